import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { SealedReader } from '#electron/platform/sealed-file.ts';
import {
  MOST_COLUMNS,
  RosterFileError,
  type RosterTableRow,
  type RowStream,
  type TextEncoding,
} from './roster-table.ts';

export const DELIMITERS = [',', '\t', ';'] as const;
const LONGEST_RECORD = 100_000;
const ROWS_A_TIME = 200;

/**
 * UTF-8 with or without a mark, UTF-16 as spreadsheets export it, otherwise GB18030. Reads all of the file, because one byte
 * near the end may tell. Throws RosterFileError for bytes that are no text.
 */
export function encodingOf(reader: SealedReader): TextEncoding {
  const start = reader.readSome(0).subarray(0, 2);
  if (start[0] === 0xff && start[1] === 0xfe) return checked(reader, 'utf16le');
  return isUtf8(reader) ? checked(reader, 'utf8') : checked(reader, 'gb18030');
}

function isUtf8(reader: SealedReader): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of piecesOf(reader)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function checked(reader: SealedReader, encoding: TextEncoding): TextEncoding {
  for (const text of textPieces(reader, encoding)) {
    // Control characters other than tab and line ends, or bytes outside the encoding: some other kind of file.
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B\u000E-\u001F\uFFFD]/u.test(text)) {
      throw new RosterFileError('roster.notReadable', 'neither a workbook nor text');
    }
  }
  return encoding;
}

function* piecesOf(reader: SealedReader): Generator<Buffer> {
  for (let offset = 0; offset < reader.size;) {
    const piece = reader.readSome(offset);
    offset += piece.length;
    yield piece;
  }
}

/** The text without its mark, piece by piece; no character is cut. */
function* textPieces(
  reader: SealedReader,
  encoding: TextEncoding,
  onRead?: (share: number) => void,
): Generator<string> {
  const decoder = iconv.getDecoder(encoding);
  let read = 0;
  for (const piece of piecesOf(reader)) {
    const text = decoder.write(piece);
    const isFirst = read === 0;
    read += piece.length;
    onRead?.(read / reader.size);
    yield isFirst ? text.replace(/^\uFEFF/u, '') : text;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

export type TextPlace = { readonly encoding: TextEncoding; readonly delimiter: string };

/** The rows of a text file as it is read. Throws RosterFileError where it cannot be cut. */
export async function* delimitedRows(
  reader: SealedReader,
  { encoding, delimiter }: TextPlace,
  onRead?: (share: number) => void,
): RowStream & AsyncGenerator<readonly RosterTableRow[]> {
  const parser = Readable.from(textPieces(reader, encoding, onRead)).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    }),
  );
  let rowNumber = 0;
  let rows: RosterTableRow[] = [];
  try {
    for await (const record of parser) {
      rowNumber += 1;
      rows.push({ rowNumber, cells: (record as string[]).slice(0, MOST_COLUMNS) });
      if (rows.length < ROWS_A_TIME) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    if (error instanceof RosterFileError) throw error;
    throw new RosterFileError('roster.notReadable', 'not delimited text', error);
  }
  if (rows.length > 0) yield rows;
}
