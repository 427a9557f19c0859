import { isCivilDate } from '#shared/civil-date.ts';
import type { FormField } from '#shared/contract/form-fields.ts';
import { CHOICE_SEPARATOR } from './field-condition.ts';

const LONG_TERM = '长期';

/** Forms of before the schema named such words kept this one in code. */
function isWord(field: FormField, value: string): boolean {
  return field.words?.includes(value) ?? (field.key === 'validTo' && value === LONG_TERM);
}

/** Whether a typed value may be stored; `''` always may (it clears the field). Lengths count code points. */
export function isFieldValueValid(field: FormField, value: string): boolean {
  if (value === '') return true;
  if (field.maxLength !== undefined && Array.from(value).length > field.maxLength) return false;
  switch (field.kind) {
    case 'date':
      return isCivilDate(value) || isWord(field, value);
    case 'partial-date':
      return isPartialDate(value) || isWord(field, value);
    case 'choice':
      return hasChoice(field, value);
    case 'multi-choice':
      return isChoiceList(field, value.split(CHOICE_SEPARATOR));
    case 'yes-no':
      return value === '1' || value === '0';
    case 'number':
      return isNumberWithin(field, value);
    case 'phone':
      return /^[\d +()-]{5,20}$/.test(value);
    case 'id-number':
      return /^\d{17}[\dX]$|^\d{15}$|^[A-Z]{3}\d{12}$/.test(value);
    case 'area':
      // Whether the code is in the table, and still in use, is told beside the field and never refused.
      return /^\d{6}$/.test(value);
    case 'group':
      return false;
    case 'text':
    case 'long-text':
      return true;
  }
}

/** A year, a month or a day: `1951`, `1951-03`, `1951-03-12`. */
export function isPartialDate(value: string): boolean {
  if (/^\d{4}$/.test(value)) return isCivilDate(`${value}-01-01`);
  return /^\d{4}-\d{2}$/.test(value) ? isCivilDate(`${value}-01`) : isCivilDate(value);
}

/** True when `earlier` surely lies before `later`; dates that are known to the year only are compared by the year. */
export function surelyBefore(earlier: string, later: string): boolean {
  const precision = Math.min(earlier.length, later.length);
  return earlier.slice(0, precision) < later.slice(0, precision);
}

function hasChoice(field: FormField, code: string): boolean {
  return field.choices?.some((choice) => choice.code === code) ?? false;
}

function isChoiceList(field: FormField, codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length && codes.every((code) => hasChoice(field, code));
}

function isNumberWithin({ least, most }: FormField, value: string): boolean {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(value)) return false;
  const number = Number(value);
  return (least === undefined || number >= least) && (most === undefined || number <= most);
}
