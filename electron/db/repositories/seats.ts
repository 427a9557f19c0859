import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type SeatUse = { readonly taken: number; readonly held: number };

// A clock set back would keep a hold for as long again; one that begins in the future is over. A minute is ordinary drift.
const OVER = '(h.expires_at_ms <= @nowMs OR h.held_at_ms > @nowMs + 60000)';

/** Slot id → seats with an appointment and seats held at `nowMs`, for the days from `from` to `to` inclusive. */
export function seatUse(
  db: ReadableDb,
  span: { readonly from: string; readonly to: string; readonly nowMs: number },
): ReadonlyMap<string, SeatUse> {
  const rows = statement<typeof span, SeatUse & { readonly slotId: string }>(
    db,
    `SELECT c.slot_id AS slotId, count(c.appointment_id) AS taken,
       count(CASE WHEN h.id IS NOT NULL AND NOT ${OVER} THEN 1 END) AS held
     FROM slots AS s JOIN seat_claims AS c ON c.slot_id = s.id LEFT JOIN seat_holds AS h ON h.id = c.hold_id
     WHERE s.slot_on BETWEEN @from AND @to GROUP BY c.slot_id`,
  ).all(span);
  return new Map(rows.map(({ slotId, taken, held }) => [slotId, { taken, held }]));
}

/** Up to `wanted` free seats of a slot, the lowest first, never more than its capacity leaves. */
export function freeSeats(db: ReadableDb, slotId: string, wanted: number): readonly number[] {
  const room =
    statement<[string], { room: number }>(
      db,
      `SELECT capacity - (SELECT count(*) FROM seat_claims WHERE slot_id = slots.id) AS room FROM slots WHERE id = ?`,
    ).get(slotId)?.room ?? 0;
  if (room <= 0) return [];
  return statement<[string, number], { seatNumber: number }>(
    db,
    `SELECT seat_number AS seatNumber FROM seats WHERE slot_id = ?
       AND seat_number <= (SELECT capacity FROM slots WHERE id = seats.slot_id)
       AND NOT EXISTS (SELECT 1 FROM seat_claims AS c WHERE c.slot_id = seats.slot_id AND c.seat_number = seats.seat_number)
     ORDER BY seat_number LIMIT ?`,
  )
    .all(slotId, Math.min(wanted, room))
    .map((row) => row.seatNumber);
}

export type HoldRow = {
  readonly id: string;
  readonly slotId: string;
  readonly heldBy: string;
  readonly heldAtMs: number;
  readonly expiresAtMs: number;
};

/** Keeps these seats for the hold. A seat that somebody has breaks the primary key and throws. */
export function insertHold(db: WritableDb, hold: HoldRow, seats: readonly number[]): void {
  statement<HoldRow>(
    db,
    `INSERT INTO seat_holds (id, slot_id, held_by, held_at_ms, expires_at_ms)
     VALUES (@id, @slotId, @heldBy, @heldAtMs, @expiresAtMs)`,
  ).run(hold);
  const claim = statement<[string, number, string]>(
    db,
    'INSERT INTO seat_claims (slot_id, seat_number, hold_id) VALUES (?, ?, ?)',
  );
  for (const seat of seats) claim.run(hold.slotId, seat, hold.id);
}

/** Ends a hold that is still open and frees its seats; false when it was over before. */
export function endHold(db: WritableDb, id: string, endedAs: 'booked' | 'given-up', atMs: number): boolean {
  const { changes } = statement<[string, number, string]>(
    db,
    'UPDATE seat_holds SET ended_as = ?, ended_at_ms = ? WHERE id = ? AND ended_at_ms IS NULL',
  ).run(endedAs, atMs, id);
  if (changes > 0) statement<[string]>(db, 'DELETE FROM seat_claims WHERE hold_id = ?').run(id);
  return changes > 0;
}

/** Frees the seats of every hold that is over by the clock, however long ago, whether or not anybody was there to do it. */
export function endExpiredHolds(db: WritableDb, nowMs: number): void {
  const open = `SELECT h.id FROM seat_holds AS h WHERE h.ended_at_ms IS NULL AND ${OVER}`;
  statement<{ nowMs: number }>(db, `DELETE FROM seat_claims WHERE hold_id IN (${open})`).run({ nowMs });
  statement<{ nowMs: number }>(
    db,
    `UPDATE seat_holds SET ended_as = 'expired', ended_at_ms = @nowMs WHERE id IN (${open})`,
  ).run({ nowMs });
}
