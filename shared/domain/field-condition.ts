import type { FieldCondition } from '#shared/contract/form-fields.ts';

/** Field key → value as stored; an absent key is an empty field. */
export type FieldValues = Readonly<Record<string, string | undefined>>;

/** Values of a multiple choice are joined by this; no code contains it. */
export const CHOICE_SEPARATOR = ',';

/** Whether a condition between fields holds; an absent condition always does. */
export function holds(condition: FieldCondition | undefined, values: FieldValues): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((each) => holds(each, values));
  if ('any' in condition) return condition.any.some((each) => holds(each, values));
  const value = values[condition.field] ?? '';
  const wanted = condition.value === undefined ? [] : [condition.value].flat();
  switch (condition.is) {
    case 'filled':
      return value !== '';
    case 'empty':
      return value === '';
    case 'is':
    case 'one-of':
      return wanted.includes(value);
    case 'is-not':
    case 'none-of':
      return !wanted.includes(value);
    case 'includes':
      return value.split(CHOICE_SEPARATOR).some((code) => wanted.includes(code));
  }
}

/** Keys of the fields a condition looks at. */
export function fieldsOf(condition: FieldCondition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  return [condition.field];
}
