import { isRosterField, type RosterCell, type RosterField } from '#shared/domain/roster-row.ts';
import {
  RosterFileError,
  type ColumnWish,
  type RosterColumn,
  type RosterTable,
  type SheetRows,
} from './roster-table.ts';

/** Titles, dates and notes stand above the headings; nobody writes more of them than this. */
const ROWS_SEARCHED = 30;
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 60;

/** Finds the row of headings in the first sheet that has one and cuts the rows under it. Throws RosterFileError. */
export function tableOf(sheets: readonly SheetRows[], wishes: readonly ColumnWish[]): RosterTable {
  const filled = sheets.filter((rows) => rows.some(isFilled));
  if (filled.length === 0) throw new RosterFileError({ code: 'roster.empty' }, 'no cell holds anything');
  const found = filled.map((rows) => bestHeading(rows, wishes));
  const whole = found.find((each) => each.missing.length === 0);
  if (!whole) {
    const closest = found.toSorted((one, other) => other.fields - one.fields)[0];
    const columns = closest?.missing ?? [];
    throw new RosterFileError({ code: 'roster.columnsMissing', columns }, 'no row has the headings needed');
  }
  return cutTable(whole);
}

type Heading = {
  readonly rows: SheetRows;
  readonly index: number;
  readonly columns: readonly RosterColumn[];
  readonly fields: number;
  /** First heading of each required field that is not there. */
  readonly missing: readonly string[];
};

function bestHeading(rows: SheetRows, wishes: readonly ColumnWish[]): Heading {
  const candidates = rows.slice(0, ROWS_SEARCHED).map((_, index) => readHeading(rows, index, wishes));
  const [best] = candidates.toSorted(
    (one, other) => one.missing.length - other.missing.length || other.fields - one.fields,
  );
  return best ?? readHeading(rows, 0, wishes);
}

function readHeading(rows: SheetRows, index: number, wishes: readonly ColumnWish[]): Heading {
  const taken = new Set<string>();
  const columns = (rows[index] ?? []).slice(0, MOST_COLUMNS).map((cell): RosterColumn => {
    const heading = textOf(cell);
    const field = fieldNamed(heading, wishes);
    if (field === '' || taken.has(field)) return { field: '', heading };
    taken.add(field);
    return { field, heading };
  });
  const missing = wishes
    .filter((wish) => wish.required && !taken.has(wish.field))
    .map((wish) => wish.headings[0] ?? wish.field);
  return { rows, index, columns, fields: taken.size, missing };
}

function fieldNamed(heading: string, wishes: readonly ColumnWish[]): RosterField | '' {
  const plain = plainHeading(heading);
  if (plain === '') return '';
  const wish = wishes.find((each) => each.headings.some((name) => plainHeading(name) === plain));
  return wish && isRosterField(wish.field) ? wish.field : '';
}

/** Headings are compared without width, spaces, line breaks, colons and the star of a required field. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s*:]/gu, '')
    .toLowerCase();
}

function cutTable({ rows, index, columns }: Heading): RosterTable {
  const lastNamed = columns.findLastIndex((column) => column.heading !== '');
  const named = columns.slice(0, lastNamed + 1);
  const cut = rows
    .map((cells, at) => ({ rowNumber: at + 1, cells: named.map((_, column) => cells[column] ?? '') }))
    .slice(index + 1)
    .filter((row) => isFilled(row.cells));
  if (cut.length === 0) throw new RosterFileError({ code: 'roster.empty' }, 'no row under the headings');
  if (cut.length > MOST_ROWS) throw new RosterFileError({ code: 'roster.tooLarge' }, `more than ${MOST_ROWS} rows`);
  return { columns: named, rows: cut };
}

function isFilled(cells: readonly RosterCell[]): boolean {
  return cells.some((cell) => textOf(cell).trim() !== '');
}

function textOf(cell: RosterCell): string {
  return typeof cell === 'string' ? cell : cell.number;
}
