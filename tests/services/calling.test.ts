import { describe, expect, test } from 'vitest';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { bookAppointment, listAppointments, listSlots } from '#electron/services/appointments.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { intakeDayOf, moveIntake } from '#electron/services/intake.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { callNext, callSpecific } from '#electron/services/queue-call.ts';
import { lastStep, undoLast } from '#electron/services/queue-undo.ts';
import { whyBefore } from '#electron/services/queue-why.ts';
import {
  hallBoard,
  holdTicket,
  listToday,
  stepTicket,
  ticketAtCounter,
  ticketSteps,
  transferTicket,
} from '#electron/services/queue.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const at = (counterId: string) => ({ ...request(), counterId, clerk });
const on = (counterId: string, ticketId: string) => ({ ...at(counterId), ticketId });

/** 85 years old: priority; 70, and of those who get the subsidy: ordinary. */
const aged = { birthOn: '1936-05-01' };
const ordinary = { birthOn: '1952-05-01' };

const walkIn = (context: TestContext, facts: object) => arrive(context, addPerson(context, facts).idNumber).ticket;
function booked(context: TestContext, facts: object) {
  const person = addPerson(context, facts);
  book(context, person.id, DAY);
  return arrive(context, person.idNumber).ticket;
}

function callAll(context: TestContext): string[] {
  const numbers: string[] = [];
  while (listToday(context).some(({ state }) => state === 'waiting')) {
    const called = callNext(context, at('1'));
    numbers.push(called.number);
    stepTicket(context, ticketSteps.finish, on('1', called.id));
  }
  return numbers;
}

const withCalling =
  (change: Partial<StationProfile['calling']>) =>
  (profile: StationProfile): StationProfile => ({ ...profile, calling: { ...profile.calling, ...change } });

describe('the order of calling', () => {
  test('is the rule: priority first up to the cap, booked before walk-ins up to the ratio; the list foresees it', () => {
    const context = testContext();
    walkIn(context, ordinary); // B001
    walkIn(context, ordinary); // B002
    booked(context, ordinary); // A001
    for (let count = 0; count < 3; count += 1) walkIn(context, aged); // B003 B004 B005
    const foreseen = listToday(context).map(({ number }) => number);
    const order = callAll(context);
    expect(order).toEqual(['B003', 'B004', 'A001', 'B001', 'B005', 'B002']);
    expect(foreseen).toEqual(order);
  });

  test('tells everybody how many will be called before them', () => {
    const context = testContext();
    walkIn(context, ordinary);
    expect(arrive(context, addPerson(context, aged).idNumber)).toMatchObject({ peopleAhead: 0 });
    expect(arrive(context, addPerson(context, ordinary).idNumber)).toMatchObject({
      peopleAhead: 2,
      expectedWaitMinutes: null,
    });
  });

  test('marks priority people with the class that makes them so', () => {
    const context = testContext();
    expect(walkIn(context, aged).priority).toBe('80岁以上');
    expect(walkIn(context, { ...ordinary, disabilityGrade: 6 }).priority).toBe('残疾');
    expect(walkIn(context, ordinary).priority).toBeNull();
  });

  test('among priority people follows the ranks of the profile; whoever fits several classes has the best', () => {
    const context = testContext((profile) => ({
      ...profile,
      calling: {
        ...profile.calling,
        priorityClasses: profile.calling.priorityClasses.map((each) => ({
          ...each,
          rank: each.code === 'disabled' ? 1 : 2,
        })),
      },
    }));
    walkIn(context, aged); // B001
    const disabled = { ...ordinary, disabilityGrade: 6 };
    walkIn(context, disabled); // B002
    expect(walkIn(context, { ...aged, disabilityGrade: 6 }).priority).toBe('残疾'); // B003
    walkIn(context, disabled); // B004
    expect(callAll(context)).toEqual(['B002', 'B003', 'B001', 'B004']);
    expect(whyBefore(context, { first: 'B002', second: 'B001' }).sentence).toBe(
      'B002 是“残疾”，B001 是“80岁以上”，都是优先号；按站里排的先后，“残疾”先叫，每位“80岁以上”前面最多让 2 个。',
    );
    expect(whyBefore(context, { first: 'B001', second: 'B004' }).sentence).toBe(
      'B001 是“80岁以上”，前面已经让过 2 个排在更前的优先号；让满后先叫 B001，再叫“残疾” B004。',
    );
  });

  test('gives an appointment precedence only from the time on at which its window opens', () => {
    const context = testContext();
    const early = addPerson(context, ordinary);
    context.setTime(DAY, '07:40');
    book(context, early.id, DAY);
    walkIn(context, ordinary);
    expect(arrive(context, early.idNumber).ticket.number).toBe('A001');
    expect(listToday(context).map(({ number }) => number)).toEqual(['B001', 'A001']);
    context.setTime(DAY, '08:00');
    expect(listToday(context).map(({ number }) => number)).toEqual(['A001', 'B001']);
  });

  test('makes somebody too late for their appointment a walk-in and uses it up', () => {
    const context = testContext();
    const late = addPerson(context, ordinary);
    book(context, late.id, DAY);
    context.setTime(DAY, '09:01');
    expect(arrive(context, late.idNumber).ticket).toMatchObject({ number: 'B001', appointmentTime: '08:30' });
    expect(listAppointments(context, DAY)[0]?.state).toBe('arrived');
  });

  test('says an expected wait once three people were served', () => {
    const context = testContext();
    for (let count = 0; count < 4; count += 1) walkIn(context, ordinary);
    for (let count = 0; count < 3; count += 1) {
      const { id } = callNext(context, at('1'));
      context.advance(10 * 60_000);
      stepTicket(context, ticketSteps.finish, on('1', id));
    }
    const arrived = arrive(context, addPerson(context, ordinary).idNumber);
    expect(arrived).toMatchObject({ peopleAhead: 1, expectedWaitMinutes: 15 });
    expect(receiptOf(context, arrived.printJobId ?? '')).toMatchObject({
      peopleAhead: 1,
      expectedWait: '大约等 15 分钟',
    });
  });
});

