import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskError } from '#shared/errors.ts';
import { countUnsent } from '#electron/db/repositories/outbox.ts';
import { countPeople, findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { readInventionTable, inventPeople } from '#electron/services/demo-people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { listRows } from '#electron/services/roster.ts';
import type { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { havePerson, inventedIdNumber } from '#tests/support/people-builder.ts';
import { commitBatch, fetchFile, previewFile, testRosterDesk, uploadFile } from '#tests/support/roster-desk.ts';
import { delimitedOf, rosterHeadings, rosterRows, workbookOf, type SheetCell } from '#tests/support/roster-workbook.ts';
import { resourcesDir, testContext, type TestContext } from '#tests/support/test-context.ts';

const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
const header = [...rosterHeadings];

const desks = new WeakMap<TestContext, RosterDesk>();

function deskOf(context: TestContext): RosterDesk {
  const desk = desks.get(context) ?? testRosterDesk(context);
  desks.set(context, desk);
  return desk;
}

function preview(context: TestContext, file: Buffer | string, fileName = '名册.xlsx') {
  return previewFile(deskOf(context), { file, fileName });
}

async function previewSheet(context: TestContext, ...rows: SheetCell[][]) {
  return preview(context, await workbookOf([header, ...rows]));
}

function commit(context: TestContext, batchId: string) {
  return commitBatch(deskOf(context), batchId);
}

function rowsOf(context: TestContext, batchId: string) {
  const { rows } = listRows(context, { batchId, offset: 0, limit: 500 });
  return rows.map((row) => [row.rowNumber, row.outcome, ...row.reasons.map((reason) => reason.code)]);
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const error = await work.then(
    () => undefined,
    (reason: DeskError) => reason,
  );
  return { code: error?.code ?? 'none', data: error?.data };
}

describe('a roster workbook', () => {
  it('says row by row what committing will do, and changes nobody until then', async () => {
    const context = testContext();
    const summary = await previewSheet(
      context,
      ['张建国', id(1), '19999990001', '近开里社区', '退役士兵', '本区', '重病、卧床'],
      ['李秀英', id(2), null, null, null, null, null],
      [null, null, null, null, null, null, null],
      ['', id(3), null, null, null, null, null],
      ['王坏号', '110105194912310021', null, null, null, null, null],
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
        ['张建国', Number('440524188001010014')],
        ['李建国', 110105491231002],
      ]),
    );
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'refused', 'id-stored-as-number'],
      [3, 'added', 'id-upgraded'],
    ]);
    await commit(context, summary.id);
    expect(findPersonByIdNumber(context.store.db, '11010519491231002X')?.name).toBe('李建国');
  });

  it('brings rare characters through whole', async () => {
    const context = testContext();
    const names = ['龚䶮', '㛃秀英', '𠅤建军', '阿卜杜热西提·阿卜杜克热木江·麦麦提'];
    const summary = await previewSheet(context, ...names.map((name, index) => [name, id(index + 1)]));
    await commit(context, summary.id);
    expect(names.map((_, index) => findPersonByIdNumber(context.store.db, id(index + 1))?.name)).toEqual(names);
  });
});

