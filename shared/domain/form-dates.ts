import type { CivilDate } from '#shared/civil-date.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { FieldValues } from './field-condition.ts';
import { isPartialDate, surelyBefore } from './field-value.ts';
import { parseIdNumber } from './id-number.ts';

/**
 * `before`: earlier than the field named, which cannot be · `future`: its day has not come · `number`: not the birth that the ID
 * number `in` the field named `says`.
 */
export type DateProblem =
  | { readonly code: 'before'; readonly than: string }
  | { readonly code: 'future' }
  | { readonly code: 'number'; readonly in: string; readonly says: CivilDate };

type DatedField = Pick<PlainField, 'key' | 'notBefore' | 'pastOnly' | 'asIn'>;

/** Why a date cannot be true, or null. Dates known to the year only are compared by the year. */
export function dateProblem(field: DatedField, values: FieldValues, today: CivilDate): DateProblem | null {
  const value = values[field.key] ?? '';
  if (!isPartialDate(value)) return null;
  if (field.pastOnly && surelyBefore(today, value)) return { code: 'future' };
  const than = field.notBefore?.find((key) => {
    const other = values[key] ?? '';
    return isPartialDate(other) && surelyBefore(value, other);
  });
  if (than !== undefined) return { code: 'before', than };
  return field.asIn === undefined ? null : unlikeNumber(field.asIn, value, { values, today });
}

type Known = { readonly values: FieldValues; readonly today: CivilDate };

function unlikeNumber(key: string, value: string, { values, today }: Known): DateProblem | null {
  const number = parseIdNumber(values[key] ?? '', today);
  return !number.ok || number.birthOn === value ? null : { code: 'number', in: key, says: number.birthOn };
}
