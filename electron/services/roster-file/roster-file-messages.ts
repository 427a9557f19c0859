import type { HeadingWishes } from './find-heading.ts';
import type { TableRange } from './open-roster-file.ts';
import type { InspectedTable, RosterFileProblem, RosterTableRow } from './roster-table.ts';

/** What the station asks of the thread that reads a file. */
export type RosterFileTask =
  { readonly kind: 'inspect'; readonly wishes: HeadingWishes } | { readonly kind: 'rows'; readonly range: TableRange };

/** What the thread answers; each `rows` is answered with any message when it has been taken. */
export type RosterFileMessage =
  | { readonly kind: 'inspected'; readonly table: InspectedTable }
  | { readonly kind: 'rows'; readonly rows: readonly RosterTableRow[]; readonly share: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly problem: RosterFileProblem; readonly detail: string };
