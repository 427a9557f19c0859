import { Readable } from 'node:stream';
import readExcelFile from 'read-excel-file/node';
import { Parse, type Entry } from 'unzipper-esm';
import type { RosterCell } from '#shared/domain/roster-row.ts';
import { RosterFileError, type SheetRows } from './roster-table.ts';

/** 200,000 rows of seven columns unpack to about 150 MB of XML. */
const MOST_UNPACKED_BYTES = 400_000_000;
const LONGEST_CELL = 2_000;

type NumberCell = { readonly number: string };

/**
 * Every sheet of an .xlsx, cells as text; a number keeps its written form, because an ID number of 18 digits stored as a
 * number has lost its end. Throws RosterFileError for anything that is no workbook or unpacks to more than is reasonable.
 */
export async function readWorkbook(content: Buffer): Promise<SheetRows[]> {
  await refuseBomb(content);
  try {
    const sheets = await readExcelFile<NumberCell>(content, { parseNumber: (written) => ({ number: written }) });
    return sheets.map((sheet) => sheet.data.map((row) => row.map(cellOf)));
  } catch (error) {
    throw new RosterFileError({ code: 'roster.notReadable' }, 'not a workbook', error);
  }
}

function cellOf(value: unknown): RosterCell {
  if (typeof value === 'string') return value.slice(0, LONGEST_CELL).toWellFormed();
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return isNumberCell(value) ? value : '';
}

function isNumberCell(value: unknown): value is NumberCell {
  return typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string';
}

/**
 * Unpacks once without keeping anything, through the same reader as the workbook's, so that both see the same entries. Room
 * is made by the size an entry declares, so that counts too. Events, because iterating over this stream never ends when the
 * archive is cut off.
 */
async function refuseBomb(content: Buffer): Promise<void> {
  const { promise: measured, resolve, reject } = Promise.withResolvers<void>();
  const entries: Promise<void>[] = [];
  let bytes = 0;
  const count = (more: number) => {
    bytes += more;
    if (bytes <= MOST_UNPACKED_BYTES) return;
    reject(new RosterFileError({ code: 'roster.tooLarge' }, `unpacks to more than ${MOST_UNPACKED_BYTES} bytes`));
    archive.destroy();
  };
  const fail = (error: unknown) => reject(new RosterFileError({ code: 'roster.notReadable' }, 'not an archive', error));
  const archive = Readable.from([content])
    .pipe(Parse())
    .on('error', fail)
    .on('finish', () => void Promise.all(entries).then(() => resolve(), fail))
    .on('entry', (entry: Entry) => {
      const declared = declaredSize(entry);
      let unpacked = 0;
      count(declared);
      const ended = Promise.withResolvers<void>();
      entries.push(ended.promise);
      entry
        .on('data', (chunk: Buffer) => {
          count(Math.min(chunk.length, Math.max(0, unpacked + chunk.length - declared)));
          unpacked += chunk.length;
        })
        .on('error', fail)
        .on('finish', () => ended.resolve());
    });
  await measured;
}

function declaredSize(entry: Entry): number {
  const size: unknown = Reflect.get(entry.vars, 'uncompressedSize');
  return typeof size === 'number' ? size : 0;
}
