import { describe, expect, test } from 'vitest';
import { openCase } from '#electron/services/case-open.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { hallBoard, listToday, stepTicket, ticketAtCounter, ticketSteps } from '#electron/services/queue.ts';
import { listAppointments } from '#electron/services/appointments.ts';
import { listPrints } from '#electron/services/prints.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const at = (counterId: string) => ({ ...request(), counterId, clerk });

function arrivals(context: TestContext, count: number) {
  return Array.from({ length: count }, () => arrive(context, addPerson(context).idNumber).ticket);
}

describe('arrival', () => {
  test('of somebody booked today gives an A number, prints one ticket, and the booking knows', () => {
    const context = testContext();
    const person = addPerson(context, { name: '欧阳试样' });
    book(context, person.id, DAY);
    const arrived = arrive(context, person.idNumber);
    expect(arrived).toMatchObject({
      issued: true,
      peopleAhead: 0,
      ticket: { number: 'A001', appointmentTime: '08:30' },
    });
    expect(listAppointments(context, DAY)[0]?.state).toBe('arrived');
    expect(listPrints(context, DAY)).toMatchObject([
      { id: arrived.printJobId, kind: 'queue-ticket', subject: 'A001', state: 'queued', copy: 0 },
    ]);
  });

  test('a second tap shows the same ticket and prints nothing more', () => {
    const context = testContext();
    const person = addPerson(context);
    const first = arrive(context, person.idNumber);
    const second = arrive(context, person.idNumber);
    expect(second).toMatchObject({ issued: false, ticket: { id: first.ticket.id }, printJobId: first.printJobId });
    expect(listPrints(context, DAY)).toHaveLength(1);
  });

  test('a walk-in of an open phase gets a B number behind the people who came before', () => {
    const context = testContext();
    arrivals(context, 3);
    expect(arrive(context, addPerson(context).idNumber)).toMatchObject({ peopleAhead: 3, ticket: { number: 'B004' } });
  });

  test.each([
    ['whose phase is not open', { birthOn: '1990-01-01', circumstances: [] }, 'phase.notOpen'],
    ['of a class that gets no card', { personClass: '4' }, 'phase.notOpen'],
  ])('of somebody %s is refused with a reason and gives no ticket', (_, overrides, code) => {
    const context = testContext();
    const person = addPerson(context, overrides);
    expect(refusalOf(() => arrive(context, person.idNumber)).code).toBe(code);
    expect(listToday(context)).toEqual([]);
  });

  test('of somebody booked for another day says when', () => {
    const context = testContext();
    const person = addPerson(context);
    book(context, person.id, '2022-03-01');
    expect(refusalOf(() => arrive(context, person.idNumber))).toEqual({
      code: 'appointment.otherDay',
      data: { date: '2022-03-01', time: '08:30' },
    });
  });

  test('of somebody on no roster, with a wrong number, or by a card read long ago is refused', () => {
    const context = testContext();
    expect(refusalOf(() => arrive(context, '99999919491231005X')).code).toBe('person.notFound');
    expect(refusalOf(() => arrive(context, '999999194912310051')).code).toBe('idNumber.checkDigit');
    const who = { kind: 'card-read', cardReadId: crypto.randomUUID() } as const;
    expect(refusalOf(() => checkIn(context, { ...request(), who })).code).toBe('cardRead.expired');
  });

  test('a clerk may give a number to anybody', () => {
    const context = testContext();
    const person = addPerson(context, { personClass: '4' });
    const given = issueAtCounter(context, { ...request(), personId: person.id, reason: '咨询', clerk });
    expect(given).toMatchObject({ issued: true, ticket: { number: 'B001' } });
  });
});

describe('calling', () => {
  test('takes people in the order they came, each by one counter only', () => {
    const context = testContext();
    const tickets = arrivals(context, 3);
    const called = ['1', '2', '3'].map((counterId) => callNext(context, at(counterId)).id);
    expect(called).toEqual(tickets.map(({ id }) => id));
    expect(refusalOf(() => callNext(context, at('1'))).code).toBe('counter.busy');
  });

  test('an empty line and an unknown counter are refused', () => {
    const context = testContext();
    expect(refusalOf(() => callNext(context, at('1'))).code).toBe('queue.empty');
    expect(refusalOf(() => callNext(context, at('99'))).code).toBe('counter.unknown');
  });

  test('a double click calls one person', () => {
    const context = testContext();
    arrivals(context, 2);
    const input = at('1');
    expect(callNext(context, input).id).toBe(callNext(context, input).id);
    expect(listToday(context).filter(({ state }) => state === 'waiting')).toHaveLength(1);
  });

  test('the hall sees the call with a masked name and nothing else about anybody', () => {
    const context = testContext();
    const person = addPerson(context, { name: '赵试样' });
    arrive(context, person.idNumber);
    callNext(context, at('2'));
    const board = hallBoard(context);
    expect(board.callingNow).toMatchObject([{ ticketNumber: 'B001', counterName: '2号窗口', callCount: 1 }]);
    expect(JSON.stringify(board)).not.toContain('赵试样');
    expect(JSON.stringify(board)).not.toContain(person.idNumber.slice(6, 14));
  });

  test('recalling moves the call to the front and counts it', () => {
    const context = testContext();
    arrivals(context, 2);
    const first = callNext(context, at('1'));
    context.advance(1000);
    callNext(context, at('2'));
    context.advance(1000);
    stepTicket(context, ticketSteps.recall, { ...at('1'), ticketId: first.id });
    expect(hallBoard(context).recent.map(({ ticketNumber, callCount }) => [ticketNumber, callCount])).toEqual([
      ['B001', 2],
      ['B002', 1],
    ]);
  });

  test('a missed number comes back behind those who wait', () => {
    const context = testContext();
    const [first, second, third] = arrivals(context, 3);
    callNext(context, at('1'));
    stepTicket(context, ticketSteps.markMissed, { ...at('1'), ticketId: first?.id ?? '' });
    expect(ticketAtCounter(context, '1')).toBeNull();
    stepTicket(context, ticketSteps.bringBack, { ...at('1'), ticketId: first?.id ?? '' });
    const order = ['1', '2', '3'].map((counterId) => callNext(context, at(counterId)).id);
    expect(order).toEqual([second?.id, third?.id, first?.id]);
  });

  test('a step that the ticket is not ready for is refused', () => {
    const context = testContext();
    const [ticket] = arrivals(context, 1);
    const refused = refusalOf(() =>
      stepTicket(context, ticketSteps.finish, { ...at('1'), ticketId: ticket?.id ?? '' }),
    );
    expect(refused).toEqual({ code: 'ticket.state', data: { state: 'waiting' } });
  });

  test('finishing frees the counter and ends the booking', () => {
    const context = testContext();
    const person = addPerson(context);
    book(context, person.id, DAY);
    const { ticket } = arrive(context, person.idNumber);
    callNext(context, at('1'));
    openCase(context, { ...request(), personId: person.id, ticketId: ticket.id, clerk });
    expect(ticketAtCounter(context, '1')?.state).toBe('serving');
    stepTicket(context, ticketSteps.finish, { ...at('1'), ticketId: ticket.id });
    expect(ticketAtCounter(context, '1')).toBeNull();
    expect(listAppointments(context, DAY)[0]?.state).toBe('served');
  });
});