describe('why one came before another', () => {
  test('is answered in one sentence for each part of the rule', () => {
    const context = testContext();
    walkIn(context, ordinary);
    walkIn(context, ordinary);
    booked(context, ordinary);
    for (let count = 0; count < 3; count += 1) walkIn(context, aged);
    callAll(context);
    const why = (first: string, second: string) => whyBefore(context, { first, second }).sentence;
    expect(why('B003', 'B001')).toBe('B003 是优先号，B001 是普通号；优先号先叫，每位普通号前面最多让 2 个优先号。');
    expect(why('a1', 'b5')).toBe('A001 是普通号，前面已经让过 2 个优先号；让满后先叫普通号，再叫优先号 B005。');
    expect(why('A001', 'B002')).toContain('A001 有预约，时间已到，B002 是现场号');
    expect(why('B003', 'B004')).toContain('先来先叫');
    expect(why('B001', 'B003')).toMatch(/^其实 B003 先叫/);
    expect(refusalOf(() => why('B001', 'Z9')).code).toBe('ticket.notFound');
  });

  test('names what happened to the other at that time, or who asked for it', () => {
    const context = testContext();
    const [one, two, three] = [ordinary, ordinary, ordinary].map((facts) => walkIn(context, facts));
    if (!one || !two || !three) throw new Error('three people came');
    holdTicket(context, { ...on('1', one.id), reason: '去复印户口簿' });
    callSpecific(context, { ...on('1', three.id), reason: '轮椅，已说明' });
    callNext(context, at('2'));
    const why = (first: string, second: string) => whyBefore(context, { first, second }).sentence;
    expect(why('B002', 'B001')).toBe('当时 B001 挂起了，原因：去复印户口簿。');
    expect(why('B003', 'B002')).toBe('B003 是 1号窗口 李晓梅 指定叫的，原因：轮椅，已说明。');
    walkIn(context, ordinary);
    expect(why('B003', 'B004')).toBe('叫 B003 的时候，B004 还没有取号。');
  });
});

