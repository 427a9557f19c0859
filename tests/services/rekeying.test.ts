import { describe, expect, test } from 'vitest';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { finishRekeying, getRekeying, listRekeying, markField, reopenRekeying } from '#electron/services/rekeying.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

function accepted(context: TestContext, name: string) {
  const person = addPerson(context, { name });
  const { id: caseId } = completeCase(context, person.id);
  saveField(context, { ...request(), caseId, clerk, field: 'specialPosts', value: '飞行,舰艇' });
  acceptCase(context, { ...request(), caseId, clerk });
  return { caseId, person };
}

const all = { state: null, query: '', offset: 0, limit: 50 };

describe('what is typed into the ministry’s system', () => {
  test('comes in the form’s order, with words and codes, and only what is filled in', () => {
    const context = testContext();
    const { caseId, person } = accepted(context, '赵试样');
    const { items, state } = getRekeying(context, caseId);
    expect(state).toBe('waiting');
    const of = (key: string) => items.find((item) => item.key === key);
    expect(of('idNumber')).toMatchObject({ text: person.idNumber, code: '', own: false, stale: false, markedBy: null });
    expect(of('ethnicCode')).toMatchObject({ text: '汉族', code: '01', sectionTitle: '身份信息' });
    expect(of('specialPosts')).toMatchObject({ text: '飞行、舰艇', code: '' });
    expect(of('community')?.own).toBe(true);
    expect(of('landline')).toBeUndefined();
    const order = items.map(({ key }) => key);
    const wanted = ['name', 'idNumber', 'sex', 'birthOn', 'ethnicCode', 'address', 'phone'];
    expect(order.filter((key) => wanted.includes(key))).toEqual(wanted);
    expect(order.at(-1)).toBe('bank');
  });

  test('is marked field by field with who and when, once a request, and goes on where it stopped', () => {
    const context = testContext();
    const { caseId } = accepted(context, '赵试样');
    const mark = { ...request(), caseId, clerk, field: 'name' };
    markField(context, mark);
    markField(context, mark);
    context.advance(60_000);
    markField(context, { ...request(), caseId, clerk: '王海涛', field: 'idNumber' });
    const open = getRekeying(context, caseId);
    expect(open).toMatchObject({ state: 'begun', marked: 2, clerk: '王海涛', atMs: context.clock.now() });
    expect(open.items.find((item) => item.markedBy === null)?.key).toBe('sex');
    expect(open.items[0]).toMatchObject({ key: 'name', markedBy: clerk, stale: false });
    const rows = context.store.raw.prepare('SELECT count(*) FROM rekey_marks').pluck().get();
    expect(rows).toBe(2);
    expect(refusalOf(() => markField(context, { ...mark, ...request(), field: 'nothing' })).code).toBe(
      'case.fieldUnknown',
    );
  });

  test('has to be typed again when it was changed since', () => {
    const context = testContext();
    const { caseId } = accepted(context, '赵试样');
    markField(context, { ...request(), caseId, clerk, field: 'phone' });
    context.store.raw
      .prepare(
        `UPDATE case_fields SET value = '19999990002', changed_at_ms = changed_at_ms + 1 WHERE case_id = ? AND field = 'phone'`,
      )
      .run(caseId);
    expect(getRekeying(context, caseId).items.find(({ key }) => key === 'phone')?.stale).toBe(true);
  });
});

describe('the list of cases', () => {
  test('says which wait, are begun and are done; finishing keeps the ministry’s number, also when taken back', () => {
    const context = testContext();
    const [first, second, third] = ['甲一', '乙二', '丙三'].map((name) => {
      context.advance(1000);
      return accepted(context, name).caseId;
    });
    if (!first || !second || !third) throw new Error('three cases are needed');
    expect(listRekeying(context, all).counts).toEqual({ waiting: 3, begun: 0, done: 0 });
    markField(context, { ...request(), caseId: second, clerk, field: 'name' });
    const finish = { ...request(), caseId: third, clerk, ministryNumber: 'A-123' };
    expect(finishRekeying(context, finish)).toMatchObject({ state: 'done', ministryNumber: 'A-123', clerk });
    finishRekeying(context, finish);
    expect(listRekeying(context, all)).toMatchObject({
      total: 3,
      counts: { waiting: 1, begun: 1, done: 1 },
      rows: [{ personName: '乙二' }, { personName: '甲一' }, { personName: '丙三' }],
    });
    expect(listRekeying(context, { ...all, state: 'done' })).toMatchObject({
      total: 1,
      rows: [{ personName: '丙三' }],
    });
    expect(listRekeying(context, { ...all, query: '甲' })).toMatchObject({ total: 1, rows: [{ personName: '甲一' }] });
    context.advance(1000);
    expect(reopenRekeying(context, { ...request(), caseId: third, clerk })).toMatchObject({
      state: 'begun',
      ministryNumber: 'A-123',
    });
    expect(refusalOf(() => reopenRekeying(context, { ...request(), caseId: first, clerk })).code).toBe(
      'rekeying.notDone',
    );
    const events = context.store.raw.prepare('SELECT event FROM rekey_events ORDER BY sequence').pluck().all();
    expect(events).toEqual(['done', 'reopened']);
  });

  test('holds no draft', () => {
    const context = testContext();
    const { id } = openCase(context, { ...request(), personId: addPerson(context).id, ticketId: null, clerk });
    expect(listRekeying(context, all).total).toBe(0);
    expect(refusalOf(() => getRekeying(context, id)).code).toBe('rekeying.notAccepted');
  });
});
