import type { PlainField } from '#shared/contract/form-fields.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { areaName, type AreaTable } from './areas.ts';
import { CHOICE_SEPARATOR } from './field-condition.ts';

/** A stored value as a person reads it and types it elsewhere; what no list or table knows stays as it is stored. */
export function fieldWords(field: PlainField, value: string, areas: AreaTable): string {
  if (value === '') return '';
  switch (field.kind) {
    case 'choice':
      return nameOf(field, value);
    case 'multi-choice':
      return value
        .split(CHOICE_SEPARATOR)
        .map((code) => nameOf(field, code))
        .join(caseFileText.listMark);
    case 'yes-no':
      return value === '1' ? caseFileText.yes : value === '0' ? caseFileText.no : value;
    case 'area':
      return areaName(areas, value) ?? value;
    case 'text':
    case 'long-text':
    case 'date':
    case 'partial-date':
    case 'number':
    case 'phone':
    case 'id-number':
      return value;
  }
}

/** The value's code where it is not the words themselves; `''` otherwise. */
export function fieldCode(field: PlainField, value: string, areas: AreaTable): string {
  const coded = field.kind === 'choice' || field.kind === 'multi-choice' || field.kind === 'area';
  const words = fieldWords(field, value, areas);
  return coded && value.replaceAll(CHOICE_SEPARATOR, caseFileText.listMark) !== words ? value : '';
}

/** Whether the field's values have codes besides their names. */
export function hasCodes(field: PlainField): boolean {
  return field.kind === 'area' || (field.choices?.some(({ code, name }) => code !== name) ?? false);
}

function nameOf({ choices }: PlainField, code: string): string {
  return choices?.find((choice) => choice.code === code)?.name ?? code;
}
