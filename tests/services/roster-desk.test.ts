import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { TRANSFER_CHUNK_BYTES } from '#shared/contract/roster.ts';
import { countUnsent } from '#electron/db/repositories/outbox.ts';
import { countPeople, findPersonByIdNumber, updatePersonFields } from '#electron/db/repositories/people.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { indexPeople } from '#electron/services/roster-import/index-people.ts';
import { NOTHING_KNOWN } from '#electron/services/roster-import/roster-merge.ts';
import { deleteMapping, listMappings } from '#electron/services/roster-import/mappings.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { Steps } from '#electron/services/roster-import/steps.ts';
import { addPersonToIndex, newPerson } from '#electron/services/register-person.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { havePerson, inventedIdNumber } from '#tests/support/people-builder.ts';
import { fetchFile, previewFile, testRosterDesk, uploadFile } from '#tests/support/roster-desk.ts';
import { delimitedOf, rosterHeadings, workbookOf } from '#tests/support/roster-workbook.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir, testContext, type TestContext } from '#tests/support/test-context.ts';

const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
const request = () => ({ requestId: crypto.randomUUID() });
const count = (context: TestContext, table: string) =>
  Number(context.store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** A roster of `rows` people of different numbers and phones. */
function manyRows(rows: number): string {
  const people = Array.from({ length: rows }, (_, at) => [
    '某' + String.fromCodePoint(0x4e00 + at),
    inventedIdNumber(`${1930 + Math.floor(at / 1000)}-05-04`, at % 1000),
    `1999${String(at).padStart(7, '0')}`,
  ]);
  return delimitedOf([['姓名', '身份证号', '联系电话'], ...people]);
}

describe('a file on its way in', () => {
  it('comes in pieces, each once however often it is sent, and goes on where it was', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const bytes = Buffer.from(manyRows(10_000));
    const uploadId = crypto.randomUUID();
    const piece = (index: number) => {
      const content = bytes
        .subarray(index * TRANSFER_CHUNK_BYTES, (index + 1) * TRANSFER_CHUNK_BYTES)
        .toString('base64');
      return { uploadId, size: bytes.length, index, content };
    };
    expect(() => desk.upload(piece(1))).toThrow(expect.objectContaining({ code: 'roster.uploadUnknown' }));
    expect(desk.upload(piece(0))).toEqual({ next: 1 });
    expect(desk.upload(piece(0))).toEqual({ next: 1 });
    await expect(desk.inspect(uploadId)).rejects.toMatchObject({ code: 'roster.uploadUnknown' });
    const forged = { ...piece(0), content: Buffer.alloc(TRANSFER_CHUNK_BYTES).toString('base64') };
    expect(() => desk.upload(forged)).toThrow(expect.objectContaining({ code: 'request.conflict' }));
    expect(desk.upload({ ...piece(1), content: piece(1).content.slice(0, -400) })).toEqual({ next: 1 });
    for (let index = 1; index * TRANSFER_CHUNK_BYTES < bytes.length; index += 1) desk.upload(piece(index));
    expect((await desk.inspect(uploadId)).columns.map((column) => column.field)).toEqual(['name', 'idNumber', 'phone']);
    expect(() => desk.upload({ ...piece(0), uploadId: crypto.randomUUID(), size: 200_000_001 })).toThrow(
      expect.objectContaining({ code: 'roster.tooLarge' }),
    );
  });
});

describe('what the columns are', () => {
  const headings = ['序号', '人员', '证件', '联系电话'];
  const file = delimitedOf([['月报'], headings, ['1', '张建国', id(1), '19999990001']]);

  it('is proposed with examples, chosen, and remembered for the next file with the same headings', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const inspection = await desk.inspect(uploadFile(desk, file));
    expect(inspection).toMatchObject({ headingRow: 2, recognised: null, missing: ['name', 'idNumber'] });
    expect(inspection.columns[2]).toEqual({ heading: '证件', samples: [id(1)], field: '' });
    const fields = ['', 'name', 'idNumber', 'phone'];
    const batch = await previewFile(desk, { file, fields, mappingName: '街道月报' });
    expect(batch).toMatchObject({ added: 1, columns: [{ field: 'name', heading: '人员' }, {}, {}] });
    const next = delimitedOf([headings.map((heading) => ` ${heading} `), ['2', '王芳', id(2), '']]);
    expect(await desk.inspect(uploadFile(desk, next))).toMatchObject({
      headingRow: 1,
      recognised: '街道月报',
      missing: [],
    });
    expect(await previewFile(desk, { file: next })).toMatchObject({ added: 1 });
  });

  it('must name each required field, and none twice', async () => {
    const desk = testRosterDesk(testContext());
    const begin = (fields: string[]) => previewFile(desk, { file, fields });
    await expect(begin(['', 'name', '', ''])).rejects.toMatchObject({
      code: 'roster.columnsMissing',
      data: { columns: ['身份证号'] },
    });
    await expect(begin(['name', 'name', 'idNumber', ''])).rejects.toMatchObject({
      code: 'roster.columnsDoubled',
      data: { columns: ['姓名'] },
    });
    expect(desk.batches()).toEqual([]);
  });
});

