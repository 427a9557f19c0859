import { expect, test } from 'vitest';
import { acceptCase } from '#electron/services/case-accept.ts';
import { cancelAppointment } from '#electron/services/appointments.ts';
import { dayReport } from '#electron/services/day-report.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { stepTicket, ticketSteps } from '#electron/services/queue.ts';
import { addPerson, arrive, book, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const total = (rows: readonly { readonly [key: string]: unknown }[], key: string) =>
  rows.reduce((sum, row) => sum + Number(row[key]), 0);

test('the day counts what happened, and every breakdown sums to its total', () => {
  const context = testContext();
  const people = ['2', '9', '2', '6'].map((personClass) => addPerson(context, { personClass }));
  const [first, second, third, walkIn] = people;
  if (!first || !second || !third || !walkIn) throw new Error('four people');
  book(context, first.id, DAY);
  book(context, second.id, DAY);
  const cancelled = book(context, third.id, DAY);
  cancelAppointment(context, { ...request(), appointmentId: cancelled.id, reason: 'x', clerk });
  for (const person of [first, second, walkIn]) arrive(context, person.idNumber);
  for (const [index, minutes] of [10, 30].entries()) {
    context.advance(minutes * 60_000);
    const counterId = String(index + 1);
    const { id } = callNext(context, { ...request(), counterId, clerk });
    stepTicket(context, ticketSteps.finish, { ...request(), counterId, clerk, ticketId: id });
  }
  const { id } = completeCase(context, first.id);
  acceptCase(context, { ...request(), caseId: id, clerk });

  const report = dayReport(context, DAY);
  expect(report).toMatchObject({
    booked: 2,
    arrived: 3,
    served: 2,
    accepted: 1,
    waitingNow: 1,
    wait: { average: 25, median: 25, longest: 40 },
    rosterTotal: 4,
    acceptedTotal: 1,
  });
  for (const measure of ['booked', 'arrived', 'served', 'accepted'] as const) {
    expect([measure, total(report.byClass, measure)]).toEqual([measure, report[measure]]);
    expect([measure, total(report.byChannel, measure)]).toEqual([measure, report[measure]]);
  }
  expect(report.byChannel.find(({ key }) => key === 'onsite')).toMatchObject({
    name: '现场办理',
    arrived: 1,
    booked: 0,
  });
});

test('a day on which nothing happened has no waiting time', () => {
  expect(dayReport(testContext(), DAY)).toMatchObject({ booked: 0, wait: null, byClass: [] });
});
