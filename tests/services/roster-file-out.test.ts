import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { havePerson } from '#tests/support/people-builder.ts';
import { fetchFile, previewFile, testRosterDesk } from '#tests/support/roster-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir, testContext } from '#tests/support/test-context.ts';
import { id, request } from '#tests/support/roster-rows.ts';

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
