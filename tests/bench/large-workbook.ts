import { zipArchive, zipEntry } from '#tests/support/zip-archive.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relations = (...each: string[]) => `${XML}<Relationships xmlns="${PACKAGE}">${each.join('')}</Relationships>`;

/** A workbook as Excel writes it: every text once in a table of its own, to which the sheet's cells refer. */
export function workbookOfRows(rows: readonly (readonly string[])[]): Buffer {
  const texts = new Map<string, number>();
  const refer = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const sheet = rows.map((cells, at) => {
    const written = cells.map((cell, column) =>
      cell === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${at + 1}" t="s"><v>${refer(cell)}</v></c>`,
    );
    return `<row r="${at + 1}" spans="1:7">${written.join('')}</row>`;
  });
  const strings = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`);
  return zipArchive([
    zipEntry('_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))),
    zipEntry(
      'xl/_rels/workbook.xml.rels',
      relations(relation(1, 'worksheet', 'worksheets/sheet1.xml'), relation(2, 'sharedStrings', 'sharedStrings.xml')),
    ),
    zipEntry(
      'xl/workbook.xml',
      `${XML}<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    zipEntry('xl/worksheets/sheet1.xml', `${XML}<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`),
    zipEntry('xl/sharedStrings.xml', `${XML}<sst>${strings.join('')}</sst>`),
  ]);
}