describe('reading', () => {
  it('can be stopped at any time and leaves nothing', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const uploadId = uploadFile(desk, manyRows(8_000));
    const { id: batchId } = await desk.preview({
      ...request(),
      uploadId,
      fileName: 'x.csv',
      fields: null,
      mappingName: '',
    });
    while ((desk.batch(batchId).progress?.done ?? 0) < 500) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(desk.batch(batchId)).toMatchObject({ state: 'reading', progress: { phase: 'reading' } });
    expect(() => desk.commit({ ...request(), batchId })).toThrow(
      expect.objectContaining({ code: 'roster.batchState' }),
    );
    desk.discard({ ...request(), batchId });
    await desk.jobs.idle();
    expect(desk.batch(batchId)).toMatchObject({ state: 'discarded', progress: null });
    expect(desk.batch(batchId).total).toBeLessThan(8_000);
    expect(count(context, 'import_rows')).toBe(0);
    expect(countPeople(context.store.db)).toBe(0);
  });

  it('that a restart interrupted is thrown away', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    const uploadId = uploadFile(desk, manyRows(8_000));
    const { id: batchId } = await desk.preview({
      ...request(),
      uploadId,
      fileName: 'x.csv',
      fields: null,
      mappingName: '',
    });
    while ((desk.batch(batchId).progress?.done ?? 0) < 500) await new Promise((resolve) => setTimeout(resolve, 1));
    await desk.close();
    expect(desk.batch(batchId).state).toBe('reading');
    const again = new RosterDesk(context, folder);
    again.jobs.start();
    await again.jobs.idle();
    expect(again.batch(batchId)).toMatchObject({ state: 'discarded', problem: 'roster.uploadUnknown' });
    expect(count(context, 'import_rows')).toBe(0);
    await again.close();
  });

  it('that meets an unreadable end says so and leaves nothing', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const workbook = await workbookOf([
      [...rosterHeadings],
      ...Array.from({ length: 3_000 }, (_, at) => [`某${at}`, id(at % 999)]),
    ]);
    const at = Math.floor(workbook.length * 0.6);
    const broken = Buffer.concat([workbook.subarray(0, at), Buffer.alloc(200, 0xff), workbook.subarray(at + 200)]);
    const outcome = await previewFile(desk, { file: broken }).catch((error: { code: string }) => error.code);
    if (typeof outcome === 'string') expect(outcome).toBe('roster.notReadable');
    else expect(outcome).toMatchObject({ state: 'discarded', problem: 'roster.notReadable' });
    expect(count(context, 'import_rows')).toBe(0);
  });
});