describe('who does not come', () => {
  test('and is missed comes back after the set number of others, from the kiosk too, and only so often', () => {
    const context = testContext(withCalling({ missed: { returnAfter: 2, limit: 1, automatic: false } }));
    const person = addPerson(context, ordinary);
    const { ticket } = arrive(context, person.idNumber);
    for (let count = 0; count < 3; count += 1) walkIn(context, ordinary);
    const miss = () => stepTicket(context, ticketSteps.markMissed, on('1', callNext(context, at('1')).id));
    expect(miss().number).toBe('B001');
    expect(arrive(context, person.idNumber)).toMatchObject({
      issued: false,
      ticket: { id: ticket.id, returnAfter: 2 },
    });
    const order = ['2', '3'].map((counterId) => callNext(context, at(counterId)).number);
    expect([...order, miss().number]).toEqual(['B002', 'B003', 'B001']);
    expect(refusalOf(() => arrive(context, person.idNumber)).code).toBe('ticket.missedTooOften');
    expect(callSpecific(context, { ...on('1', ticket.id), reason: '人回来了' }).number).toBe('B001');
  });

  test('comes back by itself where the station wants it so', () => {
    const context = testContext(withCalling({ missed: { returnAfter: 1, limit: 1, automatic: true } }));
    walkIn(context, ordinary);
    const miss = () => stepTicket(context, ticketSteps.markMissed, on('1', callNext(context, at('1')).id)).state;
    expect([miss(), miss()]).toEqual(['waiting', 'missed']);
  });

  test('and is skipped lets the next one pass and is called again, without counting as missed', () => {
    const context = testContext();
    walkIn(context, ordinary);
    walkIn(context, ordinary);
    stepTicket(context, ticketSteps.skip, on('1', callNext(context, at('1')).id));
    expect(['1', '2'].map((counterId) => callNext(context, at(counterId)).number)).toEqual(['B002', 'B001']);
  });

  test('is held with a reason, not called, and takes the old place afterwards', () => {
    const context = testContext();
    const first = walkIn(context, ordinary);
    walkIn(context, ordinary);
    callNext(context, at('1'));
    const held = holdTicket(context, { ...on('1', first.id), reason: '去补照片' });
    expect(held).toMatchObject({ state: 'held', heldReason: '去补照片', counterId: null });
    expect(hallBoard(context).waitingCount).toBe(1);
    expect(refusalOf(() => stepTicket(context, ticketSteps.bringBack, on('1', first.id))).code).toBe('ticket.state');
    stepTicket(context, ticketSteps.resume, on('1', first.id));
    expect(callNext(context, at('1')).number).toBe('B001');
  });
});

describe('what the hall says', () => {
  test('is each call and recall, with numbers that grow, until the person is served or the call is taken back', () => {
    const context = testContext();
    const [first, other] = [walkIn(context, ordinary), walkIn(context, ordinary)];
    const numbers = () => hallBoard(context).announcements.map(({ ticketNumber }) => ticketNumber);
    callNext(context, at('1'));
    callNext(context, at('2'));
    stepTicket(context, ticketSteps.recall, on('1', first.id));
    expect(numbers()).toEqual(['B001', 'B002', 'B001']);
    const sequences = hallBoard(context).announcements.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => b - a));
    expect(new Set(sequences).size).toBe(3);
    stepTicket(context, ticketSteps.finish, on('1', first.id));
    expect(numbers()).toEqual(['B002']);
    stepTicket(context, ticketSteps.markMissed, on('2', other.id));
    expect(numbers()).toEqual(['B002']);
    undoLast(context, at('2'));
    undoLast(context, at('2'));
    expect(numbers()).toEqual([]);
  });
});

