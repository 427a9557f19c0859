import { Input, Radio, Select } from 'antd';
import { useState, type ChangeEvent } from 'react';
import type { FormField } from '#shared/contract/cases.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { dateAsTyped } from './form-view.ts';

const text = casesText.field;

/** Few enough to be seen at once: one click instead of two. */
const MOST_BUTTONS = 5;

type Props = {
  readonly field: FormField;
  readonly value: string;
  readonly disabled: boolean;
  /** A value as typed; saved after a pause. */
  readonly onEdit: (value: string) => void;
  /** The clerk is done with the box: save now. */
  readonly onLeave: () => void;
};

/** The input for one field, by its kind. */
export function FieldControl(props: Props) {
  if (props.field.kind === 'choice') return <ChoiceControl {...props} />;
  return <TypedControl {...props} />;
}

function TypedControl({ field, value, disabled, onEdit, onLeave }: Props) {
  // While the cursor is in the box its text is the clerk's; a value tidied up by the station may replace it afterwards.
  const [own, setOwn] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const shaped = (typed: string): string => (field.kind === 'date' ? dateAsTyped(typed) : typed);
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    setOwn(event.target.value);
    // Letters on their way to becoming characters are nobody's value.
    if (!composing) onEdit(shaped(event.target.value));
  };
  const shared = {
    value: own ?? value,
    disabled,
    'data-testid': `field-${field.key}`,
    'aria-label': field.label,
    'aria-required': field.required,
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    onFocus: () => setOwn(value),
    onChange: change,
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => {
      setComposing(false);
      setOwn(event.currentTarget.value);
      onEdit(shaped(event.currentTarget.value));
    },
    onBlur: () => {
      setOwn(null);
      onLeave();
    },
  };
  if (field.kind === 'long-text') return <Input.TextArea {...shared} autoSize={{ minRows: 1, maxRows: 3 }} />;
  return (
    <Input
      {...shared}
      {...(field.kind === 'phone' ? { inputMode: 'tel' as const } : {})}
      {...(field.kind === 'date' ? { placeholder: text.date } : {})}
    />
  );
}

function ChoiceControl({ field, value, disabled, onEdit, onLeave }: Props) {
  const choices = field.choices ?? [];
  const choose = (code: string): void => {
    onEdit(code);
    onLeave();
  };
  if (choices.length <= MOST_BUTTONS) {
    return (
      <Radio.Group
        value={value}
        disabled={disabled}
        aria-label={field.label}
        data-testid={`field-${field.key}`}
        onChange={(event) => choose(String(event.target.value))}
      >
        {choices.map((choice) => (
          <Radio key={choice.code} value={choice.code} data-testid={`field-${field.key}-${choice.code}`}>
            {choice.name}
          </Radio>
        ))}
      </Radio.Group>
    );
  }
  return (
    <Select
      className="field-select"
      value={value === '' ? null : value}
      disabled={disabled}
      placeholder={text.choose}
      aria-label={field.label}
      data-testid={`field-${field.key}`}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices.map((choice) => ({ value: choice.code, label: choice.name }))}
      onChange={(code: string | null) => choose(code ?? '')}
    />
  );
}
