import { tableOf } from './find-heading.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';
import { RosterFileError, type ColumnWish, type RosterTable, type SheetRows } from './roster-table.ts';

/** The table in a file, told by its bytes, not its name: an archive is a workbook, anything else must be text. */
export async function readRosterTable(content: Buffer, columns: readonly ColumnWish[]): Promise<RosterTable> {
  if (content.length === 0) throw new RosterFileError({ code: 'roster.empty' }, 'no bytes');
  const isArchive = content[0] === 0x50 && content[1] === 0x4b && (content[2] ?? 0) < 9;
  const sheets = isArchive
    ? await readWorkbook(content)
    : [readDelimited(content, (rows) => hasHeadings(rows, columns))];
  return tableOf(sheets, columns);
}

function hasHeadings(rows: SheetRows, columns: readonly ColumnWish[]): boolean {
  try {
    tableOf([rows], columns);
    return true;
  } catch (error) {
    if (error instanceof RosterFileError) return error.problem.code !== 'roster.columnsMissing';
    throw error;
  }
}
