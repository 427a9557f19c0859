import { describe, expect, test } from 'vitest';
import { cancelAppointment } from '#electron/services/appointments.ts';
import { contactsOfDay, contactsOfPerson, logContact, logGroupContact } from '#electron/services/contacts.ts';
import { decideCoverage, personCoverage } from '#electron/services/coverage/coverage-people.ts';
import { listFollowUps, moveFollowUp, openFollowUp } from '#electron/services/follow-ups.ts';
import { assignDuty, hotlineDuties } from '#electron/services/hotline.ts';
import { findLiveOnlineApplication } from '#electron/db/repositories/online-applications.ts';
import {
  correctOnline,
  listOnlineApplications,
  recordOnlineApplication,
  withdrawOnline,
} from '#electron/services/online-applications.ts';
import { issueAtCounter } from '#electron/services/check-in.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, completeCase, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';

function log(
  context: TestContext,
  personId: string,
  outcome: string,
  more: Partial<Parameters<typeof logContact>[1]> = {},
) {
  const plain = { channel: 'phone', note: '', nextOn: null, needs: [], clerk };
  return logContact(context, { ...request(), personId, outcome, ...plain, ...more });
}

const stateOf = (context: TestContext, personId: string) => personCoverage(context, personId).state;

describe('a contact', () => {
  test('is kept with channel, outcome, note, next date and clerk, newest first', () => {
    const context = testContext();
    const { id } = addPerson(context);
    log(context, id, 'no-answer', { nextOn: '2022-03-01' });
    context.advance(1000);
    log(context, id, 'informed', { note: '周三女儿陪来' });
    expect(contactsOfPerson(context, id)).toMatchObject([
      { outcome: 'informed', outcomeName: '已告知，等本人定时间', note: '周三女儿陪来', clerk, on: DAY },
      { channelName: '电话', outcome: 'no-answer', nextOn: '2022-03-01', informs: false },
    ]);
    expect(personCoverage(context, id)).toMatchObject({ state: 'notified', tries: 1, nextOn: null });
    expect(context.announced).toContain('coverage');
  });

  test('logged twice with the same request counts once', () => {
    const context = testContext();
    const { id } = addPerson(context);
    const input = {
      ...request(),
      personId: id,
      channel: 'phone',
      outcome: 'no-answer',
      note: '',
      nextOn: null,
      needs: [],
      clerk,
    };
    expect(logContact(context, input)).toEqual(logContact(context, input));
    expect(contactsOfPerson(context, id)).toHaveLength(1);
  });

  test('whose outcome decides moves the person, with the note as the reason', () => {
    const context = testContext();
    const { id } = addPerson(context);
    log(context, id, 'wants-visit', { note: '腿脚不便', nextOn: '2022-03-02' });
    expect(personCoverage(context, id)).toMatchObject({ state: 'visit', reason: '需上门：腿脚不便' });
    context.advance(1000);
    log(context, id, 'deceased');
    expect(personCoverage(context, id)).toMatchObject({ state: 'deceased', reason: '去世：电话：已去世' });
  });

  test('that reached somebody ends being out of reach', () => {
    const context = testContext();
    const { id } = addPerson(context);
    log(context, id, 'wrong-number');
    expect(stateOf(context, id)).toBe('unreachable');
    context.advance(1000);
    log(context, id, 'informed', { channel: 'visit' });
    expect(stateOf(context, id)).toBe('notified');
  });

  test('is refused with an outcome its channel does not have, or a next date that is past', () => {
    const context = testContext();
    const { id } = addPerson(context);
    expect(refusalOf(() => log(context, id, 'posted')).code).toBe('contact.outcomeUnknown');
    expect(refusalOf(() => log(context, id, 'informed', { nextOn: '2022-02-27' })).code).toBe('contact.dateInPast');
    expect(refusalOf(() => log(context, crypto.randomUUID(), 'informed')).code).toBe('person.notFound');
    expect(contactsOfPerson(context, id)).toEqual([]);
  });

  test('with a group shows in the history of its community and does not pretend to have told anybody', () => {
    const context = testContext();
    const [here, there] = [addPerson(context), addPerson(context, { community: '河头里社区' })];
    const group = (community: string, channel: string, outcome: string) =>
      logGroupContact(context, { ...request(), community, channel, outcome, note: '楼道', clerk });
    group('近开里社区', 'poster', 'posted');
    expect(contactsOfPerson(context, here.id)).toMatchObject([
      { community: '近开里社区', outcomeName: '已张贴、已发群' },
    ]);
    expect(contactsOfPerson(context, there.id)).toEqual([]);
    expect(stateOf(context, here.id)).toBe('not-notified');
    group('', 'wechat', 'informed');
    expect(contactsOfPerson(context, there.id)).toHaveLength(1);
    expect(stateOf(context, there.id)).toBe('notified');
    expect(refusalOf(() => group('', 'phone', 'informed')).code).toBe('contact.notForGroups');
    expect(refusalOf(() => group('', 'wechat', 'deceased')).code).toBe('contact.notForGroups');
    expect(contactsOfDay(context, { date: DAY, offset: 0, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ name: '' }],
    });
  });
});

