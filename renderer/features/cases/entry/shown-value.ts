import type { FieldChoice, PlainField } from '#shared/contract/form-fields.ts';
import { CHOICE_SEPARATOR } from '#shared/domain/field-condition.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';

/** A stored value as people read it: names for codes, everything else as it is. */
export function shownValue(field: PlainField, value: string, choices: readonly FieldChoice[]): string {
  if (value === '' || choices.length === 0) return value;
  const codes = field.kind === 'multi-choice' ? value.split(CHOICE_SEPARATOR) : [value];
  return codes
    .map((code) => choices.find((choice) => choice.code === code)?.name ?? code)
    .join(casesText.entry.listMark);
}