describe('merging', () => {
  it('takes over what differs, keeps what the file leaves empty, and leaves a trace', async () => {
    const context = testContext();
    const person = havePerson(context, {
      name: '张建国',
      idNumber: id(1),
      phone: '19999990001',
      community: '河头里社区',
    });
    havePerson(context, { name: '李秀英', idNumber: id(2), phone: '19999990002', personClass: '9' });
    const summary = await previewSheet(
      context,
      ['张建国', id(1), '19999990009', null, '残疾军人', null, null],
      ['李 秀英', id(2), '199-9999-0002', null, '烈属', null, null],
    );
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'merged', 'field-kept', 'field-taken'],
      [3, 'unchanged'],
    ]);
    expect(summary.conflicts).toBe(1);
    expect(await commit(context, summary.id)).toMatchObject({ added: 0, merged: 1, unchanged: 1, refused: 0 });
    expect(findPersonByIdNumber(context.store.db, id(1))).toMatchObject({
      id: person,
      phone: '19999990001',
      community: '河头里社区',
      personClass: '7',
    });
    const changes = context.store.raw
      .prepare('SELECT field, old_value AS old, new_value AS new, source FROM person_changes ORDER BY sequence')
      .all();
    expect(changes).toEqual([{ field: 'personClass', old: '2', new: '7', source: 'roster' }]);
  });

  it('refuses another name for a known number, on file or in the file', async () => {
    const context = testContext();
    havePerson(context, { name: '张建国', idNumber: id(1) });
    const summary = await previewSheet(context, ['张卫国', id(1)], ['王芳', id(2)], ['王方', id(2)]);
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'refused', 'name-differs-on-file'],
      [4, 'refused', 'name-differs-in-file'],
      [3, 'added'],
    ]);
    await commit(context, summary.id);
    expect(findPersonByIdNumber(context.store.db, id(1))?.name).toBe('张建国');
    expect(findPersonByIdNumber(context.store.db, id(2))?.name).toBe('王芳');
  });

  it('merges a person met twice in file order', async () => {
    const context = testContext();
    const summary = await previewSheet(
      context,
      ['王芳', id(2), '19999990001'],
      ['王芳', id(2), '19999990001'],
      ['王芳', id(2), '19999990002'],
      ['王芳', id(2), '19999990002'],
      ['王芳', id(2).toLowerCase(), null, '近开里'],
    );
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'added'],
      [3, 'unchanged', 'duplicate-row'],
      [4, 'merged', 'duplicate-row', 'field-taken'],
      [5, 'unchanged', 'duplicate-row'],
      [6, 'merged', 'duplicate-row', 'field-filled'],
    ]);
    await commit(context, summary.id);
    expect(findPersonByIdNumber(context.store.db, id(2))).toMatchObject({
      phone: '19999990002',
      community: '近开里社区',
    });
  });

  it('judges anew at the commit, and the rows say what happened', async () => {
    const context = testContext();
    const summary = await previewSheet(context, ['张建国', id(1)], ['李秀英', id(2), '19999990002']);
    havePerson(context, { name: '张卫国', idNumber: id(1) });
    havePerson(context, { name: '李秀英', idNumber: id(2) });
    expect(summary).toMatchObject({ added: 2, refused: 0 });
    expect(await commit(context, summary.id)).toMatchObject({ added: 0, merged: 1, refused: 1 });
    expect(rowsOf(context, summary.id)).toEqual([
      [2, 'refused', 'name-differs-on-file'],
      [3, 'merged', 'field-filled'],
    ]);
  });
});

describe('one write, once', () => {
  const request = () => ({ requestId: crypto.randomUUID() });

  it('previews and commits once however often the request comes, and refuses another commit or discard', async () => {
    const context = testContext();
    const desk = deskOf(context);
    const uploadId = uploadFile(desk, await workbookOf([header, ['张建国', id(1)]]));
    const reading = { ...request(), uploadId, fileName: 'a.xlsx', fields: null, mappingName: '' };
    const begun = await Promise.all([desk.preview(reading), desk.preview(reading)]);
    await desk.jobs.idle();
    const summary = await desk.preview(reading);
    expect(begun.map((batch) => batch.id)).toEqual([summary.id, summary.id]);
    expect(summary).toMatchObject({ state: 'previewed', added: 1 });
    await expect(desk.preview({ ...reading, fileName: 'b.xlsx' })).rejects.toMatchObject({ code: 'request.conflict' });
    expect(desk.batches()).toHaveLength(1);
    const taking = { ...request(), batchId: summary.id };
    desk.commit(taking);
    desk.commit(taking);
    await desk.jobs.idle();
    expect(desk.commit(taking)).toMatchObject({ state: 'committed', added: 1, progress: null });
    expect(countPeople(context.store.db)).toBe(1);
    for (const act of [
      () => desk.commit({ ...taking, ...request() }),
      () => desk.discard({ ...taking, ...request() }),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'roster.batchState', data: { state: 'committed' } }));
    }
    expect(() => desk.commit({ ...request(), batchId: crypto.randomUUID() })).toThrow(
      expect.objectContaining({ code: 'roster.batchNotFound' }),
    );
  });

  it('reads a file to its end although the screen has let go of it', async () => {
    const context = testContext();
    const desk = deskOf(context);
    const uploadId = uploadFile(desk, await workbookOf([header, ['张建国', id(1)]]));
    const { id: batchId } = await desk.preview({
      ...request(),
      uploadId,
      fileName: 'a',
      fields: null,
      mappingName: '',
    });
    desk.dropUpload(uploadId);
    await desk.jobs.idle();
    expect(desk.batch(batchId)).toMatchObject({ state: 'previewed', added: 1 });
    await expect(desk.inspect(uploadId)).rejects.toMatchObject({ code: 'roster.uploadUnknown' });
  });

  it('forgets the cells of a discarded preview', async () => {
    const context = testContext();
    const desk = deskOf(context);
    const summary = await previewSheet(context, ['张建国', id(1)]);
    expect(desk.discard({ ...request(), batchId: summary.id })).toMatchObject({ state: 'discarded', added: 1 });
    await desk.jobs.idle();
    expect(context.store.raw.prepare('SELECT count(*) FROM import_rows').pluck().get()).toBe(0);
    expect(listRows(context, { batchId: summary.id, offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
    expect(() => desk.commit({ ...request(), batchId: summary.id })).toThrow(
      expect.objectContaining({ code: 'roster.batchState' }),
    );
  });

  it('lets one roster in at a time', async () => {
    const context = testContext();
    const desk = deskOf(context);
    const file = await workbookOf([header, ['张建国', id(1)]]);
    const [one, other] = [uploadFile(desk, file), uploadFile(desk, file)];
    const begin = (uploadId: string) =>
      desk.preview({ ...request(), uploadId, fileName: 'a.xlsx', fields: null, mappingName: '' });
    const outcomes = await Promise.allSettled([begin(one), begin(other)]);
    expect(outcomes.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'roster.busy' });
    await desk.jobs.idle();
    expect(await previewFile(desk, { file })).toMatchObject({ state: 'previewed' });
  });
});

