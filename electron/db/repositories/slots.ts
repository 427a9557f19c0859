import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type SlotRow = {
  readonly id: string;
  readonly slotOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly site: string;
  readonly capacity: number;
};

const COLUMNS = 'id, slot_on AS slotOn, starts_at AS startsAt, ends_at AS endsAt, site, capacity';

export function findSlot(db: ReadableDb, id: string): SlotRow | undefined {
  return statement<[string], SlotRow>(db, `SELECT ${COLUMNS} FROM slots WHERE id = ?`).get(id);
}

/** Makes the slot and its seats rows if they are not there yet. */
export function ensureSlot(db: WritableDb, slot: SlotRow): void {
  if (findSlot(db, slot.id)) return;
  statement<[string, string, string, string, string, number]>(
    db,
    'INSERT INTO slots (id, slot_on, starts_at, ends_at, site, capacity) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(slot.id, slot.slotOn, slot.startsAt, slot.endsAt, slot.site, slot.capacity);
  const seat = statement<[string, number]>(db, 'INSERT INTO seats (slot_id, seat_number) VALUES (?, ?)');
  for (let number = 1; number <= slot.capacity; number += 1) seat.run(slot.id, number);
}

/** Slot id → live appointments, for the days from `from` to `to` inclusive. */
export function takenSeats(db: ReadableDb, from: string, to: string): ReadonlyMap<string, number> {
  const rows = statement<[string, string], { slotId: string; taken: number }>(
    db,
    `SELECT a.slot_id AS slotId, count(*) AS taken FROM slots AS s JOIN appointments AS a ON a.slot_id = s.id
     WHERE s.slot_on BETWEEN ? AND ? AND a.state IN ('booked', 'arrived', 'served') GROUP BY a.slot_id`,
  ).all(from, to);
  return new Map(rows.map((row) => [row.slotId, row.taken]));
}

/** The lowest free seat of a slot, or undefined when it is full. */
export function freeSeat(db: ReadableDb, slotId: string): number | undefined {
  return statement<[string], { seatNumber: number }>(
    db,
    `SELECT seat_number AS seatNumber FROM seats WHERE slot_id = ? AND NOT EXISTS (
       SELECT 1 FROM appointments AS a WHERE a.slot_id = seats.slot_id AND a.seat_number = seats.seat_number
         AND a.state IN ('booked', 'arrived', 'served'))
     ORDER BY seat_number LIMIT 1`,
  ).get(slotId)?.seatNumber;
}
