import { describe, expect, test } from 'vitest';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import { holdSeats, releaseHold } from '#electron/services/seat-holds.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const MINUTE = 60_000;

const hold = (context: TestContext, slotId: string, more: { seats?: number; replaces?: string } = {}) =>
  holdSeats(context, { ...request(), slotId, clerk, ...more });

const bookInto = (context: TestContext, slotId: string, holdId: string | null = null) =>
  bookAppointment(context, {
    ...request(),
    personId: addPerson(context).id,
    slotId,
    channel: 'phone',
    phone: '',
    clerk,
    holdId,
  });

const useOf = (context: TestContext, slotId: string) => {
  const slot = listSlots(context, { from: DAY, days: 1 })[0]?.slots.find((each) => each.id === slotId);
  return [slot?.taken, slot?.held];
};

describe('a held seat', () => {
  test('is nobody else’s until the hold is over, then anybody’s, without anybody ending it', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    hold(context, slot.id, { seats: slot.capacity });
    expect(useOf(context, slot.id)).toEqual([0, slot.capacity]);
    expect(refusalOf(() => bookInto(context, slot.id)).code).toBe('slot.full');
    context.advance(5 * MINUTE - 1);
    expect(refusalOf(() => bookInto(context, slot.id)).code).toBe('slot.full');
    context.advance(1);
    expect(useOf(context, slot.id)).toEqual([0, 0]);
    expect(bookInto(context, slot.id).state).toBe('booked');
  });

  test('becomes the booking of who held it', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    const own = hold(context, slot.id);
    hold(context, slot.id, { seats: slot.capacity - 1 });
    expect(refusalOf(() => bookInto(context, slot.id)).code).toBe('slot.full');
    expect(bookInto(context, slot.id, own.holdId).slotId).toBe(slot.id);
    expect(useOf(context, slot.id)).toEqual([1, slot.capacity - 1]);
  });

  test('that ran out still becomes the booking when a seat is left', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    const own = hold(context, slot.id);
    context.advance(10 * MINUTE);
    expect(bookInto(context, slot.id, own.holdId).state).toBe('booked');
  });

  test('is given up for another one, or for none', () => {
    const context = testContext();
    const [first, second] = listSlots(context, { from: DAY, days: 1 })[0]?.slots ?? [];
    if (!first || !second) throw new Error('two slots');
    const own = hold(context, first.id);
    const next = hold(context, second.id, { replaces: own.holdId });
    expect([useOf(context, first.id), useOf(context, second.id)]).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(releaseHold(context, { ...request(), holdId: next.holdId, clerk })).toEqual({ released: true });
    expect(releaseHold(context, { ...request(), holdId: next.holdId, clerk })).toEqual({ released: false });
    expect(useOf(context, second.id)).toEqual([0, 0]);
  });

  test('is not kept for longer by a clock that was set back', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    context.advance(20 * MINUTE);
    hold(context, slot.id, { seats: slot.capacity });
    context.advance(-20 * MINUTE);
    expect(useOf(context, slot.id)).toEqual([0, 0]);
    expect(bookInto(context, slot.id).state).toBe('booked');
  });

  test('and a booking on one seat are refused by the database itself, whichever comes first', () => {
    const context = testContext();
    const slot = freeSlot(context, DAY);
    hold(context, slot.id);
    const appointment = context.store.raw.prepare(
      `INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
       VALUES (?, ?, ?, ?, ?, 'phone', 'booked', 'x', 0)`,
    );
    const insert = (seat: number) =>
      appointment.run(crypto.randomUUID(), `Yx${seat}`, addPerson(context).id, slot.id, seat);
    expect(() => insert(1)).toThrow(/UNIQUE constraint failed: seat_claims/);
    insert(2);
    const claim = context.store.raw.prepare(
      `INSERT INTO seat_claims (slot_id, seat_number, hold_id) SELECT slot_id, ?, hold_id FROM seat_claims WHERE seat_number = 1`,
    );
    expect(() => claim.run(2)).toThrow(/UNIQUE constraint failed: seat_claims/);
    expect(() => claim.run(slot.capacity + 1)).toThrow(/FOREIGN KEY/);
  });
});