describe('passing on', () => {
  test('to a counter: that counter calls it first, no other one does', () => {
    const context = testContext();
    const passedOn = walkIn(context, ordinary);
    walkIn(context, ordinary);
    walkIn(context, aged);
    transferTicket(context, { ...on('1', passedOn.id), to: { kind: 'counter', counterId: '3' }, reason: '审核' });
    expect(callNext(context, at('1')).number).toBe('B003');
    expect(callNext(context, at('2')).number).toBe('B002');
    walkIn(context, aged);
    expect(callNext(context, at('3'))).toMatchObject({ number: 'B001', onlyCounterName: null });
    expect(whyBefore(context, { first: 'B1', second: 'B4' }).sentence).toBe('B001 是转到 3号窗口 的号，转来的号先叫。');
  });

  test('to another service: counters of that service call it, and numbers of each have prefixes of their own', () => {
    const context = testContext((profile) => ({
      ...profile,
      services: [
        { id: 'bank', name: '银行开卡', prefix: { booked: 'C', walkIn: 'D' }, selfService: false, byPhase: true },
      ],
      counters: profile.counters.map((counter) => ({ ...counter, services: counter.id === '3' ? ['bank'] : ['main'] })),
    }));
    const first = walkIn(context, ordinary);
    expect(refusalOf(() => callNext(context, at('3'))).code).toBe('queue.empty');
    callNext(context, at('1'));
    const to = { kind: 'service', serviceId: 'bank' } as const;
    expect(transferTicket(context, { ...on('1', first.id), to, reason: '' }).serviceName).toBe('银行开卡');
    expect(refusalOf(() => callNext(context, at('1'))).code).toBe('queue.empty');
    expect(callNext(context, at('3')).number).toBe('B001');
    const nowhere = { kind: 'service', serviceId: 'none' } as const;
    expect(refusalOf(() => transferTicket(context, { ...on('3', first.id), to: nowhere, reason: '' })).code).toBe(
      'service.unknown',
    );
  });
});

describe('taking a step back', () => {
  test('puts each kind of step right, as a row of its own, once, and only for a while', () => {
    const context = testContext();
    const person = addPerson(context, ordinary);
    book(context, person.id, DAY);
    const { ticket } = arrive(context, person.idNumber);
    callNext(context, at('1'));
    stepTicket(context, ticketSteps.finish, on('1', ticket.id));
    expect(lastStep(context, '1')).toMatchObject({ event: 'served', ticketNumber: 'A001' });
    expect(undoLast(context, at('1'))).toMatchObject({ state: 'called', counterId: '1', callCount: 1 });
    expect(listAppointments(context, DAY)[0]?.state).toBe('arrived');
    expect(undoLast(context, at('1'))).toMatchObject({ state: 'waiting', counterId: null, callCount: 0 });
    expect(hallBoard(context).recent).toEqual([]);
    expect(refusalOf(() => undoLast(context, at('1'))).code).toBe('undo.nothing');
    callNext(context, at('1'));
    context.advance(6 * 60_000);
    expect(lastStep(context, '1')).toBeNull();
    expect(refusalOf(() => undoLast(context, at('1'))).code).toBe('undo.nothing');
  });

  test('a double click takes back one step', () => {
    const context = testContext();
    const first = walkIn(context, ordinary);
    callNext(context, at('1'));
    stepTicket(context, ticketSteps.markMissed, on('1', first.id));
    const input = at('1');
    expect(undoLast(context, input)).toEqual(undoLast(context, input));
    expect(ticketAtCounter(context, '1')?.id).toBe(first.id);
  });

  test('gives those who were passed over their rights back', () => {
    const context = testContext();
    walkIn(context, ordinary);
    for (let count = 0; count < 3; count += 1) walkIn(context, aged);
    for (let count = 0; count < 3; count += 1) {
      callNext(context, at('1'));
      undoLast(context, at('1'));
    }
    expect(callAll(context)).toEqual(['B002', 'B003', 'B001', 'B004']);
  });

  test('is refused when another counter has gone on with the number, and never touches another counter', () => {
    const context = testContext();
    const first = walkIn(context, ordinary);
    callNext(context, at('1'));
    transferTicket(context, { ...on('1', first.id), to: { kind: 'counter', counterId: '2' }, reason: '' });
    callNext(context, at('2'));
    expect(refusalOf(() => undoLast(context, at('1'))).code).toBe('undo.nothing');
    expect(undoLast(context, at('2')).onlyCounterName).toBe('2号窗口');
  });
});