describe('taking over', () => {
  it('that a restart interrupted goes on where it was, and everybody can be found', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    const rows = 3_000;
    const { id: batchId } = await previewFile(desk, { file: manyRows(rows) });
    desk.commit({ ...request(), batchId });
    while (countPeople(context.store.db) < 300) await new Promise((resolve) => setTimeout(resolve, 1));
    await desk.close();
    const half = countPeople(context.store.db);
    expect(half).toBeLessThan(rows);
    expect(desk.batch(batchId).state).toBe('committing');
    const again = new RosterDesk(context, folder);
    again.jobs.start();
    expect(() => again.discard({ ...request(), batchId })).toThrow(
      expect.objectContaining({ code: 'roster.batchState' }),
    );
    await again.jobs.idle();
    expect(again.batch(batchId)).toMatchObject({ state: 'committed', added: rows, refused: 0 });
    expect(countPeople(context.store.db)).toBe(rows);
    expect(countUnsent(context.store.db)).toBe(rows);
    for (const at of [0, half - 1, half, rows - 1]) {
      expect(searchPersonIds(context.store.db, `1999${String(at).padStart(7, '0')}`, 5)).toHaveLength(1);
    }
    await again.close();
  });

  it('knows a row taken before the restart when the same number comes after it', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    const first = manyRows(2_000).trimEnd().split('\r\n');
    const file = [...first, first[1]?.replace('19990000000', '19990099999')].join('\r\n');
    const { id: batchId } = await previewFile(desk, { file });
    desk.commit({ ...request(), batchId });
    while (countPeople(context.store.db) < 100) await new Promise((resolve) => setTimeout(resolve, 1));
    await desk.close();
    const again = new RosterDesk(context, folder);
    again.jobs.start();
    await again.jobs.idle();
    expect(again.batch(batchId)).toMatchObject({ state: 'committed', added: 2_000, merged: 1 });
    await again.close();
  });

  it('a failing disk stalls it; what was taken stays, and it goes on by itself', async () => {
    const context = testContext();
    let failures = 0;
    const desk = testRosterDesk({
      ...context,
      newId: () => {
        if (failures === 0 && countPeople(context.store.db) > 0) {
          failures += 1;
          throw new Error('database or disk is full');
        }
        return crypto.randomUUID();
      },
    });
    const { id: batchId } = await previewFile(desk, { file: manyRows(6_000) });
    desk.commit({ ...request(), batchId });
    await desk.jobs.idle();
    expect(failures).toBe(1);
    expect(desk.batch(batchId)).toMatchObject({ state: 'committed', added: 6_000 });
    expect(countPeople(context.store.db)).toBe(6_000);
  });

  it('a phone changed at a counter while its people become searchable leaves no stale number behind', async () => {
    const context = testContext();
    const idNumber = id(1);
    context.store.runInTransaction((db) => {
      const parsed = parseIdNumber(idNumber, '2022-02-28');
      if (!parsed.ok) throw new Error('a valid number');
      const wish = {
        ...NOTHING_KNOWN,
        name: '张建国',
        parsed,
        phone: '19999990001',
        source: 'roster',
        nowMs: 0,
      } as const;
      addPersonToIndex(db, newPerson(context, wish));
    });
    const personId = findPersonByIdNumber(context.store.db, idNumber)?.id ?? '';
    let changes = 0;
    class InterruptedSteps extends Steps {
      override write<Result>(work: (db: WritableDb, mayGoOn: () => boolean) => Result): Promise<Result> {
        if (changes++ === 0) {
          const phone = { phone: '19998887777' };
          context.store.runInTransaction((db) =>
            updatePersonFields(db, personId, phone, { source: 'counter', atMs: 1 }),
          );
        }
        return super.write(work);
      }
    }
    const steps = new InterruptedSteps(context.store);
    await indexPeople({ context, steps, batchId: crypto.randomUUID(), afterSerial: 0, isOver: () => false });
    expect(changes).toBeGreaterThan(1);
    expect(searchPersonIds(context.store.db, '19998887777', 5)).toEqual([personId]);
    expect(searchPersonIds(context.store.db, 'zhangjianguo', 5)).toEqual([personId]);
    expect(searchPersonIds(context.store.db, '19999990001', 5)).toEqual([]);
    expect(searchPersonIds(context.store.db, '0001', 5)).toEqual([]);
  });
});

