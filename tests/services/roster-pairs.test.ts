import { describe, expect, it } from 'vitest';
import type { PairDecision } from '#shared/contract/roster.ts';
import { countPeople, findPersonByIdNumber, updatePersonFields } from '#electron/db/repositories/people.ts';
import { listRows } from '#electron/services/roster.ts';
import { listPairs } from '#electron/services/roster-import/pairs.ts';
import type { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { havePerson, inventedIdNumber } from '#tests/support/people-builder.ts';
import { commitBatch, previewFile, testRosterDesk } from '#tests/support/roster-desk.ts';
import { delimitedOf, rosterHeadings } from '#tests/support/roster-workbook.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const id = (sequence: number) => inventedIdNumber('1940-05-04', sequence);
const phone = '19999990001';

async function previewRows(desk: RosterDesk, ...rows: string[][]) {
  return previewFile(desk, { file: delimitedOf([[...rosterHeadings], ...rows]), fileName: '名册.csv' });
}

function decide(desk: RosterDesk, batchId: string, rowNumber: number, decision: PairDecision) {
  return desk.decide({ requestId: crypto.randomUUID(), batchId, rowNumber, decision });
}

function rowsOf(context: TestContext, batchId: string) {
  const { rows } = listRows(context, { batchId, offset: 0, limit: 500 });
  return rows.map((row) => [row.rowNumber, row.outcome, ...row.reasons.map((reason) => reason.code)]);
}

const pairsOf = (context: TestContext, batchId: string) => listPairs(context, { batchId, offset: 0, limit: 10 }).pairs;

describe('perhaps the same person', () => {
  it('same name, birth and phone under another number: refused until decided, both shown', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone, community: '近开里社区' });
    const batch = await previewRows(desk, ['张 建国', id(3), '199-9999-0001', '河头里社区', '', '', '']);
    expect(batch).toMatchObject({ added: 0, refused: 1, suspects: 1, undecided: 1 });
    expect(rowsOf(context, batch.id)).toEqual([[2, 'refused', 'suspect-on-file']]);
    expect(pairsOf(context, batch.id)).toMatchObject([
      {
        rowNumber: 2,
        decision: null,
        numberBroken: false,
        row: { rowNumber: 2, name: '张建国', idNumber: id(3), birthOn: '1940-05-04', community: '河头里社区' },
        other: {
          rowNumber: null,
          name: '张建国',
          idNumber: id(1),
          phone,
          community: '近开里社区',
          className: '退役士兵',
        },
      },
    ]);
    expect(await commitBatch(desk, batch.id)).toMatchObject({ added: 0, refused: 1 });
    expect(countPeople(context.store.db)).toBe(1);
  });

  it.each([
    ['another birth date', ['张建国', inventedIdNumber('1941-05-04', 3), phone]],
    ['another phone', ['张建国', id(3), '19999990002']],
    ['no phone', ['张建国', id(3), '']],
    ['another name', ['张卫国', id(3), phone]],
  ])('%s is another person', async (_, row) => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone });
    expect(await previewRows(desk, row)).toMatchObject({ added: 1, suspects: 0 });
  });

  it('merge: the row goes into the person on record, who keeps their number', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone });
    const batch = await previewRows(desk, ['张建国', id(3), phone, '河头里社区', '', '', '']);
    expect(decide(desk, batch.id, 2, 'merge')).toMatchObject({ merged: 1, refused: 0, suspects: 1, undecided: 0 });
    expect(rowsOf(context, batch.id)).toEqual([[2, 'merged', 'merged-by-hand', 'field-filled']]);
    expect(await commitBatch(desk, batch.id)).toMatchObject({ added: 0, merged: 1 });
    expect(findPersonByIdNumber(context.store.db, id(1))?.community).toBe('河头里社区');
    expect(findPersonByIdNumber(context.store.db, id(3))).toBeUndefined();
  });

  it('two people: both are on file; refuse: the row says that the station decided it', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone });
    const batch = await previewRows(desk, ['张建国', id(3), phone], ['张建国', id(5), phone]);
    decide(desk, batch.id, 2, 'refuse');
    decide(desk, batch.id, 2, 'separate');
    expect(decide(desk, batch.id, 3, 'refuse')).toMatchObject({ added: 1, refused: 1, undecided: 0 });
    expect(await commitBatch(desk, batch.id)).toMatchObject({ added: 1, refused: 1 });
    expect(rowsOf(context, batch.id)).toEqual([
      [3, 'refused', 'suspect-refused'],
      [2, 'added', 'separate-by-hand'],
    ]);
    expect(countPeople(context.store.db)).toBe(2);
    expect(() => decide(desk, batch.id, 3, 'merge')).toThrow(expect.objectContaining({ code: 'roster.batchState' }));
  });

  it('finds the double in the file itself, and merges the later row into the earlier one', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const batch = await previewRows(desk, ['张建国', id(1), phone], ['张建国', id(3), phone, '近开里社区']);
    expect(rowsOf(context, batch.id)).toEqual([
      [3, 'refused', 'suspect-in-file'],
      [2, 'added'],
    ]);
    expect(pairsOf(context, batch.id)[0]?.other).toMatchObject({ rowNumber: 2, idNumber: id(1) });
    decide(desk, batch.id, 3, 'merge');
    expect(await commitBatch(desk, batch.id)).toMatchObject({ added: 1, merged: 1 });
    expect(findPersonByIdNumber(context.store.db, id(1))?.community).toBe('近开里社区');
  });

  it('a number missing in part is held against name, birth and phone; it can be merged but never added', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone });
    const batch = await previewRows(
      desk,
      ['张建国', id(1).slice(0, 15).concat('**'), phone],
      ['张建国', '', phone, '近开里社区'],
      ['张建国', '99999919410504', phone],
    );
    expect(rowsOf(context, batch.id)).toEqual([
      [2, 'refused', 'id-characters', 'suspect-on-file'],
      [3, 'refused', 'id-missing', 'suspect-on-file'],
      [4, 'refused', 'id-length'],
    ]);
    expect(pairsOf(context, batch.id).map((pair) => pair.numberBroken)).toEqual([true, true]);
    expect(() => decide(desk, batch.id, 3, 'separate')).toThrow(
      expect.objectContaining({ code: 'roster.numberBroken' }),
    );
    decide(desk, batch.id, 3, 'merge');
    expect(await commitBatch(desk, batch.id)).toMatchObject({ merged: 1, refused: 2 });
    expect(findPersonByIdNumber(context.store.db, id(1))?.community).toBe('近开里社区');
  });

  it('keeps to what the manager decided when the record has changed since', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const person = havePerson(context, { name: '张建国', idNumber: id(1), phone });
    const batch = await previewRows(desk, ['张建国', id(3), phone, '近开里社区']);
    decide(desk, batch.id, 2, 'merge');
    context.store.runInTransaction((db) =>
      updatePersonFields(db, person, { phone: '19999990009' }, { source: 'counter', atMs: 1 }),
    );
    await commitBatch(desk, batch.id);
    expect(countPeople(context.store.db)).toBe(1);
    expect(findPersonByIdNumber(context.store.db, id(1))).toMatchObject({
      phone: '19999990009',
      community: '近开里社区',
    });
  });

  it('one who was registered since the preview is noticed at the commit', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    const batch = await previewRows(desk, ['张建国', id(3), phone]);
    expect(batch).toMatchObject({ added: 1, suspects: 0 });
    havePerson(context, { name: '张建国', idNumber: id(1), phone });
    expect(await commitBatch(desk, batch.id)).toMatchObject({ added: 0, refused: 1, suspects: 1 });
  });
});

