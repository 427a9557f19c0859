import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

type Stop = { readonly appointmentId: string; readonly address: string };

function listStops(db: ReadableDb, slotId: string): readonly Stop[] {
  return statement<[string], Stop>(
    db,
    'SELECT appointment_id AS appointmentId, address FROM visit_stops WHERE slot_id = ? ORDER BY position',
  ).all(slotId);
}

export function addressOf(db: ReadableDb, appointmentId: string): string {
  return (
    statement<[string], { address: string }>(db, 'SELECT address FROM visit_stops WHERE appointment_id = ?').get(
      appointmentId,
    )?.address ?? ''
  );
}

/** Puts the visit at the end of the team's route; a stop it had elsewhere is gone. */
export function appendStop(db: WritableDb, slotId: string, stop: Stop): void {
  removeStop(db, stop.appointmentId);
  statement<[string, string, string, string]>(
    db,
    `INSERT INTO visit_stops (appointment_id, slot_id, position, address)
     VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM visit_stops WHERE slot_id = ?), ?)`,
  ).run(stop.appointmentId, slotId, slotId, stop.address);
}

export function removeStop(db: WritableDb, appointmentId: string): void {
  statement<[string]>(db, 'DELETE FROM visit_stops WHERE appointment_id = ?').run(appointmentId);
}

/** The route in this order; stops not named (visits that fell away) follow. */
export function orderStops(db: WritableDb, slotId: string, order: readonly string[]): void {
  const stops = listStops(db, slotId);
  const rank = new Map(order.map((id, index) => [id, index]));
  const sorted = stops.toSorted(
    (a, b) => (rank.get(a.appointmentId) ?? order.length) - (rank.get(b.appointmentId) ?? order.length),
  );
  statement<[string]>(db, 'DELETE FROM visit_stops WHERE slot_id = ?').run(slotId);
  const insert = statement<[string, string, number, string]>(
    db,
    'INSERT INTO visit_stops (appointment_id, slot_id, position, address) VALUES (?, ?, ?, ?)',
  );
  sorted.forEach((stop, index) => insert.run(stop.appointmentId, slotId, index + 1, stop.address));
}

export function setAddress(db: WritableDb, appointmentId: string, address: string): void {
  statement<[string, string]>(db, 'UPDATE visit_stops SET address = ? WHERE appointment_id = ?').run(
    address,
    appointmentId,
  );
}