describe('the whole roster as a file', () => {
  it.each(['xlsx', 'csv'] as const)(
    '%s: read in again, everybody is unchanged; it is written down who took it',
    async (format) => {
      const context = testContext();
      const desk = testRosterDesk(context);
      const { communities } = context.profile();
      const wish = { count: 400, communities, today: '2022-02-28', seed: 9 };
      settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), '2022-02-28');
      havePerson(context, {
        name: '阿依古丽·买买提𠅤',
        phone: '+86 199-9999-0001',
        community: '近开里',
        circumstances: [],
      });
      const fields = ['phone', 'community', 'personClass', 'hukou', 'residence', 'disabilityGrade', 'circumstances'];
      const order = { ...request(), format, fields, clerk: '站长' };
      const [file, same] = await Promise.all([desk.export(order), desk.export(order)]);
      expect(same).toEqual(file);
      expect(file).toMatchObject({ rows: 401, fileName: expect.stringContaining('2022-02-28') as string });
      const batch = await previewFile(desk, { file: fetchFile(desk, file) });
      expect(batch).toMatchObject({ total: 401, unchanged: 401, refused: 0, conflicts: 0 });
      expect(desk.exports()).toMatchObject([{ format, people: 401, clerk: '站长' }]);
      expect(() => desk.fileChunk(file.fileId, file.chunks)).toThrow(
        expect.objectContaining({ code: 'roster.fileGone' }),
      );
    },
  );

  it('holds the wished columns, ID numbers whole and as text', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '=张<建>国&', idNumber: id(1), phone: '19999990001' });
    const file = await desk.export({ ...request(), format: 'xlsx', fields: ['phone'], clerk: '站长' });
    const [sheet] = await readExcelFile(fetchFile(desk, file));
    expect(sheet?.data).toEqual([
      ['姓名', '身份证号', '联系电话'],
      ['=张<建>国&', id(1), '19999990001'],
    ]);
    const csv = fetchFile(
      desk,
      await desk.export({ ...request(), format: 'csv', fields: [], clerk: '站长' }),
    ).toString();
    expect(csv).toBe(`\uFEFF姓名,身份证号\r\n"\t=张<建>国&",${id(1)}\r\n`);
  });

  it('says how far it is, and cancelled leaves no file and nobody who took it', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const { communities } = context.profile();
    const wish = { count: 400, communities, today: '2022-02-28', seed: 9 };
    settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), '2022-02-28');
    const order = { ...request(), format: 'csv' as const, fields: ['phone'], clerk: '站长' };
    const running = desk.export(order);
    expect(desk.exportProgress(order.requestId)).toEqual({ done: 0, total: 400 });
    expect(desk.cancelExport(order.requestId)).toEqual({ cancelled: true });
    await expect(running).rejects.toMatchObject({ code: 'roster.exportCancelled' });
    expect([desk.exports(), desk.exportProgress(order.requestId)]).toEqual([[], null]);
    expect(() => desk.fileChunk(order.requestId, 0)).toThrow(expect.objectContaining({ code: 'roster.fileGone' }));
    expect(await desk.export(order)).toMatchObject({ rows: 400 });
    expect(desk.cancelExport(order.requestId)).toEqual({ cancelled: false });
  });

  it('leaves nothing readable on the disk', async () => {
    const context = testContext();
    const folder = temporaryFolder();
    const desk = new RosterDesk(context, folder);
    havePerson(context, { name: '张建国', idNumber: id(1) });
    const file = await desk.export({ ...request(), format: 'csv', fields: [], clerk: '站长' });
    const onDisk = readFileSync(join(folder, 'out', file.fileId));
    expect(onDisk.includes(Buffer.from(id(1)))).toBe(false);
    expect(fetchFile(desk, file).includes(Buffer.from(id(1)))).toBe(true);
    await desk.close();
  });
});

describe('mappings kept for later files', () => {
  it('are listed with their columns, and one deleted is no longer recognised', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const file = `称 呼,号码,备考\n张建国,${id(1)},无\n`;
    const fields = ['name', 'idNumber', ''];
    await previewFile(desk, { file, fileName: '甲.csv', fields, mappingName: '街道表' });
    const [kept, ...others] = listMappings(context);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      name: '街道表',
      usedAtMs: context.clock.now(),
      columns: [
        { heading: '称呼', field: 'name' },
        { heading: '号码', field: 'idNumber' },
        { heading: '备考', field: '' },
      ],
    });
    expect((await desk.inspect(uploadFile(desk, file))).recognised).toBe('街道表');
    const removal = { ...request(), signature: kept?.signature ?? '', clerk: '站长' };
    expect(deleteMapping(context, removal)).toEqual({ name: '街道表' });
    expect(deleteMapping(context, removal)).toEqual({ name: '街道表' });
    expect(listMappings(context)).toEqual([]);
    expect((await desk.inspect(uploadFile(desk, file))).recognised).toBeNull();
    expect(() => deleteMapping(context, { ...removal, ...request() })).toThrow(
      expect.objectContaining({ code: 'roster.mappingUnknown' }),
    );
  });
});
