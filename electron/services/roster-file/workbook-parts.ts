import { PackedStrings } from './packed-strings.ts';
import { RosterFileError } from './roster-table.ts';
import type { WorkbookArchive } from './workbook-archive.ts';
import { XmlEvents, type XmlHandlers } from './xml-events.ts';

export type WorkbookSheet = { readonly name: string; readonly entry: string };

/** What a sheet's cells refer to. */
export type WorkbookParts = {
  readonly sheets: readonly WorkbookSheet[];
  readonly strings: PackedStrings;
  /** Numbers of the cell styles that show a number as a date. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904 instead of 1900. */
  readonly since1904: boolean;
};

const WORKBOOK = 'xl/workbook.xml';

/** Reads everything of a workbook but its rows. Throws RosterFileError. */
export async function readWorkbookParts(archive: WorkbookArchive): Promise<WorkbookParts> {
  if (!archive.has(WORKBOOK)) throw new RosterFileError('roster.notReadable', 'an archive without a workbook');
  const targets = new Map<string, string>();
  await parse(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      const { Id = '', Target = '' } = name === 'Relationship' ? attributes() : {};
      if (Id !== '') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: WorkbookSheet[] = [];
  let since1904 = false;
  await parse(archive, WORKBOOK, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes()['date1904'] ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', 'r:id': id = '' } = attributes();
      const entry = targets.get(id);
      if (entry !== undefined && archive.has(entry)) sheets.push({ name: title, entry });
    },
  });
  return { sheets, since1904, strings: await readStrings(archive), dateStyles: await readDateStyles(archive) };
}

export async function parse(archive: WorkbookArchive, path: string, handlers: Partial<XmlHandlers>): Promise<void> {
  if (!archive.has(path)) return;
  const nothing = () => undefined;
  const events = new XmlEvents({ open: nothing, close: nothing, text: nothing, ...handlers });
  for await (const chunk of archive.read(path)) events.write(chunk);
  events.end();
}

/** Every text of the table; runs of one text are joined, readings (ruby) left out. */
async function readStrings(archive: WorkbookArchive): Promise<PackedStrings> {
  const strings = new PackedStrings();
  let text = '';
  let inText = false;
  let inReading = false;
  await parse(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inReading = true;
      inText = name === 't' && !inReading;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.add(text);
    },
  });
  return strings;
}

/** Built-in number formats that are dates; 27–36 and 50–58 are those of Chinese Excel. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)
  );
}

async function readDateStyles(archive: WorkbookArchive): Promise<ReadonlySet<number>> {
  const ownDates = new Set<number>();
  const dateStyles = new Set<number>();
  let inCellFormats = false;
  let style = 0;
  await parse(archive, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes();
        // Quoted text and colours may hold any letter.
        if (/[yd]/i.test(formatCode.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))) ownDates.add(Number(numFmtId));
      }
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const format = Number(attributes()['numFmtId'] ?? 0);
      if (isBuiltInDate(format) || ownDates.has(format)) dateStyles.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dateStyles;
}
