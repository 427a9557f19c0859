import { headingsSignature, missingFields, proposeMeanings, type ColumnWish } from '#shared/domain/roster-mapping.ts';
import { isFilled, textOf, type InspectedTable, type RosterTableRow, type TablePlace } from './roster-table.ts';

/** Titles, dates and notes stand above the headings; nobody writes more of them than this. */
export const ROWS_SEARCHED = 30;
/** Rows of a sheet that are looked at: the search and a few examples. */
export const ROWS_LOOKED_AT = ROWS_SEARCHED + 5;
const SAMPLES = 3;
const LONGEST_SAMPLE = 30;

/** What a search for headings goes by. */
export type HeadingWishes = { readonly columns: readonly ColumnWish[]; readonly signatures: readonly string[] };

type Candidate = {
  readonly index: number;
  readonly headings: readonly string[];
  /** The better, the higher: a saved mapping, then required fields, then any fields, then filled cells. */
  readonly rank: readonly number[];
};

export type RankedTable = InspectedTable & { readonly rank: readonly number[] };

/** The likeliest row of headings of a sheet's first rows; undefined when no row could be one. */
export function findHeading(
  place: TablePlace,
  rows: readonly RosterTableRow[],
  wishes: HeadingWishes,
): RankedTable | undefined {
  const candidates = rows.slice(0, ROWS_SEARCHED).flatMap((row, index) => candidateOf(row, index, wishes) ?? []);
  const [best] = candidates.toSorted((one, other) => compareRanks(other.rank, one.rank) || one.index - other.index);
  const row = best && rows[best.index];
  if (!best || !row) return undefined;
  const under = rows.slice(best.index + 1).filter(({ cells }) => isFilled(cells));
  const samples = best.headings.map((_, column) =>
    under
      .map(({ cells }) => Array.from(textOf(cells[column]).trim()).slice(0, LONGEST_SAMPLE).join(''))
      .filter((text) => text !== '')
      .slice(0, SAMPLES),
  );
  return { place, headingRow: row.rowNumber, headings: best.headings, samples, rank: best.rank };
}

function candidateOf(row: RosterTableRow, index: number, wishes: HeadingWishes): Candidate | undefined {
  const texts = row.cells.map((cell) => textOf(cell).trim());
  const lastNamed = texts.findLastIndex((text) => text !== '');
  const headings = texts.slice(0, lastNamed + 1);
  const filled = headings.filter((text) => text !== '').length;
  // A title stands alone in its row.
  if (filled < 2) return undefined;
  const meanings = proposeMeanings(headings, wishes.columns);
  const saved = wishes.signatures.includes(headingsSignature(headings)) ? 1 : 0;
  const fields = meanings.filter((field) => field !== '').length;
  return { index, headings, rank: [saved, -missingFields(meanings, wishes.columns).length, fields, filled] };
}

export function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
