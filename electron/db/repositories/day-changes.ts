import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type DayChangeRow = {
  readonly id: string;
  readonly dayOn: string;
  readonly kind: AppointmentKind;
  readonly change: 'closed' | 'extra';
  readonly reason: string;
  readonly setBy: string;
  readonly setAtMs: number;
};

const SELECT = `SELECT id, day_on AS dayOn, kind, change, reason, set_by AS setBy, set_at_ms AS setAtMs FROM day_changes
  WHERE revoked_at_ms IS NULL`;

/** Changes in force of the days from `from` to `to` inclusive. */
export function listDayChanges(db: ReadableDb, from: string, to: string): readonly DayChangeRow[] {
  return statement<[string, string], DayChangeRow>(
    db,
    `${SELECT} AND day_on BETWEEN ? AND ? ORDER BY day_on, kind`,
  ).all(from, to);
}

export function findDayChange(db: ReadableDb, dayOn: string, kind: AppointmentKind): DayChangeRow | undefined {
  return statement<[string, string], DayChangeRow>(db, `${SELECT} AND day_on = ? AND kind = ?`).get(dayOn, kind);
}

export function insertDayChange(db: WritableDb, change: DayChangeRow): void {
  statement<DayChangeRow>(
    db,
    `INSERT INTO day_changes (id, day_on, kind, change, reason, set_by, set_at_ms)
     VALUES (@id, @dayOn, @kind, @change, @reason, @setBy, @setAtMs)`,
  ).run(change);
}

export function revokeDayChange(db: WritableDb, id: string, by: string, atMs: number): void {
  statement<[string, number, string]>(db, 'UPDATE day_changes SET revoked_by = ?, revoked_at_ms = ? WHERE id = ?').run(
    by,
    atMs,
    id,
  );
}
