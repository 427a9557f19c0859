import { describe, expect, test } from 'vitest';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { intakeDayOf, moveIntake } from '#electron/services/intake.ts';
import { hallBoard } from '#electron/services/queue.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';
import { DAY, ordinary, walkIn } from '#tests/support/calling-day.ts';

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
