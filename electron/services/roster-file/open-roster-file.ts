import type { SealedReader } from '#electron/platform/sealed-file.ts';
import { DELIMITERS, delimitedRows, encodingOf } from './delimited-rows.ts';
import { compareRanks, findHeading, ROWS_LOOKED_AT, type HeadingWishes, type RankedTable } from './find-heading.ts';
import {
  isFilled,
  MOST_ROWS,
  RosterFileError,
  type InspectedTable,
  type RosterTableRow,
  type RowStream,
  type TablePlace,
} from './roster-table.ts';
import { sheetRows } from './sheet-rows.ts';
import { WorkbookArchive } from './workbook-archive.ts';
import { readWorkbookParts } from './workbook-parts.ts';

type RowsOf = (place: TablePlace, onRead?: (share: number) => void) => RowStream;
type OpenFile = { readonly places: readonly TablePlace[]; readonly rowsOf: RowsOf };

/** The table in a file, told by its bytes, not its name: an archive is a workbook, anything else must be text. */
export async function inspectRosterFile(reader: SealedReader, wishes: HeadingWishes): Promise<InspectedTable> {
  const { places, rowsOf } = await openFile(reader);
  let best: RankedTable | undefined;
  let isEmpty = true;
  for (const place of places) {
    const rows = await firstRows(rowsOf(place), ROWS_LOOKED_AT);
    isEmpty &&= rows.length === 0;
    const found = findHeading(place, rows, wishes);
    if (found && (!best || compareRanks(found.rank, best.rank) > 0)) best = found;
  }
  if (isEmpty) throw new RosterFileError('roster.empty', 'no cell holds anything');
  if (!best) throw new RosterFileError('roster.notReadable', 'no row with two filled cells');
  if (best.samples.every((column) => column.length === 0))
    throw new RosterFileError('roster.empty', 'nothing under the headings');
  const { rank: _, ...table } = best;
  return table;
}

async function openFile(reader: SealedReader): Promise<OpenFile> {
  const start = reader.readSome(0);
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] ?? 0) < 9) return openWorkbook(reader);
  const encoding = encodingOf(reader);
  return {
    places: DELIMITERS.map((delimiter) => ({ kind: 'text', encoding, delimiter })),
    rowsOf: (place, onRead) => {
      if (place.kind !== 'text') throw new TypeError('a text has no sheets');
      return delimitedRows(reader, place, onRead);
    },
  };
}

async function openWorkbook(reader: SealedReader): Promise<OpenFile> {
  const archive = await WorkbookArchive.open(reader);
  const parts = await readWorkbookParts(archive);
  return {
    places: parts.sheets.map((sheet) => ({ kind: 'sheet', ...sheet })),
    rowsOf: (place, onRead) => {
      if (place.kind !== 'sheet') throw new TypeError('a workbook has sheets');
      return sheetRows(archive, parts, place.entry, onRead);
    },
  };
}

/** The first filled rows. Leaving the loop ends the reading. */
async function firstRows(stream: RowStream, most: number): Promise<RosterTableRow[]> {
  const rows: RosterTableRow[] = [];
  try {
    for await (const some of stream) {
      for (const row of some) if (isFilled(row.cells) && rows.length < most) rows.push(row);
      if (rows.length >= most) break;
    }
  } catch (error) {
    // A text cut by the wrong delimiter may fail where the right one does not; what was cut so far is enough to judge.
    if (!(error instanceof RosterFileError) || error.problem.code !== 'roster.notReadable' || rows.length === 0)
      throw error;
  }
  return rows;
}

export type TableRange = { readonly place: TablePlace; readonly headingRow: number; readonly columns: number };

/** The filled rows under the headings, cut to the columns that have one. Throws RosterFileError. */
export async function* readRosterRows(
  reader: SealedReader,
  { place, headingRow, columns }: TableRange,
  onRead: (share: number) => void,
): AsyncGenerator<readonly RosterTableRow[]> {
  const { rowsOf } = await openFile(reader);
  let count = 0;
  for await (const some of rowsOf(place, onRead)) {
    const rows = some
      .filter(({ rowNumber, cells }) => rowNumber > headingRow && isFilled(cells.slice(0, columns)))
      .map(({ rowNumber, cells }) => ({
        rowNumber,
        cells: Array.from({ length: columns }, (_, column) => cells[column] ?? ''),
      }));
    count += rows.length;
    if (count > MOST_ROWS) throw new RosterFileError('roster.tooLarge', `more than ${MOST_ROWS} rows`);
    if (rows.length > 0) yield rows;
  }
  if (count === 0) throw new RosterFileError('roster.empty', 'no row under the headings');
}
