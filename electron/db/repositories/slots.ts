import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type SlotRow = {
  readonly id: string;
  readonly kind: AppointmentKind;
  readonly slotOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Hall or village site; the team's name for a visit day, so that no team is at two places at once. */
  readonly site: string;
  readonly siteId: string | null;
  readonly teamId: string | null;
  readonly ledBy: string;
  readonly capacity: number;
  readonly calledOffAtMs: number | null;
};

const SELECT = `SELECT s.id, s.kind, s.slot_on AS slotOn, s.starts_at AS startsAt, s.ends_at AS endsAt, s.site, s.site_id AS siteId,
  s.team_id AS teamId, CASE WHEN s.kind = 'home' THEN (SELECT group_concat(value, '、') FROM json_each(t.members_json))
  ELSE s.led_by END AS ledBy, s.capacity, s.called_off_at_ms AS calledOffAtMs FROM slots AS s LEFT JOIN teams AS t ON t.id = s.team_id`;

export function findSlot(db: ReadableDb, id: string): SlotRow | undefined {
  return statement<[string], SlotRow>(db, `${SELECT} WHERE s.id = ?`).get(id);
}

/** Group sessions and visit days of the days from `from` to `to` inclusive that take place. */
export function listArranged(db: ReadableDb, from: string, to: string): readonly SlotRow[] {
  return statement<[string, string], SlotRow>(
    db,
    `${SELECT} WHERE s.slot_on BETWEEN ? AND ? AND s.kind <> 'hall' AND s.called_off_at_ms IS NULL
     ORDER BY s.slot_on, s.kind, s.site, s.starts_at`,
  ).all(from, to);
}

/** Slots of a day that hold an appointment, whether or not the plan still has them. */
export function listUsedSlots(db: ReadableDb, from: string, to: string): readonly SlotRow[] {
  return statement<[string, string], SlotRow>(
    db,
    `${SELECT} WHERE s.slot_on BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM appointments AS a WHERE a.slot_id = s.id)
     ORDER BY s.slot_on, s.starts_at`,
  ).all(from, to);
}

/** The slot of this place and start, also one that was called off. */
export function findSlotAt(db: ReadableDb, slotOn: string, startsAt: string, site: string): SlotRow | undefined {
  return statement<[string, string, string], SlotRow>(
    db,
    `${SELECT} WHERE s.slot_on = ? AND s.starts_at = ? AND s.site = ?`,
  ).get(slotOn, startsAt, site);
}

/** What the same place or team has in the time between, except the slot `id`. */
export function findOverlap(db: ReadableDb, slot: SlotRow): SlotRow | undefined {
  return statement<Pick<SlotRow, 'slotOn' | 'site' | 'startsAt' | 'endsAt' | 'id'>, SlotRow>(
    db,
    `${SELECT} WHERE s.slot_on = @slotOn AND s.site = @site AND s.starts_at < @endsAt AND s.ends_at > @startsAt
     AND s.id <> @id AND s.called_off_at_ms IS NULL`,
  ).get({ slotOn: slot.slotOn, site: slot.site, startsAt: slot.startsAt, endsAt: slot.endsAt, id: slot.id });
}

/** Makes the slot and its seats rows if they are not there yet, and brings its capacity to what is planned now. */
export function ensureSlot(db: WritableDb, slot: SlotRow): void {
  const known = findSlot(db, slot.id);
  if (!known) {
    statement<SlotRow>(
      db,
      `INSERT INTO slots (id, kind, slot_on, starts_at, ends_at, site, site_id, team_id, led_by, capacity, called_off_at_ms)
       VALUES (@id, @kind, @slotOn, @startsAt, @endsAt, @site, @siteId, @teamId, @ledBy, @capacity, @calledOffAtMs)`,
    ).run(slot);
  } else if (known.capacity !== slot.capacity) {
    statement<[number, string]>(db, 'UPDATE slots SET capacity = ? WHERE id = ?').run(slot.capacity, slot.id);
  }
  if (known && known.capacity >= slot.capacity) return;
  const seat = statement<[string, number]>(db, 'INSERT OR IGNORE INTO seats (slot_id, seat_number) VALUES (?, ?)');
  for (let number = 1; number <= slot.capacity; number += 1) seat.run(slot.id, number);
}

/** An arranged slot's end, leader, or whether it takes place. */
export function changeSlot(db: WritableDb, slot: SlotRow): void {
  statement<[string, string, number | null, string]>(
    db,
    'UPDATE slots SET ends_at = ?, led_by = ?, called_off_at_ms = ? WHERE id = ?',
  ).run(slot.endsAt, slot.ledBy, slot.calledOffAtMs, slot.id);
}

export type SlotEvent = {
  readonly slotId: string;
  readonly event: 'opened' | 'changed' | 'called-off' | 'route-ordered';
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
};

export function noteSlotEvent(db: WritableDb, event: SlotEvent): void {
  statement<SlotEvent>(
    db,
    'INSERT INTO slot_events (slot_id, event, actor, reason, at_ms) VALUES (@slotId, @event, @actor, @reason, @atMs)',
  ).run(event);
}
