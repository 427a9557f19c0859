import type { FieldChoice, PlainField } from '#shared/contract/form-fields.ts';
import { findAreas, type AreaTable } from './areas.ts';
import { CHOICE_SEPARATOR } from './field-condition.ts';
import { isFieldValueValid } from './field-value.ts';

/** What a line typed in the entry mode means: a value to store, a mark that nobody can read it, or nothing that fits. */
export type Entered =
  { readonly kind: 'value'; readonly value: string } | { readonly kind: 'unclear' } | { readonly kind: 'unfit' };

export type EntryLists = { readonly choices: readonly FieldChoice[]; readonly areas: AreaTable };

/**
 * Reads a line typed from a paper form. `?` alone marks it unreadable; lists are answered by the number shown beside a
 * choice (several numbers, divided by anything, for a multiple choice), or by name; dates by digits.
 */
export function readEntry(field: PlainField, typed: string, lists: EntryLists): Entered {
  const text = typed.trim().normalize('NFKC');
  if (text === '?') return { kind: 'unclear' };
  if (text === '') return { kind: 'value', value: '' };
  const value = valueOf(field, text, typed.trim(), lists);
  return value !== null && isFieldValueValid(withChoices(field, lists), value)
    ? { kind: 'value', value }
    : { kind: 'unfit' };
}

function withChoices(field: PlainField, { choices }: EntryLists): PlainField {
  return field.kind === 'choice' || field.kind === 'multi-choice' ? { ...field, choices: [...choices] } : field;
}

function valueOf(field: PlainField, text: string, whole: string, { choices, areas }: EntryLists): string | null {
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
      return chosen(choices, text);
    case 'multi-choice':
      return several(choices, text);
    case 'date':
      return dateOf(text) ?? (field.words?.includes(whole) ? whole : null);
    case 'partial-date':
      return dateOf(text) ?? monthOf(text) ?? (/^\d{4}年?$/.test(text) ? text.slice(0, 4) : null);
    case 'area':
      return /^\d{6}$/.test(text) ? text : (findAreas(areas, text, 1)[0]?.code ?? null);
    case 'number':
    case 'phone':
      return text;
    case 'id-number':
      return text.toUpperCase();
    case 'text':
    case 'long-text':
      return whole;
  }
}

/** By its number in the list, else by its whole name, else by the only name that begins so. */
function chosen(choices: readonly FieldChoice[], text: string): string | null {
  if (/^\d+$/.test(text)) return choices[Number(text) - 1]?.code ?? null;
  const exact = choices.find((choice) => choice.name === text);
  if (exact) return exact.code;
  const beginning = choices.filter((choice) => choice.name.startsWith(text));
  return beginning.length === 1 ? (beginning[0]?.code ?? null) : null;
}

function several(choices: readonly FieldChoice[], text: string): string | null {
  // Up to nine choices a digit is a choice; from ten on the numbers have to be divided.
  const parts = choices.length < 10 && /^\d+$/.test(text) ? Array.from(text) : text.split(/[\s,，、.+]+/);
  const codes = parts.filter((part) => part !== '').map((part) => chosen(choices, part));
  if (codes.some((code) => code === null)) return null;
  return choices
    .map((choice) => choice.code)
    .filter((code) => codes.includes(code))
    .join(CHOICE_SEPARATOR);
}

function dateOf(text: string): string | null {
  const [, year = '', month = '', day] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text) ?? [];
  return day === undefined || /^\d{6,7}$/.test(text)
    ? null
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function monthOf(text: string): string | null {
  const [, year = '', joined, divided] = /^(\d{4})(?:(\d{2})|\D(\d{1,2})\D?)$/.exec(text) ?? [];
  const month = joined ?? divided;
  return month === undefined ? null : `${year}-${month.padStart(2, '0')}`;
}
