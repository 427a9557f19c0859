import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { SealedFile } from '#electron/platform/sealed-file.ts';
import {
  inspectInThread,
  readRowsInThread,
  rosterFileLimits,
  type RosterFileLimits,
} from '#electron/services/roster-file/read-roster-file.ts';
import { RosterFileError } from '#electron/services/roster-file/roster-table.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir } from '#tests/support/test-context.ts';
import { inflatingEntry, sheetAround, workbookAround, zipEntry } from '#tests/support/zip-archive.ts';

const wishes = { columns: readPolicyTables(resourcesDir).rosterColumns.columns, signatures: [] };
const SHEET = 'xl/worksheets/sheet1.xml';
const CHUNK = 64 * 1024;

function sealed(bytes: Buffer): SealedFile {
  const file = new SealedFile(join(temporaryFolder(), 'roster'), CHUNK);
  onTestFinished(() => file.remove());
  for (let from = 0; from < bytes.length; from += CHUNK) file.append(bytes.subarray(from, from + CHUNK));
  return file;
}

/** How many rows were read, or why not. */
async function read(bytes: Buffer, limits: RosterFileLimits = rosterFileLimits) {
  const { place } = sealed(bytes);
  let rows = 0;
  try {
    const table = await inspectInThread(place, wishes, limits);
    const range = { place: table.place, headingRow: table.headingRow, columns: table.headings.length };
    for await (const some of readRowsInThread(place, range, limits)) rows += some.rows.length;
    return { answer: `${rows} rows`, detail: undefined };
  } catch (error) {
    if (!(error instanceof RosterFileError)) throw error;
    return { answer: error.problem.code, detail: error.message };
  }
}

const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const headings = `<row r="1">${text('A1', '姓名')}${text('B1', '身份证号')}</row>`;
const person = `<row r="2">${text('A2', '张建国')}${text('B2', '99999919491231005X')}</row>`;

describe('roster files made to do harm', () => {
  it('reads the plain workbook these are made of', async () => {
    const plain = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person)));
    expect(await read(plain)).toEqual({ answer: '1 rows', detail: undefined });
    const padded = inflatingEntry(SHEET, 1, [sheetAround[0] + headings + person, sheetAround[1]]);
    expect(await read(workbookAround(padded))).toEqual({ answer: '1 rows', detail: undefined });
  });

  it('refuses one that unpacks to hundreds of megabytes', async () => {
    const bomb = workbookAround(inflatingEntry(SHEET, 401, sheetAround));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await read(bomb)).toEqual({ answer: 'roster.tooLarge', detail: 'unpacks to more than 400000000 bytes' });
    const hidden = workbookAround({ ...inflatingEntry(SHEET, 401, sheetAround), claimed: 100 });
    expect(await read(hidden)).toEqual({ answer: 'roster.tooLarge', detail: 'an endless XML token' });
  });

  it('refuses one that only claims to be so large, before making room for it', async () => {
    const liar = workbookAround({ ...zipEntry(SHEET, sheetAround.join('')), claimed: 0xffff_fff0 });
    expect(await read(liar)).toEqual({ answer: 'roster.tooLarge', detail: 'unpacks to more than 400000000 bytes' });
  });

  it('does not follow a sheet to cells far outside of any roster', async () => {
    const far = `<row r="1048576">${text('XFD1048576', 'x')}${text('A1048576', 'y')}</row>`;
    const sheet = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person + far)));
    expect(await read(sheet, { ...rosterFileLimits, mostHeapMb: 64 })).toEqual({ answer: '2 rows', detail: undefined });
  });

  it('refuses a cell without end before it fills the memory', async () => {
    const cell = `${sheetAround[0]}${headings}<row r="2"><c r="A2" t="inlineStr"><is><t`;
    const endless = workbookAround(inflatingEntry(SHEET, 60, [cell, '></t></is></c></row></sheetData></worksheet>']));
    expect(await read(endless, { ...rosterFileLimits, mostHeapMb: 64 })).toEqual({
      answer: 'roster.tooLarge',
      detail: 'an endless XML token',
    });
  });

  it('outlives a reader that runs out of memory', async () => {
    const strings = Array.from(
      { length: 40_000 },
      (_, at) => `<row r="${at + 3}">${text(`A${at + 3}`, 'x'.repeat(1900))}</row>`,
    );
    const file = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person + strings.join(''))));
    expect(await read(file, { ...rosterFileLimits, mostHeapMb: 4 })).toEqual({
      answer: 'roster.tooLarge',
      detail: 'needed too much memory',
    });
  });

  it('gives up a file about which the reader says nothing', async () => {
    const plain = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person)));
    expect(await read(plain, { ...rosterFileLimits, longestSilenceMs: 0 })).toEqual({
      answer: 'roster.tooLarge',
      detail: 'took too long',
    });
  });

  it('refuses an archive cut off anywhere', async () => {
    const plain = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person)));
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = plain.subarray(0, Math.floor(plain.length * share));
      expect((await read(cut)).answer).toBe('roster.notReadable');
    }
  });

  it('reads names beyond the basic plane however they are written, dates as dates, numbers as written', async () => {
    const row =
      `<row r="2">${text('A2', '&#x20164;&#131108;')}${text('B2', '99999919491231005X')}` +
      '<c r="C2"><v>9.9999919491231E+17</v></c></row>';
    const { place } = sealed(workbookAround(zipEntry(SHEET, sheetAround.join(headings + row))));
    const range = { place: { kind: 'sheet', name: 'S', entry: SHEET } as const, headingRow: 1, columns: 3 };
    const read: unknown[] = [];
    for await (const { rows } of readRowsInThread(place, range)) read.push(...rows);
    expect(read).toEqual([
      { rowNumber: 2, cells: ['\u{20164}\u{20024}', '99999919491231005X', { number: '9.9999919491231E+17' }] },
    ]);
  });

  it('refuses 30 MB of noise, bare or behind the mark of an archive', async () => {
    const noise = Buffer.concat(Array.from({ length: 458 }, () => crypto.getRandomValues(Buffer.alloc(65_536))));
    expect((await read(noise)).answer).toBe('roster.notReadable');
    const archive = Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]);
    expect(['roster.notReadable', 'roster.tooLarge']).toContain((await read(archive)).answer);
    expect((await read(Buffer.alloc(3_000_000, 'a'))).answer).toBe('roster.notReadable');
  });

  it('takes whitespace and line ends without end for an empty file', async () => {
    expect((await read(Buffer.alloc(3_000_000, '\r\n'))).answer).toBe('roster.empty');
  });
});
