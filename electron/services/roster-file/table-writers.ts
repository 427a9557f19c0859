import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Writes a table row by row; every cell is text, because an ID number must not become a number. */
export type TableWriter = { readonly row: (cells: readonly string[]) => void; readonly end: () => void };

type Write = (bytes: Uint8Array) => void;

/** Collected before they are handed on: compressing single rows would cost more than it saves. */
const TEXT_AT_ONCE = 64 * 1024;

/** Comma-separated text in UTF-8 with a mark, by which Excel knows it. */
export function csvWriter(write: Write): TableWriter {
  const text = collected((piece) => write(strToU8(piece)));
  text.add('\uFEFF');
  return {
    row: (cells) => text.add(`${cells.map(csvCell).join(',')}\r\n`),
    end: () => text.flush(),
  };
}

/** A cell that begins like a formula gets a tab before it, which reading takes off again. */
function csvCell(cell: string): string {
  const safe = /^[=+\-@]/.test(cell) ? `\t${cell}` : cell;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet, its first row bold and kept in view, all cells formatted as text. */
export function workbookWriter(write: Write, sheetName: string, widths: readonly number[]): TableWriter {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  for (const [path, content] of Object.entries(partsAround(sheetName)))
    addEntry(zip, path).push(strToU8(content), true);
  const entry = addEntry(zip, 'xl/worksheets/sheet1.xml');
  const text = collected((piece) => entry.push(strToU8(piece)));
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`,
  );
  text.add(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
      `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`,
  );
  let rowNumber = 0;
  return {
    row: (cells) => {
      rowNumber += 1;
      text.add(
        `<row r="${rowNumber}">${cells.map((cell, column) => xmlCell(cell, `${columnName(column)}${rowNumber}`, rowNumber === 1 ? 2 : 1)).join('')}</row>`,
      );
    },
    end: () => {
      text.add('</sheetData></worksheet>');
      text.flush();
      entry.push(new Uint8Array(), true);
      zip.end();
    },
  };
}

function addEntry(zip: Zip, path: string): ZipDeflate {
  const entry = new ZipDeflate(path, { level: 4 });
  zip.add(entry);
  return entry;
}

/** `A` for the first column, `AA` after `Z`. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

function xmlCell(text: string, reference: string, style: number): string {
  if (text === '') return `<c r="${reference}" s="${style}"/>`;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold is written the way workbooks do. */
function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replaceAll(/[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (character) => {
    return ESCAPES[character] ?? `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

function partsAround(sheetName: string): Readonly<Record<string, string>> {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (...each: string[]) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  return {
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      override('/xl/workbook.xml', 'sheet.main') +
      override('/xl/worksheets/sheet1.xml', 'worksheet') +
      override('/xl/styles.xml', 'styles') +
      '</Types>',
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml'),
      relation(2, 'styles', 'styles.xml'),
    ),
    'xl/workbook.xml':
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      `<sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml':
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font>` +
      `<font><b/><sz val="11"/><name val="SimSun"/></font></fonts>` +
      `<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">` +
      `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
      `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
      `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}

function collected(hand: (text: string) => void) {
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    if (length > 0) hand(waiting.join(''));
    waiting = [];
    length = 0;
  };
  return {
    add: (text: string) => {
      waiting.push(text);
      length += text.length;
      if (length >= TEXT_AT_ONCE) flush();
    },
    flush,
  };
}
