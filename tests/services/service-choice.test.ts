import { describe, expect, test } from 'vitest';
import { listAppointments } from '#electron/services/appointments.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { moveIntake } from '#electron/services/intake.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { listToday } from '#electron/services/queue.ts';
import type { DeskErrorData } from '#shared/errors.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const prefix = (booked: string, walkIn: string) => ({ booked, walkIn });

/** Beside the main service: one the phases rule over, one for anybody, one that only the counters give numbers for. */
const severalServices = () =>
  testContext((profile) => ({
    ...profile,
    services: [
      { id: 'file', name: '建档立卡', prefix: prefix('C', 'D'), selfService: true, byPhase: true },
      { id: 'advice', name: '政策咨询', prefix: prefix('E', 'F'), selfService: true, byPhase: false },
      { id: 'letters', name: '来信来访', prefix: prefix('G', 'H'), selfService: false, byPhase: false },
    ],
  }));

/** Ordinary people of 40 are not open on the first day. */
const young = { birthOn: '1982-05-01', circumstances: [] };

const come = (context: TestContext, idNumber: string, serviceId?: string) =>
  checkIn(context, { ...request(), who: { kind: 'id-number', idNumber }, ...(serviceId && { serviceId }) });

function choiceOf(act: () => unknown) {
  const { code, data } = refusalOf(act);
  expect(code).toBe('service.choose');
  const { services, reason } = data as DeskErrorData<'service.choose'>;
  return { ids: services.map(({ id }) => id), reason };
}

describe('at the kiosk', () => {
  test('a walk-in is asked what for, and gets a number of that service', () => {
    const context = severalServices();
    const { idNumber } = addPerson(context);
    expect(choiceOf(() => arrive(context, idNumber))).toEqual({ ids: ['main', 'file', 'advice'], reason: '' });
    expect(listToday(context)).toEqual([]);
    const result = come(context, idNumber, 'advice');
    expect(result.ticket).toMatchObject({ number: 'F001', serviceName: '政策咨询' });
    expect(receiptOf(context, result.printJobId ?? '')).toMatchObject({ service: '政策咨询', ticketNumber: 'F001' });
    expect(come(context, addPerson(context).idNumber, 'main').ticket.number).toBe('B001');
    expect(come(context, addPerson(context).idNumber, 'file').ticket.number).toBe('D001');
    expect(come(context, addPerson(context).idNumber, 'advice').ticket.number).toBe('F002');
  });

  test('a booked person is not asked, and somebody who has a number sees it again', () => {
    const context = severalServices();
    const person = addPerson(context);
    book(context, person.id, DAY);
    expect(arrive(context, person.idNumber).ticket).toMatchObject({ number: 'A001', serviceName: '优待证申领' });
    expect(arrive(context, person.idNumber)).toMatchObject({ issued: false, ticket: { number: 'A001' } });
  });

  test('somebody the main service is not open for is told why, and may have what is open to all', () => {
    const context = severalServices();
    const { idNumber } = addPerson(context, young);
    const { ids, reason } = choiceOf(() => arrive(context, idNumber));
    expect(ids).toEqual(['advice']);
    expect(reason).toContain('阶段');
    expect(refusalOf(() => come(context, idNumber, 'main')).code).toBe('phase.notOpen');
    expect(refusalOf(() => come(context, idNumber, 'file')).code).toBe('service.unknown');
    expect(come(context, idNumber, 'advice').ticket.number).toBe('F001');
  });

  test('somebody booked for another day is not given a number of the main service', () => {
    const context = severalServices();
    const person = addPerson(context);
    book(context, person.id, '2022-03-01');
    const { ids, reason } = choiceOf(() => arrive(context, person.idNumber));
    expect(ids).toEqual(['file', 'advice']);
    expect(reason).toContain('3月1日');
  });

  test('nothing is asked when one service is all there is, nor when no more numbers are given', () => {
    const one = testContext();
    expect(arrive(one, addPerson(one).idNumber).ticket.number).toBe('B001');
    expect(refusalOf(() => arrive(one, addPerson(one, young).idNumber)).code).toBe('phase.notOpen');
    const several = severalServices();
    moveIntake(several, 'stopped', { ...request(), clerk, reason: '' });
    const { idNumber } = addPerson(several);
    expect(refusalOf(() => arrive(several, idNumber)).code).toBe('intake.closed');
    expect(refusalOf(() => come(several, idNumber, 'advice')).code).toBe('intake.closed');
  });

  test('what only the counters give numbers for is not to be had there, nor what nobody knows', () => {
    const context = severalServices();
    const { idNumber } = addPerson(context);
    for (const id of ['letters', 'none']) {
      expect(refusalOf(() => come(context, idNumber, id)).code).toBe('service.unknown');
    }
  });
});

describe('at the counter', () => {
  const issue = (context: TestContext, personId: string, serviceId?: string) =>
    issueAtCounter(context, { ...request(), personId, reason: '', clerk, ...(serviceId && { serviceId }) });

  test('a clerk gives a number of any service, of the main one when none is named', () => {
    const context = severalServices();
    expect(issue(context, addPerson(context).id).ticket.number).toBe('B001');
    expect(issue(context, addPerson(context).id, 'letters').ticket).toMatchObject({
      number: 'H001',
      serviceName: '来信来访',
    });
    expect(refusalOf(() => issue(context, addPerson(context).id, 'none')).code).toBe('service.unknown');
  });

  test('an appointment is used up by the main service only', () => {
    const context = severalServices();
    const person = addPerson(context);
    book(context, person.id, DAY);
    expect(issue(context, person.id, 'advice').ticket).toMatchObject({ number: 'F001', appointmentTime: null });
    const other = addPerson(context);
    book(context, other.id, DAY);
    expect(issue(context, other.id, 'main').ticket.number).toBe('A001');
    expect(listAppointments(context, DAY).map(({ state }) => state)).toEqual(['booked', 'arrived']);
  });
});
