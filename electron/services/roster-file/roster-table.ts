import type { ColumnMeaning } from '#shared/domain/roster-mapping.ts';
import type { RosterCell } from '#shared/domain/roster-row.ts';

/** A column of the file; `field` is `''` for one nobody asked for, kept so that refused rows can be given back whole. */
export type RosterColumn = { readonly field: ColumnMeaning; readonly heading: string };

export type RosterTableRow = {
  /** As the spreadsheet shows it. */
  readonly rowNumber: number;
  /** One cell a column, in file order. */
  readonly cells: readonly RosterCell[];
};

/** Rows as they come, some at a time, blank ones left out or not, each with its number. */
export type RowStream = AsyncIterable<readonly RosterTableRow[]>;

/** Where in a file a table lies: a sheet of a workbook, or a way to cut a text. */
export type TablePlace =
  | { readonly kind: 'sheet'; readonly name: string; readonly entry: string }
  | { readonly kind: 'text'; readonly encoding: TextEncoding; readonly delimiter: string };

export type TextEncoding = 'utf8' | 'utf16le' | 'gb18030';

/** A table found in a file, and enough of it to choose what its columns are. */
export type InspectedTable = {
  readonly place: TablePlace;
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** A few cells of each column. */
  readonly samples: readonly (readonly string[])[];
};

/** More columns than this no roster has. */
export const MOST_COLUMNS = 60;
export const MOST_ROWS = 300_000;

export type RosterFileProblem = { readonly code: 'roster.notReadable' | 'roster.empty' | 'roster.tooLarge' };

/** The file is refused for a reason the clerk is told; `detail` is for the log and holds no cell. */
export class RosterFileError extends Error {
  readonly problem: RosterFileProblem;

  constructor(code: RosterFileProblem['code'], detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'RosterFileError';
    this.problem = { code };
  }
}

export function textOf(cell: RosterCell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.number;
}

export function isFilled(cells: readonly RosterCell[]): boolean {
  return cells.some((cell) => textOf(cell).trim() !== '');
}
