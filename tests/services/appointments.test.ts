import { describe, expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, listAppointments, listSlots } from '#electron/services/appointments.ts';
import { findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book, clerk, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';

const bookInto = (context: TestContext, personId: string, slotId: string) =>
  bookAppointment(context, { ...request(), personId, slotId, channel: 'phone', phone: '', clerk });

const takenOf = (context: TestContext, slotId: string) =>
  listSlots(context, { from: DAY, days: 1 })[0]?.slots.find((slot) => slot.id === slotId)?.taken;

describe('booking', () => {
  test('takes one seat of the slot and shows it', () => {
    const context = testContext();
    const person = addPerson(context);
    const slot = freeSlot(context, DAY);
    const booked = bookInto(context, person.id, slot.id);
    expect(booked).toMatchObject({
      name: '赵试样',
      date: DAY,
      startsAt: '08:30',
      state: 'booked',
      number: 'Y220228-001',
    });
    expect(takenOf(context, slot.id)).toBe(1);
    expect(context.announced).toContain('appointments');
  });

  test('fifty people want the last seats: the slot takes its capacity, the rest are told it is full', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    const people = Array.from({ length: 50 }, () => addPerson(context));
    const outcomes = people.map((person) => {
      try {
        return bookInto(context, person.id, slot.id).state;
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    });
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(slot.capacity);
    expect(outcomes.filter((outcome) => outcome === 'slot.full')).toHaveLength(50 - slot.capacity);
    expect(takenOf(context, slot.id)).toBe(slot.capacity);
  });

  test('the database itself refuses a seat taken twice', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    const [first, second] = [addPerson(context), addPerson(context)];
    bookInto(context, first.id, slot.id);
    const insert = context.store.raw.prepare(
      `INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
       VALUES (?, 'Yx', ?, ?, ?, 'phone', 'booked', 'x', 0)`,
    );
    expect(() => insert.run(crypto.randomUUID(), second.id, slot.id, 1)).toThrow(/UNIQUE/);
    expect(() => insert.run(crypto.randomUUID(), second.id, slot.id, slot.capacity + 1)).toThrow(/FOREIGN KEY/);
    expect(() => insert.run(crypto.randomUUID(), first.id, slot.id, 2)).toThrow(/UNIQUE/);
  });

  test('the same request again, as a double click makes it, books once', () => {
    const context = testContext();
    const person = addPerson(context);
    const slotId = freeSlot(context, DAY).id;
    const input = { ...request(), personId: person.id, slotId, channel: 'phone', phone: '', clerk };
    expect(bookAppointment(context, input)).toEqual(bookAppointment(context, input));
    expect(takenOf(context, slotId)).toBe(1);
  });

  test('a request id used for something else is refused', () => {
    const context = testContext();
    const [first, second] = [addPerson(context), addPerson(context)];
    const slotId = freeSlot(context, DAY).id;
    const input = { ...request(), personId: first.id, slotId, channel: 'phone', phone: '', clerk };
    bookAppointment(context, input);
    expect(refusalOf(() => bookAppointment(context, { ...input, personId: second.id })).code).toBe('request.conflict');
    expect(takenOf(context, slotId)).toBe(1);
  });

  test('refuses a second live booking and says which there is', () => {
    const context = testContext();
    const person = addPerson(context);
    book(context, person.id, DAY);
    expect(refusalOf(() => book(context, person.id, '2022-03-01'))).toEqual({
      code: 'appointment.exists',
      data: { date: DAY, time: '08:30' },
    });
  });

  test('refuses a person whose phase is not open on the day of the slot, with the reason in words', () => {
    const context = testContext();
    const person = addPerson(context, { birthOn: '1958-01-01', circumstances: [] });
    const refusal = refusalOf(() => book(context, person.id, DAY));
    expect(refusal.code).toBe('phase.notOpen');
    expect(JSON.stringify(refusal.data)).toContain('2022年3月15日');
    expect(book(context, person.id, '2022-03-15').state).toBe('booked');
  });

  test('refuses a slot that is over', () => {
    const context = testContext();
    const person = addPerson(context);
    const slotId = freeSlot(context, DAY).id;
    context.setTime(DAY, '09:00');
    expect(refusalOf(() => bookInto(context, person.id, slotId)).code).toBe('slot.past');
  });

  test('knows no slot on a closed day or with an id of nobody', () => {
    const context = testContext();
    const days = listSlots(context, { from: '2022-04-04', days: 2 });
    expect(days[1]).toMatchObject({ date: '2022-04-05', closedReason: '清明节', slots: [] });
    expect(refusalOf(() => bookInto(context, addPerson(context).id, crypto.randomUUID())).code).toBe('slot.notFound');
  });

  test('replaces the phone on file when another is given', () => {
    const context = testContext();
    const person = addPerson(context);
    const slotId = freeSlot(context, DAY).id;
    const booked = bookAppointment(context, {
      ...request(),
      personId: person.id,
      slotId,
      channel: 'phone',
      phone: '19999990999',
      clerk,
    });
    expect(booked.phone).toBe('19999990999');
  });
});

describe('cancelling', () => {
  test('frees the seat and keeps the history', () => {
    const context = testContext();
    const person = addPerson(context);
    const booked = book(context, person.id, DAY);
    cancelAppointment(context, { ...request(), appointmentId: booked.id, reason: '家里有事', clerk });
    expect(listSlots(context, { from: DAY, days: 1 })[0]?.slots[0]?.taken).toBe(0);
    expect(listAppointments(context, DAY).map(({ state }) => state)).toEqual(['cancelled']);
    const events = context.store.raw.prepare('SELECT to_state, reason FROM appointment_events ORDER BY sequence').all();
    expect(events).toEqual([
      { to_state: 'booked', reason: '' },
      { to_state: 'cancelled', reason: '家里有事' },
    ]);
    expect(book(context, person.id, DAY).number).toBe('Y220228-002');
  });

  test('is refused once the person has arrived', () => {
    const context = testContext();
    const person = addPerson(context);
    const booked = book(context, person.id, DAY);
    arrive(context, person.idNumber);
    const cancel = () => cancelAppointment(context, { ...request(), appointmentId: booked.id, reason: 'x', clerk });
    expect(refusalOf(cancel)).toEqual({ code: 'appointment.state', data: { state: 'arrived' } });
  });
});

describe('an appointment of an earlier day', () => {
  test('whose person never came becomes a no-show when they book again', () => {
    const context = testContext();
    const person = addPerson(context);
    const first = book(context, person.id, DAY);
    context.setTime('2022-03-01', '08:00');
    book(context, person.id, '2022-03-02');
    expect(listAppointments(context, DAY)).toMatchObject([{ id: first.id, state: 'no-show' }]);
    expect(findLiveAppointment(context.store.db, person.id)?.slotOn).toBe('2022-03-02');
  });
});
