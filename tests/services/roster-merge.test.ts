import { describe, expect, it } from 'vitest';
import { countPeople, findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { listRows } from '#electron/services/roster.ts';
import { havePerson } from '#tests/support/people-builder.ts';
import { previewFile, uploadFile } from '#tests/support/roster-desk.ts';
import { workbookOf } from '#tests/support/roster-workbook.ts';
import { testContext } from '#tests/support/test-context.ts';
import { id, header, deskOf, previewSheet, commit, rowsOf } from '#tests/support/roster-preview.ts';

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
