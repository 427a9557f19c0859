import { areaName } from '#shared/domain/areas.ts';
import { CHOICE_SEPARATOR } from '#shared/domain/field-condition.ts';
import type { FileEntry } from './complete-file.ts';
import { dayAreas, dayForm } from './day-form.ts';

/** A value as a person reads it on paper and in a workbook: names instead of codes. */
export function shownWords({ field, choices, value }: FileEntry): string {
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
    case 'multi-choice':
      return value
        .split(CHOICE_SEPARATOR)
        .map((code) => choices.find((choice) => choice.code === code)?.name ?? `(${code})`)
        .join('、');
    case 'area':
      return areaName(dayAreas, value) ?? '';
    case 'date':
    case 'partial-date':
    case 'number':
    case 'phone':
    case 'id-number':
    case 'text':
    case 'long-text':
      return value;
  }
}

/** What the column of a box is called in a workbook: `备注`, `家庭成员2·姓名`. */
export function headingOf({ key, field }: FileEntry): string {
  const [group, row, column] = key.split('.');
  if (column === undefined) return field.label;
  const label = dayForm.sections.flatMap(({ fields }) => fields).find((each) => each.key === group)?.label ?? '';
  return `${label}${row ?? ''}·${field.label}`;
}
