import type { RosterCell } from '#shared/domain/roster-row.ts';
import { MOST_COLUMNS, type RosterTableRow, type RowStream } from './roster-table.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { XmlEvents } from './xml-events.ts';

const LONGEST_CELL = 2_000;
const DAY_MS = 86_400_000;

/** The rows of one sheet as they are unpacked. `onRead` is told the share of the sheet that has come. Throws RosterFileError. */
export async function* sheetRows(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  entry: string,
  onRead: (share: number) => void = () => undefined,
): RowStream & AsyncGenerator<readonly RosterTableRow[]> {
  const size = Math.max(1, archive.sizeOf(entry));
  const cutter = new SheetCutter(parts);
  let bytes = 0;
  for await (const chunk of archive.read(entry)) {
    cutter.events.write(chunk);
    bytes += chunk.length;
    onRead(Math.min(1, bytes / size));
    const rows = cutter.take();
    if (rows.length > 0) yield rows;
  }
  cutter.events.end();
  const rest = cutter.take();
  if (rest.length > 0) yield rest;
}

type OpenCell = { readonly column: number; readonly type: string; readonly style: number };

/** Makes rows out of the XML of a sheet. */
class SheetCutter {
  readonly events: XmlEvents;
  readonly #parts: WorkbookParts;
  #rows: RosterTableRow[] = [];
  #rowNumber = 0;
  #cells: RosterCell[] = [];
  #column = -1;
  #cell: OpenCell | null = null;
  #text = '';
  #reading = false;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
    this.events = new XmlEvents({
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => {
        if (this.#reading && this.#text.length < LONGEST_CELL * 2) this.#text += text;
      },
      close: (name) => this.#close(name),
    });
  }

  take(): readonly RosterTableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #open(name: string, attributes: () => Readonly<Record<string, string>>): void {
    if (name === 'v' || name === 't') this.#reading = this.#cell !== null;
    else if (name === 'rPh') this.#reading = false;
    else if (name === 'c') {
      const { r: reference = '', t: type = 'n', s: style = '' } = attributes();
      const column = columnOf(reference) ?? this.#column + 1;
      this.#column = column;
      this.#cell = { column, type, style: Number(style) };
      this.#text = '';
    } else if (name === 'row') {
      const number = Number(attributes()['r']);
      this.#rowNumber = Number.isInteger(number) && number > this.#rowNumber ? number : this.#rowNumber + 1;
      this.#cells = [];
      this.#column = -1;
    }
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'c' && this.#cell) {
      this.#keep(this.#cell, this.#text);
      this.#cell = null;
    } else if (name === 'row') this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells });
  }

  #keep({ column, type, style }: OpenCell, text: string): void {
    if (column >= MOST_COLUMNS) return;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = this.#valueOf(type, style, text);
  }

  #valueOf(type: string, style: number, text: string): RosterCell {
    if (text === '' || type === 'e') return '';
    if (type === 's') return tidy(this.#parts.strings.get(Number(text)));
    if (type === 'inlineStr' || type === 'str') return tidy(text);
    if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'd') return text.slice(0, 10);
    return this.#parts.dateStyles.has(style) ? this.#dateOf(text) : { number: text };
  }

  /** A day as its number since the last day of 1899 (which counts a 29 February 1900 that never was), or since 1904. */
  #dateOf(text: string): RosterCell {
    const days = Number(text);
    if (!Number.isFinite(days) || days < 61 || days > 2_958_465) return { number: text };
    const first = this.#parts.since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(first + Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
  }
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
function tidy(text: string): string {
  const plain = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return plain.slice(0, LONGEST_CELL).toWellFormed();
}

/** `BC12` is column 54, counted from 0; undefined for what is no reference. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}
