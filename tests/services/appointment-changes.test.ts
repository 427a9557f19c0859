import { describe, expect, test } from 'vitest';
import { closePassedAppointments, markNoShow, moveBooking } from '#electron/services/appointment-changes.ts';
import { appointmentsOfPerson, dayView } from '#electron/services/appointment-days.ts';
import { bookAppointment, cancelAppointment, listAppointments, listSlots } from '#electron/services/appointments.ts';
import { bookFamily } from '#electron/services/family-booking.ts';
import { listRecalls, settleRecall } from '#electron/services/recalls.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const NEXT = '2022-03-01';

const move = (context: TestContext, appointmentId: string, slotId: string) =>
  moveBooking(context, { ...request(), appointmentId, slotId, reason: '家里有事', clerk });

const whyCalled = (context: TestContext) =>
  listRecalls(context).map(({ appointment, reason }) => [appointment.id, reason]);

describe('moving', () => {
  test('frees the old seat, takes the new one, keeps the number and says from where to where', () => {
    const context = testContext();
    const person = addPerson(context);
    const booked = book(context, person.id, DAY);
    const moved = move(context, booked.id, freeSlot(context, NEXT).id);
    expect(moved).toMatchObject({ id: booked.id, number: booked.number, date: NEXT, state: 'booked' });
    expect(listSlots(context, { from: DAY, days: 2 }).map((day) => day.slots[0]?.taken)).toEqual([0, 1]);
    const [history] = appointmentsOfPerson(context, person.id);
    expect(history?.events).toMatchObject([
      { to: 'booked', moved: null },
      { to: 'booked', reason: '家里有事', moved: { from: `${DAY} 08:30`, to: `${NEXT} 08:30` } },
    ]);
    expect(listRecalls(context)).toEqual([]);
  });

  test('to a full slot changes nothing', () => {
    const context = testContext();
    const booked = book(context, addPerson(context).id, DAY);
    const full = freeSlot(context, NEXT);
    for (let seat = 0; seat < full.capacity; seat += 1) book(context, addPerson(context).id, NEXT);
    expect(refusalOf(() => move(context, booked.id, full.id)).code).toBe('slot.full');
    expect(listAppointments(context, DAY)).toMatchObject([{ id: booked.id, state: 'booked' }]);
  });

  test('never gives a number out twice', () => {
    const context = testContext();
    const booked = book(context, addPerson(context).id, DAY);
    move(context, booked.id, freeSlot(context, NEXT).id);
    expect(book(context, addPerson(context).id, DAY).number).toBe('Y220228-002');
  });

  test('is refused for who has arrived, and to a day before their phase', () => {
    const context = testContext();
    const early = addPerson(context, { birthOn: '1958-01-01', circumstances: [] });
    const booked = book(context, early.id, '2022-03-15');
    expect(refusalOf(() => move(context, booked.id, freeSlot(context, DAY).id)).code).toBe('phase.notOpen');
    const here = addPerson(context);
    const today = book(context, here.id, DAY);
    arrive(context, here.idNumber);
    expect(refusalOf(() => move(context, today.id, freeSlot(context, NEXT).id)).code).toBe('appointment.state');
  });
});

