import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { RosterFileError, type SheetRows } from './roster-table.ts';

const DELIMITERS = [',', '\t', ';'] as const;
/** Enough for titles and headings. */
const SAMPLE_CHARACTERS = 20_000;
const LONGEST_RECORD = 100_000;

/**
 * The ways to cut a text file into rows, one a delimiter; the caller keeps the one in which it finds headings. UTF-8 with or
 * without a mark, UTF-16 as spreadsheets export it, otherwise GB18030. Throws RosterFileError for bytes that are no text.
 */
export function readDelimited(content: Buffer, accepts: (rows: SheetRows) => boolean): SheetRows {
  const text = decode(content);
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const wholeLines = sample.slice(0, text.length > SAMPLE_CHARACTERS ? sample.lastIndexOf('\n') + 1 : undefined);
  const delimiter = DELIMITERS.find((each) => isAccepted(wholeLines, each, accepts));
  return cut(text, delimiter ?? DELIMITERS[0]);
}

function isAccepted(sample: string, delimiter: string, accepts: (rows: SheetRows) => boolean): boolean {
  try {
    return accepts(cut(sample, delimiter));
  } catch (error) {
    // A sample may end inside a quoted cell; whether the file can be cut is seen when the whole of it is.
    if (error instanceof RosterFileError) return false;
    throw error;
  }
}

function cut(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    throw new RosterFileError({ code: 'roster.notReadable' }, 'not delimited text', error);
  }
}

function decode(content: Buffer): string {
  const text = decodeMarked(content) ?? decodeUnmarked(content);
  // Control characters other than tab and line ends, or bytes outside the encoding: some other kind of file.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000B\u000E-\u001F\uFFFD]/u.test(text)) {
    throw new RosterFileError({ code: 'roster.notReadable' }, 'neither a workbook nor text');
  }
  return text;
}

function decodeMarked(content: Buffer): string | undefined {
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) return content.toString('utf8', 3);
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le', 2);
  return undefined;
}

function decodeUnmarked(content: Buffer): string {
  return isUtf8(content) ? content.toString('utf8') : iconv.decode(content, 'gb18030');
}
