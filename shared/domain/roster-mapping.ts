import { isRosterField, type RosterField } from './roster-row.ts';

/** Field → headings by which rosters name it (resources/policy/roster-columns.json). */
export type ColumnWish = { readonly field: string; readonly required: boolean; readonly headings: readonly string[] };

/** What a column means; `''` for one that is only kept to be given back. */
export type ColumnMeaning = RosterField | '';

/** A mapping somebody saved; fits files whose headings have the same signature. */
export type SavedMapping = {
  readonly signature: string;
  readonly name: string;
  readonly fields: readonly ColumnMeaning[];
};

/** Headings are compared without width, spaces, line breaks, colons and the star of a required field. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s*:]/gu, '')
    .toLowerCase();
}

/** The same for every file with the same headings in the same order, however they are spaced. */
export function headingsSignature(headings: readonly string[]): string {
  return headings.map(plainHeading).join('|');
}

/** The headings a signature was made of, without their blanks. */
export function headingsOf(signature: string): string[] {
  return signature.split('|');
}

/** What each column most likely means, a field for one column at most: the first that names it. */
export function proposeMeanings(headings: readonly string[], wishes: readonly ColumnWish[]): ColumnMeaning[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const field = meaningOf(heading, wishes);
    if (field === '' || taken.has(field)) return '';
    taken.add(field);
    return field;
  });
}

function meaningOf(heading: string, wishes: readonly ColumnWish[]): ColumnMeaning {
  const plain = plainHeading(heading);
  if (plain === '') return '';
  const wish = wishes.find((each) => each.headings.some((name) => plainHeading(name) === plain));
  return wish && isRosterField(wish.field) ? wish.field : '';
}

/** Required fields that no column carries. */
export function missingFields(meanings: readonly ColumnMeaning[], wishes: readonly ColumnWish[]): RosterField[] {
  const given = new Set<string>(meanings);
  return wishes.flatMap(({ field, required }) =>
    required && isRosterField(field) && !given.has(field) ? [field] : [],
  );
}

/** Fields that two columns claim; a mapping must have none. */
export function doubledFields(meanings: readonly ColumnMeaning[]): RosterField[] {
  const seen = new Set<string>();
  return [
    ...new Set(meanings.filter((field) => field !== '' && (seen.has(field) || !seen.add(field)))),
  ] as RosterField[];
}