describe('who did not come', () => {
  test('is marked by hand once the slot has begun, not before', () => {
    const context = testContext();
    const booked = book(context, addPerson(context).id, DAY);
    const mark = () => markNoShow(context, { ...request(), appointmentId: booked.id, clerk });
    expect(refusalOf(mark).code).toBe('slot.notBegun');
    context.setTime(DAY, '08:30');
    expect(mark().state).toBe('no-show');
    expect(whyCalled(context)).toEqual([[booked.id, 'no-show']]);
  });

  test('is marked by itself after closing time, and in the morning when the station was off', () => {
    for (const [date, time] of [
      [DAY, '17:30'],
      [NEXT, '08:00'],
    ] as const) {
      const context = testContext();
      const person = addPerson(context);
      const booked = book(context, person.id, DAY);
      const kept = book(context, addPerson(context).id, '2022-03-02');
      context.setTime(DAY, '17:29');
      expect(closePassedAppointments(context)).toBe(0);
      context.setTime(date, time);
      expect(closePassedAppointments(context)).toBe(1);
      expect(whyCalled(context)).toEqual([[booked.id, 'no-show']]);
      expect(listAppointments(context, '2022-03-02')).toMatchObject([{ id: kept.id, state: 'booked' }]);
      expect(closePassedAppointments(context)).toBe(0);
    }
  });

  test('leaves the re-call list by booking again, or by a word of the clerk', () => {
    const context = testContext();
    const [one, two] = [addPerson(context), addPerson(context)];
    for (const person of [one, two]) book(context, person.id, DAY);
    context.setTime(NEXT, '08:00');
    closePassedAppointments(context);
    book(context, one.id, '2022-03-02');
    const [left, ...more] = listRecalls(context);
    expect([left?.appointment.personId, more.length]).toEqual([two.id, 0]);
    const settle = () =>
      settleRecall(context, { ...request(), recallId: left?.id ?? '', outcome: 'not-wanted', note: '', clerk });
    expect(settle()).toEqual({ settled: true });
    expect(refusalOf(settle).code).toBe('recall.notFound');
    expect(listRecalls(context)).toEqual([]);
  });
});

test('cancelled by the person is not called again; cancelled by the station is, with the reason', () => {
  const context = testContext();
  const [own, ours] = [book(context, addPerson(context).id, DAY), book(context, addPerson(context).id, DAY)];
  const cancel = (appointmentId: string, by: 'person' | 'station') =>
    cancelAppointment(context, { ...request(), appointmentId, reason: '系统检修', by, clerk });
  cancel(own.id, 'person');
  cancel(ours.id, 'station');
  expect(whyCalled(context)).toEqual([[ours.id, 'cancelled-by-station']]);
  expect(listRecalls(context)[0]?.note).toBe('系统检修');
});

describe('a family', () => {
  const family = (context: TestContext, slotId: string, personIds: readonly string[]) =>
    bookFamily(context, {
      ...request(),
      slotId,
      channel: 'phone',
      phone: '19999990077',
      clerk,
      members: personIds.map((personId, index) => ({ personId, relation: index === 0 ? '0' : '1' })),
    });

  test('comes together, goes on into the next slot when the first is full, and keeps who is what', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    for (let seat = 1; seat < slot.capacity; seat += 1) book(context, addPerson(context).id, DAY);
    const [man, wife] = [addPerson(context), addPerson(context, { phone: '19999990002' })];
    const booked = family(context, slot.id, [man.id, wife.id]);
    expect(booked.map(({ startsAt, phone, family: kin }) => [startsAt, phone, kin?.relation])).toEqual([
      ['08:30', '19999990077', '0'],
      ['09:00', '19999990002', '1'],
    ]);
    expect(booked[1]?.family?.id).toBe(booked[0]?.id);
  });

  test('gets all or nothing, and hears whose turn it is not', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    const [open, later] = [
      addPerson(context),
      addPerson(context, { birthOn: '1970-01-01', circumstances: [], name: '钱后来' }),
    ];
    const refusal = refusalOf(() => family(context, slot.id, [open.id, later.id]));
    expect(refusal).toMatchObject({ code: 'appointment.familyNotOpen', data: { name: '钱后来' } });
    const has = addPerson(context, { name: '孙已约' });
    book(context, has.id, NEXT);
    expect(refusalOf(() => family(context, slot.id, [open.id, has.id]))).toMatchObject({
      code: 'appointment.familyExists',
      data: { name: '孙已约', date: NEXT },
    });
    expect(dayView(context, DAY).appointments).toEqual([]);
  });
});

test('a booking takes a channel the person’s phase allows, and no other', () => {
  const context = testContext();
  const person = addPerson(context);
  const slotId = freeSlot(context, DAY).id;
  const by = (channel: string) =>
    bookAppointment(context, { ...request(), personId: person.id, slotId, channel, phone: '', clerk });
  expect(refusalOf(() => by('agreed'))).toEqual({
    code: 'appointment.channel',
    data: { channels: '电话预约、上门办理、现场办理' },
  });
  expect(refusalOf(() => by('home')).code).toBe('appointment.channel');
  expect(by('onsite').channel).toBe('onsite');
});
