import { describe, expect, it } from 'vitest';
import type { DeskError } from '#shared/errors.ts';
import { readRosterFile, rosterFileLimits } from '#electron/services/roster-file/read-roster-file.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';
import { inflatingEntry, sheetAround, workbookAround, zipEntry } from '#tests/support/zip-archive.ts';

const columns = readPolicyTables(resourcesDir).rosterColumns.columns;
const SHEET = 'xl/worksheets/sheet1.xml';

async function read(file: Buffer, limits = rosterFileLimits as Parameters<typeof readRosterFile>[2]) {
  const said: unknown[] = [];
  const log = { warn: (fields: object) => void said.push(fields) };
  const answer = await readRosterFile({ content: Uint8Array.from(file), columns }, log, limits).then(
    (table) => `${table.rows.length} rows`,
    (error: DeskError) => error.code,
  );
  return { answer, detail: (said[0] as { detail: string } | undefined)?.detail };
}

const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const headings = `<row r="1">${text('A1', '姓名')}${text('B1', '身份证号')}</row>`;
const person = `<row r="2">${text('A2', '张建国')}${text('B2', '11010519491231002X')}</row>`;

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
    expect(await read(hidden)).toEqual({ answer: 'roster.tooLarge', detail: 'unpacks to more than 400000000 bytes' });
  });

  it('refuses one that only claims to be so large, before making room for it', async () => {
    const liar = workbookAround({ ...zipEntry(SHEET, sheetAround.join('')), claimed: 0xffff_fff0 });
    expect(await read(liar)).toEqual({ answer: 'roster.tooLarge', detail: 'unpacks to more than 400000000 bytes' });
  });

  it('outlives a sheet that exhausts the memory of the reader', async () => {
    const far = workbookAround(zipEntry(SHEET, sheetAround.join(`<row r="1048576">${text('XFD1048576', 'x')}</row>`)));
    expect(await read(far, { ...rosterFileLimits, mostHeapMb: 64 })).toEqual({
      answer: 'roster.tooLarge',
      detail: 'needed too much memory',
    });
  });

  it('gives up a file that takes too long', async () => {
    const plain = workbookAround(zipEntry(SHEET, sheetAround.join(headings + person)));
    expect(await read(plain, { ...rosterFileLimits, longestMs: 0 })).toEqual({
      answer: 'roster.tooLarge',
      detail: 'took too long',
    });
  });

  it('refuses 30 MB of noise, bare or behind the mark of an archive', async () => {
    const noise = Buffer.concat(Array.from({ length: 458 }, () => crypto.getRandomValues(Buffer.alloc(65_536))));
    expect((await read(noise)).answer).toBe('roster.notReadable');
    const archive = Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]);
    expect(['roster.notReadable', 'roster.tooLarge']).toContain((await read(archive)).answer);
    expect((await read(Buffer.alloc(30_000_000, 'a'))).answer).toBe('roster.notReadable');
  });

  it('takes whitespace and line ends without end for an empty file', async () => {
    expect((await read(Buffer.alloc(3_000_000, '\r\n'))).answer).toBe('roster.empty');
  });
});