describe('no more numbers', () => {
  test('by a clerk: walk-ins are told when to come, booked people still get theirs, a clerk may still give one', () => {
    const context = testContext();
    const coming = addPerson(context, ordinary);
    book(context, coming.id, DAY);
    moveIntake(context, 'stopped', { ...request(), clerk, reason: '人太多' });
    expect(refusalOf(() => arrive(context, addPerson(context, ordinary).idNumber))).toEqual({
      code: 'intake.closed',
      data: { cause: 'stopped', date: '2022-03-01', time: '08:30', hotline: '022-0000-0042' },
    });
    expect(arrive(context, coming.idNumber).ticket.number).toBe('A001');
    const person = addPerson(context, ordinary);
    issueAtCounter(context, { ...request(), personId: person.id, reason: '远道来的', clerk });
    expect(hallBoard(context).intake).toMatchObject({ state: 'stopped', stoppedBy: clerk, bookedStill: true });
    const nowMs = context.clock.now();
    expect(intakeDayOf(context, context.store.db, nowMs)).toMatchObject({
      walkIns: 1,
      walkInsPerDay: 30,
      closesAt: '17:00',
      moves: [{ event: 'stopped', clerk, reason: '人太多', atMs: nowMs }],
    });
    moveIntake(context, 'resumed', { ...request(), clerk, reason: '' });
    expect(walkIn(context, ordinary).number).toBe('B002');
  });

  test('by the quota of walk-ins, and after closing time', () => {
    const context = testContext((profile) => ({ ...profile, intake: { walkInsPerDay: 1, closesAt: '08:10' } }));
    walkIn(context, ordinary);
    const refused = () => refusalOf(() => arrive(context, addPerson(context, ordinary).idNumber)).data;
    expect(refused()).toMatchObject({ cause: 'full' });
    context.setTime(DAY, '08:10');
    expect(refused()).toMatchObject({ cause: 'closed' });
    context.setTime('2022-03-01', '08:00');
    expect(walkIn(context, ordinary).number).toBe('B001');
  });

  test('never against an appointment that is still running', () => {
    const context = testContext((profile) => ({ ...profile, intake: { walkInsPerDay: null, closesAt: '16:30' } }));
    const [last, late] = [addPerson(context, ordinary), addPerson(context, ordinary)];
    const slotId = listSlots(context, { from: DAY, days: 1 })[0]?.slots.at(-1)?.id ?? '';
    for (const { id: personId } of [last, late]) {
      bookAppointment(context, { ...request(), personId, slotId, channel: 'phone', phone: '', clerk });
    }
    context.setTime(DAY, '16:35');
    expect(hallBoard(context).intake).toMatchObject({ state: 'closed', bookedStill: true });
    expect(arrive(context, last.idNumber).ticket.number).toBe('A001');
    context.setTime(DAY, '17:00');
    expect(hallBoard(context).intake.bookedStill).toBe(false);
    expect(refusalOf(() => arrive(context, late.idNumber)).data).toMatchObject({ cause: 'closed' });
  });
});

describe("the slip's code", () => {
  test('checks its holder in; one of no appointment is refused', () => {
    const context = testContext();
    const person = addPerson(context, ordinary);
    const { number } = book(context, person.id, DAY);
    const scan = (text: string) => checkIn(context, { ...request(), who: { kind: 'qr', text } });
    expect(scan(` ${number.toLowerCase()}\r`).ticket).toMatchObject({ number: 'A001', personId: person.id });
    expect(refusalOf(() => scan('https://example.invalid')).code).toBe('appointment.notFound');
  });
});