describe('a decision', () => {
  test('is a row with who, when and why, and is taken back by another row', () => {
    const context = testContext();
    const { id } = addPerson(context);
    const decide = (decision: 'declined' | 'none', reason: string) =>
      decideCoverage(context, { ...request(), personId: id, decision, reason, clerk });
    expect(decide('declined', '嫌麻烦').state).toBe('declined');
    context.advance(1000);
    expect(decide('none', '改主意了').state).toBe('not-notified');
    expect(personCoverage(context, id).decisions).toMatchObject([
      { decision: 'none', reason: '改主意了', clerk },
      { decision: 'declined', reason: '嫌麻烦', clerk },
    ]);
    const edit = () => context.store.raw.prepare("UPDATE coverage_decisions SET decision = 'gone'").run();
    expect(edit).toThrow(/CHECK/);
  });
});

describe('a need heard', () => {
  const need = { need: 'hardship', detail: '老伴住院', owner: '王海涛', dueOn: '2022-03-03' };

  test('becomes a follow-up of the contact, or the contact is not kept either', () => {
    const context = testContext();
    const { id } = addPerson(context);
    expect(refusalOf(() => log(context, id, 'informed', { needs: [{ ...need, need: 'x' }] })).code).toBe(
      'followUp.needUnknown',
    );
    expect(contactsOfPerson(context, id)).toEqual([]);
    log(context, id, 'informed', { needs: [need] });
    const { rows } = listFollowUps(context, { state: 'open', offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      { personId: id, needName: '困难救助', owner: '王海涛', dueOn: '2022-03-03', overdue: false },
    ]);
  });

  test('is handed over, put off and settled, each step kept; by due date, late ones marked', () => {
    const context = testContext();
    const { id } = addPerson(context);
    const later = openFollowUp(context, { ...request(), ...need, personId: id, dueOn: '2022-03-05', clerk });
    const sooner = openFollowUp(context, { ...request(), ...need, personId: id, clerk });
    const move = (state: 'open' | 'settled', owner: string, note: string) =>
      moveFollowUp(context, { ...request(), followUpId: sooner.id, state, owner, dueOn: '2022-03-04', note, clerk });
    move('open', '陈静', '转民政');
    context.setTime('2022-03-05', '09:00');
    const open = listFollowUps(context, { state: 'open', offset: 0, limit: 10 });
    expect(open.rows.map((each) => [each.id, each.overdue])).toEqual([
      [sooner.id, true],
      [later.id, false],
    ]);
    expect(listFollowUps(context, { state: 'open', owner: '陈静', offset: 0, limit: 10 }).total).toBe(1);
    expect(listFollowUps(context, { state: 'open', dueUntil: '2022-03-04', offset: 0, limit: 10 }).total).toBe(1);
    expect(refusalOf(() => move('open', '陈静', '')).code).toBe('followUp.unchanged');
    const settled = move('settled', '陈静', '已申请临时救助');
    expect(settled.history.map((step) => [step.from, step.to, step.owner, step.note])).toEqual([
      [null, 'open', '王海涛', ''],
      ['open', 'open', '陈静', '转民政'],
      ['open', 'settled', '陈静', '已申请临时救助'],
    ]);
    expect(listFollowUps(context, { state: 'settled', offset: 0, limit: 10 }).total).toBe(1);
  });
});

test('the hotline list names somebody for each half day; the newest word counts', () => {
  const context = testContext();
  const assign = (person: string) => assignDuty(context, { ...request(), date: DAY, half: 'morning', person, clerk });
  assign('陈静');
  assign('李晓梅');
  expect(hotlineDuties(context, { from: DAY, days: 1 })).toEqual([
    { date: DAY, half: 'morning', person: '李晓梅' },
    { date: DAY, half: 'afternoon', person: '' },
  ]);
  assign('');
  expect(hotlineDuties(context, { from: DAY, days: 2 }).every((duty) => duty.person === '')).toBe(true);
});