describe('whose word counts', () => {
  it('a phone said at the counter stays, one from an earlier roster gives way, an empty one is filled', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '张建国', idNumber: id(1), phone: '19999990001' });
    havePerson(context, { name: '王芳', idNumber: id(2), phone: '' });
    const first = await previewRows(desk, ['王芳', id(2), '19999990002'], ['李强', id(3), '19999990003']);
    await commitBatch(desk, first.id);
    const batch = await previewRows(
      desk,
      ['张建国', id(1), '19999990091'],
      ['王芳', id(2), '19999990092'],
      ['李强', id(3), '19999990093'],
    );
    expect(batch).toMatchObject({ merged: 2, unchanged: 1, conflicts: 1 });
    expect(listRows(context, { batchId: batch.id, outcome: 'conflict', offset: 0, limit: 9 })).toMatchObject({
      total: 1,
      rows: [{ rowNumber: 2, reasons: [{ code: 'field-kept', detail: '19999990001 ← 19999990091' }] }],
    });
    await commitBatch(desk, batch.id);
    const phones = [1, 2, 3].map((sequence) => findPersonByIdNumber(context.store.db, id(sequence))?.phone);
    expect(phones).toEqual(['19999990001', '19999990092', '19999990093']);
  });

  it('preview and commit say the same of a person met twice whose first row filled what the record lacked', async () => {
    const context = testContext();
    const desk = testRosterDesk(context);
    havePerson(context, { name: '王芳', idNumber: id(2), phone: '' });
    const batch = await previewRows(desk, ['王芳', id(2), '19999990002'], ['王芳', id(2), '19999990003']);
    const previewed = rowsOf(context, batch.id);
    expect(previewed).toEqual([
      [2, 'merged', 'field-filled'],
      [3, 'merged', 'duplicate-row', 'field-taken'],
    ]);
    await commitBatch(desk, batch.id);
    expect(rowsOf(context, batch.id)).toEqual(previewed);
  });
});
