import type { CivilDate } from '#shared/civil-date.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { FieldValues } from './field-condition.ts';
import { isPartialDate, surelyBefore } from './field-value.ts';

/** `before`: earlier than the field named, which cannot be; `future`: its day has not come. */
export type DateProblem = { readonly code: 'before'; readonly than: string } | { readonly code: 'future' };

type DatedField = Pick<PlainField, 'key' | 'notBefore' | 'pastOnly'>;

/** Why a date cannot be true, or null. Dates known to the year only are compared by the year. */
export function dateProblem(field: DatedField, values: FieldValues, today: CivilDate): DateProblem | null {
  const value = values[field.key] ?? '';
  if (!isPartialDate(value)) return null;
  if (field.pastOnly && surelyBefore(today, value)) return { code: 'future' };
  const than = field.notBefore?.find((key) => {
    const other = values[key] ?? '';
    return isPartialDate(other) && surelyBefore(value, other);
  });
  return than === undefined ? null : { code: 'before', than };
}
