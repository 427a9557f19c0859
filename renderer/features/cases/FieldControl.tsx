import { Input } from 'antd';
import { useState, type ChangeEvent } from 'react';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { AreaControl } from './AreaControl.tsx';
import { ChoiceControl, MultiChoiceControl } from './ChoiceControls.tsx';
import { dateAsTyped, partialDateAsTyped } from './form-view.ts';

const text = casesText.field;

export type ControlProps = {
  /** Where its value is stored: the field's own key, or that of a group's cell. */
  readonly at: string;
  readonly field: PlainField;
  readonly value: string;
  /** Values of the whole case, for choices that depend on another field. */
  readonly values: FieldValues;
  readonly required: boolean;
  readonly disabled: boolean;
  /** A value as typed; saved after a pause. */
  readonly onEdit: (value: string) => void;
  /** The clerk is done with the box: save now. */
  readonly onLeave: () => void;
};

/** The input for one field, by its kind. */
export function FieldControl(props: ControlProps) {
  switch (props.field.kind) {
    case 'choice':
    case 'yes-no':
      return <ChoiceControl {...props} />;
    case 'multi-choice':
      return <MultiChoiceControl {...props} />;
    case 'area':
      return <AreaControl {...props} />;
    case 'text':
    case 'long-text':
    case 'date':
    case 'partial-date':
    case 'number':
    case 'phone':
    case 'id-number':
      return <TypedControl {...props} />;
  }
}

const shapes: Partial<Record<PlainField['kind'], (typed: string) => string>> = {
  date: dateAsTyped,
  'partial-date': partialDateAsTyped,
  number: (typed) => typed.trim().normalize('NFKC'),
};

function TypedControl({ at, field, value, required, disabled, onEdit, onLeave }: ControlProps) {
  // While the cursor is in the box its text is the clerk's; a value tidied up by the station may replace it afterwards.
  const [own, setOwn] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const shaped = shapes[field.kind] ?? ((typed: string) => typed);
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    setOwn(event.target.value);
    // Letters on their way to becoming characters are nobody's value.
    if (!composing) onEdit(shaped(event.target.value));
  };
  const shared = {
    value: own ?? value,
    disabled,
    'data-testid': `field-${at}`,
    'aria-label': field.label,
    'aria-required': required,
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
      {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(field.unit === undefined ? {} : { suffix: field.unit })}
      {...(field.kind === 'date' ? { placeholder: text.date } : {})}
      {...(field.kind === 'partial-date' ? { placeholder: text.partialDate } : {})}
    />
  );
}
