import { Checkbox, Radio, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import type { FieldChoice, PlainField } from '#shared/contract/form-fields.ts';
import { CHOICE_SEPARATOR, holds, type FieldValues } from '#shared/domain/field-condition.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import type { ControlProps } from './FieldControl.tsx';

const text = casesText.field;

/** Few enough to be seen at once: one click instead of two. */
const MOST_BUTTONS = 5;

/** The choices on offer: those that fit the other fields, and the stored one whatever it is. */
export function choicesNow(field: PlainField, values: FieldValues, value: string): readonly FieldChoice[] {
  if (field.kind === 'yes-no') return text.yesNo;
  const kept = value.split(CHOICE_SEPARATOR);
  return (field.choices ?? []).filter((choice) => kept.includes(choice.code) || holds(choice.onlyWhen, values));
}

export function ChoiceControl({ at, field, value, values, required, disabled, onEdit, onLeave }: ControlProps) {
  const choices = choicesNow(field, values, value);
  const choose = (code: string): void => {
    onEdit(code);
    onLeave();
  };
  if (choices.length > MOST_BUTTONS) {
    return (
      <Select
        className="field-select"
        value={value === '' ? null : value}
        disabled={disabled}
        placeholder={text.choose}
        aria-label={field.label}
        data-testid={`field-${at}`}
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        options={choices.map((choice) => ({ value: choice.code, label: choice.name }))}
        onChange={(code: string | undefined) => choose(code ?? '')}
      />
    );
  }
  const clear = (event: KeyboardEvent): void => {
    if (!required && value !== '' && (event.key === 'Delete' || event.key === 'Backspace')) choose('');
  };
  return (
    <div onKeyDown={clear}>
      <Radio.Group
        value={value}
        disabled={disabled}
        aria-label={field.label}
        data-testid={`field-${at}`}
        onChange={(event) => choose(String(event.target.value))}
      >
        {choices.map((choice) => (
          <Radio
            key={choice.code}
            value={choice.code}
            data-testid={`field-${at}-${choice.code}`}
            // What may be left out may be taken back: a second click on the chosen one.
            onClick={() => {
              if (!required && choice.code === value) choose('');
            }}
          >
            {choice.name}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}

export function MultiChoiceControl({ at, field, value, values, disabled, onEdit, onLeave }: ControlProps) {
  const choices = choicesNow(field, values, value);
  const chosen = value === '' ? [] : value.split(CHOICE_SEPARATOR);
  const choose = (codes: readonly string[]): void => {
    // In the list's order, so that the same choice is always the same value.
    onEdit(
      choices
        .map((choice) => choice.code)
        .filter((code) => codes.includes(code))
        .join(CHOICE_SEPARATOR),
    );
    onLeave();
  };
  return (
    <Checkbox.Group
      value={chosen}
      disabled={disabled}
      data-testid={`field-${at}`}
      options={choices.map((choice) => ({ value: choice.code, label: choice.name }))}
      onChange={(codes) => choose(codes)}
    />
  );
}
