import { describe, expect, test } from 'vitest';
import { listAppointments } from '#electron/services/appointments.ts';
import { callNext, callSpecific } from '#electron/services/queue-call.ts';
import { lastStep, undoLast } from '#electron/services/queue-undo.ts';
import { whyBefore } from '#electron/services/queue-why.ts';
import {
  hallBoard,
  holdTicket,
  stepTicket,
  ticketAtCounter,
  ticketSteps,
  transferTicket,
} from '#electron/services/queue.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';
import { DAY, at, on, aged, ordinary, walkIn, callAll, withCalling } from '#tests/support/calling-day.ts';

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
