import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { countUnsent } from '#electron/db/repositories/outbox.ts';
import { countPeople, findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { readInventionTable, inventPeople } from '#electron/services/demo-people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { listRows } from '#electron/services/roster.ts';
import { fetchFile } from '#tests/support/roster-desk.ts';
import { delimitedOf, rosterRows, workbookOf } from '#tests/support/roster-workbook.ts';
import { resourcesDir, testContext } from '#tests/support/test-context.ts';
import { id, header, deskOf, preview, previewSheet, commit, rowsOf } from '#tests/support/roster-preview.ts';

describe('a roster workbook', () => {
  it('says row by row what committing will do, and changes nobody until then', async () => {
    const context = testContext();
    const summary = await previewSheet(
      context,
      ['张建国', id(1), '19999990001', '近开里社区', '退役士兵', '本区', '重病、卧床'],
      ['李秀英', id(2), null, null, null, null, null],
      [null, null, null, null, null, null, null],
      ['', id(3), null, null, null, null, null],
      ['王坏号', '999999194912310051', null, null, null, null, null],
    );
    expect(summary).toMatchObject({ state: 'previewed', total: 4, added: 2, merged: 0, unchanged: 0, refused: 2 });
    expect(summary.columns.map((column) => column.heading)).toEqual(header);
    expect(rowsOf(context, summary.id)).toEqual([
      [5, 'refused', 'name-missing'],
      [6, 'refused', 'id-check-digit'],
      [2, 'added'],
      [3, 'added'],
    ]);
    expect(countPeople(context.store.db)).toBe(0);
    expect(context.announced).not.toContain('people');

    expect(await commit(context, summary.id)).toMatchObject({ state: 'committed', added: 2, refused: 2 });
    expect(findPersonByIdNumber(context.store.db, id(1))).toMatchObject({
      name: '张建国',
      sex: '1',
      birthOn: '1940-05-04',
      phone: '19999990001',
      community: '近开里社区',
      personClass: '2',
      hukou: 'district',
      circumstances: ['seriously-ill', 'bedridden'],
      source: 'roster',
    });
    expect(countPeople(context.store.db)).toBe(2);
    expect(countUnsent(context.store.db)).toBe(2);
    expect(searchPersonIds(context.store.db, 'lxy', 5)).toHaveLength(1);
    expect(context.announced.slice(-2)).toEqual(['roster', 'people']);
  });

  it('finds headings under a title, in any order, and on a later sheet', async () => {
    const context = testContext();
    const file = await workbookOf(
      [['说明'], ['本表由街道填报']],
      [['某街道退役军人名册'], [null], ['序号', '手机号', '身份证号码', '姓 名'], [1, 19999990001, id(1), '张建国']],
    );
    const summary = await preview(context, file);
    expect(summary.columns).toEqual([
      { field: 'phone', heading: '手机号' },
      { field: 'idNumber', heading: '身份证号码' },
      { field: 'name', heading: '姓 名' },
    ]);
    expect(rowsOf(context, summary.id)).toEqual([[4, 'added']]);
    await commit(context, summary.id);
    expect(findPersonByIdNumber(context.store.db, id(1))).toMatchObject({ name: '张建国', phone: '19999990001' });
  });

  it('refuses ID numbers stored as numbers but takes 15 digits of one', async () => {
    const context = testContext();
    const summary = await preview(
      context,
      await workbookOf([
        ['姓名', '身份证号'],
        ['张建国', Number('999999188001010012')],
        ['李建国', 999999491231005],
      ]),
    );
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'refused', 'id-stored-as-number'],
      [3, 'added', 'id-upgraded'],
    ]);
    await commit(context, summary.id);
    expect(findPersonByIdNumber(context.store.db, '99999919491231005X')?.name).toBe('李建国');
  });

  it('brings rare characters through whole', async () => {
    const context = testContext();
    const names = ['龚䶮', '㛃秀英', '𠅤建军', '阿卜杜热西提·阿卜杜克热木江·麦麦提'];
    const summary = await previewSheet(context, ...names.map((name, index) => [name, id(index + 1)]));
    await commit(context, summary.id);
    expect(names.map((_, index) => findPersonByIdNumber(context.store.db, id(index + 1))?.name)).toEqual(names);
  });
});

describe('20,000 rows with 300 broken ones', () => {
  const policy = readPolicyTables(resourcesDir);
  let file: Buffer;

  beforeAll(async () => {
    const people = inventPeople(
      { count: 20_000, communities: ['近开里社区', '河头里社区'], today: '2022-02-28', seed: 5 },
      readInventionTable(resourcesDir),
    );
    const rows = rosterRows(people, policy);
    for (let broken = 0; broken < 300; broken += 1) {
      const row = rows[broken * 66 + 13] ?? [];
      if (broken % 3 === 0) row[0] = '';
      if (broken % 3 === 1) row[1] = row[1]?.slice(0, 16) ?? '';
      if (broken % 3 === 2) row[1] = (row[1] ?? '').slice(0, 17) + ((row[1] ?? '').endsWith('1') ? '2' : '1');
    }
    file = Buffer.from(delimitedOf([header, ...rows]));
  });

  it('takes 19,700 and gives 300 back, each with its reason', async () => {
    const context = testContext();
    const summary = await preview(context, file, '全街.csv');
    expect(summary).toMatchObject({ total: 20_000, added: 19_700, merged: 0, unchanged: 0, refused: 300 });
    expect(await commit(context, summary.id)).toMatchObject({ added: 19_700, refused: 300 });
    expect(countPeople(context.store.db)).toBe(19_700);
    const refused = listRows(context, { batchId: summary.id, outcome: 'refused', offset: 0, limit: 500 });
    const codes = Map.groupBy(refused.rows, (row) => row.reasons.map((reason) => reason.code).join());
    expect([...codes].map(([code, rows]) => [code, rows.length])).toEqual([
      ['name-missing', 100],
      ['id-length', 100],
      ['id-check-digit', 100],
    ]);
    const page = listRows(context, { batchId: summary.id, offset: 298, limit: 4 });
    expect(page.total).toBe(20_000);
    expect(page.rows.map((row) => [row.rowNumber, row.outcome])).toEqual([
      [298 * 66 + 15, 'refused'],
      [299 * 66 + 15, 'refused'],
      [2, 'added'],
      [3, 'added'],
    ]);
    expect(listRows(context, { batchId: summary.id, offset: 301, limit: 1 }).rows[0]?.rowNumber).toBe(3);

    const again = await preview(context, file, '全街.csv');
    expect(again).toMatchObject({ added: 0, merged: 0, unchanged: 19_700, refused: 300 });
  });

  it('gives the refused rows back in a workbook that can be mended and imported again', async () => {
    const context = testContext();
    const summary = await preview(context, file, '全街.csv');
    const report = await deskOf(context).report(summary.id);
    expect(report).toMatchObject({ fileName: '全街-待核对.xlsx', rows: 300 });
    const bytes = fetchFile(deskOf(context), report);
    const [sheet] = await readExcelFile(bytes);
    expect(sheet?.data[0]).toEqual(['行号', ...header, '情况', '原因']);
    expect(sheet?.data).toHaveLength(301);
    expect(sheet?.data[1]?.at(0)).toBe('15');
    expect(sheet?.data[1]?.at(1)).toBeNull();
    expect(sheet?.data[1]?.at(2)).toMatch(/^999999\d{11}[\dX]$/);
    expect(sheet?.data[1]?.slice(-2)).toEqual(['未导入', '没有姓名，请补上。']);
    expect(await preview(context, bytes)).toMatchObject({ total: 300, refused: 300 });
  });
});
