import { describe, expect, it } from 'vitest';
import { TRANSFER_CHUNK_BYTES } from '#shared/contract/roster.ts';
import { countPeople } from '#electron/db/repositories/people.ts';
import { deleteMapping, listMappings } from '#electron/services/roster-import/mappings.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { previewFile, testRosterDesk, uploadFile } from '#tests/support/roster-desk.ts';
import { delimitedOf, rosterHeadings, workbookOf } from '#tests/support/roster-workbook.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext } from '#tests/support/test-context.ts';
import { id, request, count, manyRows } from '#tests/support/roster-rows.ts';

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