describe('delimited text', () => {
  const rows = [
    header,
    ['张建国', id(1), '19999990001', '近开里社区', '退役士兵', '本区', '重病,卧床'],
    ['龚䶮', id(2)],
  ];
  const encodings: Record<string, (text: string) => Buffer> = {
    GB18030: (text) => iconv.encode(text, 'gb18030'),
    'UTF-8': (text) => Buffer.from(text),
    'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
    'UTF-16 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  };

  for (const [encoding, encode] of Object.entries(encodings)) {
    for (const delimiter of [',', ';', '\t']) {
      it(`reads ${encoding} with ${JSON.stringify(delimiter)}`, async () => {
        const context = testContext();
        const summary = await preview(context, encode(delimitedOf(rows, delimiter)), '名册.csv');
        expect(rowsOf(context, summary.id)).toEqual([
          [2, 'added'],
          [3, 'added'],
        ]);
        await commit(context, summary.id);
        expect(findPersonByIdNumber(context.store.db, id(1))?.circumstances).toEqual(['seriously-ill', 'bedridden']);
        expect(findPersonByIdNumber(context.store.db, id(2))?.name).toBe('龚䶮');
      });
    }
  }
});

describe('files that are no roster', () => {
  it('names the columns that are missing', async () => {
    const context = testContext();
    expect(
      await refusal(
        preview(
          context,
          await workbookOf([
            ['姓名', '电话'],
            ['张建国', '1'],
          ]),
        ),
      ),
    ).toEqual({
      code: 'roster.columnsMissing',
      data: { columns: ['身份证号'] },
    });
    expect(await refusal(preview(context, 'a,b,c\r\n1,2,3\r\n', 'x.csv'))).toEqual({
      code: 'roster.columnsMissing',
      data: { columns: ['姓名', '身份证号'] },
    });
    expect(deskOf(context).batches()).toEqual([]);
  });

  it('says that an empty one is empty', async () => {
    const context = testContext();
    const files = [Buffer.from('\r\n\r\n'), await workbookOf([header]), await workbookOf([[null]])];
    for (const file of files) expect((await refusal(preview(context, file))).code).toBe('roster.empty');
  });

  it('refuses what is no workbook and no text, whatever its name', async () => {
    const context = testContext();
    const workbook = await workbookOf([header, ['张建国', id(1)]]);
    const oldExcel = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    const otherArchive = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]);
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), crypto.getRandomValues(Buffer.alloc(5000))]);
    for (const file of [workbook.subarray(0, workbook.length >> 1), oldExcel, otherArchive, picture]) {
      expect((await refusal(preview(context, file))).code).toBe('roster.notReadable');
    }
    expect(await preview(context, workbook, '图片.jpg')).toMatchObject({ added: 1 });
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