describe('an online application', () => {
  const record = (context: TestContext, personId: string, number: string) =>
    recordOnlineApplication(context, { ...request(), personId, number, kind: 'first', appliedOn: DAY, clerk });

  test('counts, and its person can neither be booked nor draw a number, at kiosk or counter', () => {
    const context = testContext();
    const person = addPerson(context);
    const made = record(context, person.id, ' ab 12-34 ');
    expect(made.number).toBe('AB12-34');
    expect(stateOf(context, person.id)).toBe('online-applied');
    const refusal = { code: 'onlineApplication.exists', data: { number: 'AB12-34' } };
    expect(refusalOf(() => book(context, person.id, DAY))).toEqual(refusal);
    expect(refusalOf(() => arrive(context, person.idNumber))).toEqual(refusal);
    const atCounter = () => issueAtCounter(context, { ...request(), personId: person.id, reason: '来问', clerk });
    expect(refusalOf(atCounter)).toEqual(refusal);
    expect(context.store.raw.prepare('SELECT count(*) FROM tickets').pluck().get()).toBe(0);
    withdrawOnline(context, { ...request(), onlineApplicationId: made.id, reason: '网上退回', clerk });
    expect(stateOf(context, person.id)).toBe('not-notified');
    expect(book(context, person.id, DAY).state).toBe('booked');
  });

  test('frees the seat of a booking the person still had', () => {
    const context = testContext();
    const person = addPerson(context);
    const booking = book(context, person.id, DAY);
    expect(record(context, person.id, 'W0001').cancelledBooking).toBe(booking.number);
    const slot = freeSlot(context, DAY);
    expect([slot.id, slot.taken]).toEqual([booking && slot.id, 0]);
    const cancel = () => cancelAppointment(context, { ...request(), appointmentId: booking.id, reason: 'x', clerk });
    expect(refusalOf(cancel).code).toBe('appointment.state');
  });

  test('is recorded once per number and once per person, by the database too', () => {
    const context = testContext();
    const [first, second] = [addPerson(context), addPerson(context, { name: '钱试样' })];
    record(context, first.id, 'W0001');
    expect(refusalOf(() => record(context, second.id, 'w00 01'))).toEqual({
      code: 'onlineApplication.numberTaken',
      data: { number: 'W0001', name: '赵试样' },
    });
    expect(refusalOf(() => record(context, first.id, 'W0002')).code).toBe('onlineApplication.exists');
    const insert = context.store.raw.prepare(
      `INSERT INTO online_applications (id, number, person_id, kind, applied_on, state, recorded_by, recorded_at_ms)
       VALUES (?, ?, ?, 'first', '2022-02-28', 'live', 'x', 0)`,
    );
    expect(() => insert.run(crypto.randomUUID(), 'W0001', second.id)).toThrow(/UNIQUE/);
    expect(() => insert.run(crypto.randomUUID(), 'W0009', first.id)).toThrow(/UNIQUE/);
  });

  test('recorded for the wrong person moves to the right one; both rows stay', () => {
    const context = testContext();
    const [wrong, right] = [addPerson(context), addPerson(context)];
    const made = record(context, wrong.id, 'W0001');
    withdrawOnline(context, { ...request(), onlineApplicationId: made.id, reason: '登错人', clerk });
    record(context, right.id, 'W0001');
    const { rows } = listOnlineApplications(context, { query: 'w0001', offset: 0, limit: 10 });
    expect(rows.find((row) => row.state === 'live')?.personId).toBe(right.id);
    expect(rows.find((row) => row.state === 'withdrawn')).toMatchObject({
      personId: wrong.id,
      withdrawnReason: '登错人',
    });
    expect(
      refusalOf(() => withdrawOnline(context, { ...request(), onlineApplicationId: made.id, reason: 'x', clerk })).code,
    ).toBe('onlineApplication.state');
  });

  test('set right is a new row of the same person; the wrong one stays, with the reason and who gave it', () => {
    const context = testContext();
    const [person, other] = [addPerson(context), addPerson(context)];
    const made = record(context, person.id, 'W0001');
    record(context, other.id, 'W0003');
    const to = (number: string, onlineApplicationId: string = made.id) =>
      correctOnline(context, {
        ...request(),
        onlineApplicationId,
        number,
        kind: 'reissue',
        appliedOn: '2022-02-27',
        reason: '抄错一位',
        clerk: '陈静',
      });
    expect(refusalOf(() => to('w0003')).code).toBe('onlineApplication.numberTaken');
    expect(findLiveOnlineApplication(context.store.db, person.id)?.number).toBe('W0001');
    const right = to('w 0002');
    expect(right).toMatchObject({ number: 'W0002', personId: person.id, state: 'live', recordedBy: '陈静' });
    expect(stateOf(context, person.id)).toBe('online-applied');
    const list = (query: string, state?: 'live' | 'withdrawn') =>
      listOnlineApplications(context, { personId: person.id, query, state, offset: 0, limit: 10 });
    expect(list('', 'withdrawn').rows).toMatchObject([
      { id: made.id, number: 'W0001', withdrawnReason: '抄错一位', withdrawnBy: '陈静' },
    ]);
    expect(list('试样').total).toBe(2);
    expect(list('没有这个人').total).toBe(0);
    expect(list('0002').rows.map((row) => row.id)).toEqual([right.id]);
    expect(refusalOf(() => to('W0004')).code).toBe('onlineApplication.state');
    expect(to('W0002', right.id).number).toBe('W0002');
  });

  test('is refused for somebody whose case was accepted here', () => {
    const context = testContext();
    const person = addPerson(context);
    const opened = completeCase(context, person.id);
    acceptCase(context, { ...request(), caseId: opened.id, clerk });
    expect(refusalOf(() => record(context, person.id, 'W0001')).code).toBe('case.accepted');
  });
});
