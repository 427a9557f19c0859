import type { RosterCell, RosterField } from '#shared/domain/roster-row.ts';

/** A column of the file; `field` is `''` for one nobody asked for, kept so that refused rows can be given back whole. */
export type RosterColumn = { readonly field: RosterField | ''; readonly heading: string };

export type RosterTableRow = {
  /** As the spreadsheet shows it. */
  readonly rowNumber: number;
  /** One cell a column, in file order. */
  readonly cells: readonly RosterCell[];
};

export type RosterTable = { readonly columns: readonly RosterColumn[]; readonly rows: readonly RosterTableRow[] };

/** Field → headings by which rosters name it (resources/policy/roster-columns.json). */
export type ColumnWish = { readonly field: string; readonly required: boolean; readonly headings: readonly string[] };

/** Every row of a sheet from its first row on, blank ones too: the index tells the row number. */
export type SheetRows = readonly (readonly RosterCell[])[];

export type RosterFileProblem =
  | { readonly code: 'roster.notReadable' | 'roster.empty' | 'roster.tooLarge' }
  | { readonly code: 'roster.columnsMissing'; readonly columns: readonly string[] };

export type RosterFileAnswer =
  | { readonly ok: true; readonly table: RosterTable }
  | { readonly ok: false; readonly problem: RosterFileProblem; readonly detail: string };

/** The file is refused for a reason the clerk is told; `detail` is for the log and holds no cell. */
export class RosterFileError extends Error {
  readonly problem: RosterFileProblem;

  constructor(problem: RosterFileProblem, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'RosterFileError';
    this.problem = problem;
  }
}
