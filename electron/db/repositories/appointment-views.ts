import type { AppointmentState } from '#shared/contract/appointments.ts';
import type { ReadableDb } from '../connection.ts';
import { statement } from '../statement.ts';
import type { AppointmentRow } from './appointments.ts';

/** An appointment with what a screen shows of its person, family and visit. */
export type AppointmentView = AppointmentRow & {
  readonly ledBy: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly community: string;
  readonly personClass: string;
  readonly familyId: string | null;
  readonly relation: string | null;
  readonly position: number | null;
  readonly address: string | null;
};

const SELECT = `SELECT a.id, a.number, a.person_id AS personId, a.slot_id AS slotId, a.seat_number AS seatNumber, a.channel, a.state,
  a.booked_by AS bookedBy, a.booked_at_ms AS bookedAtMs, s.slot_on AS slotOn, s.starts_at AS startsAt, s.ends_at AS endsAt, s.site,
  s.kind, CASE WHEN s.kind = 'home' THEN (SELECT group_concat(value, '、') FROM json_each(t.members_json)) ELSE s.led_by END AS ledBy,
  p.name, p.id_number AS idNumber, p.phone, p.community, p.person_class AS personClass, f.family_id AS familyId, f.relation,
  v.position, v.address
  FROM slots AS s CROSS JOIN appointments AS a ON a.slot_id = s.id JOIN people AS p ON p.id = a.person_id
  LEFT JOIN teams AS t ON t.id = s.team_id LEFT JOIN family_members AS f ON f.appointment_id = a.id
  LEFT JOIN visit_stops AS v ON v.appointment_id = a.id`;

const ORDER = 'ORDER BY s.starts_at, s.kind, s.site, v.position, a.number';

// CROSS JOIN keeps SQLite to this order: a day has few slots, whatever the number of appointments and people.
const BY_ID = SELECT.replace(
  'slots AS s CROSS JOIN appointments AS a ON a.slot_id = s.id',
  'appointments AS a JOIN slots AS s ON s.id = a.slot_id',
);

export function findView(db: ReadableDb, id: string): AppointmentView | undefined {
  return statement<[string], AppointmentView>(db, `${BY_ID} WHERE a.id = ?`).get(id);
}

export function listViewsOfDay(db: ReadableDb, date: string): readonly AppointmentView[] {
  return statement<[string], AppointmentView>(db, `${SELECT} WHERE s.slot_on = ? ${ORDER}`).all(date);
}

export function listViewsOfSlot(db: ReadableDb, slotId: string): readonly AppointmentView[] {
  return statement<[string], AppointmentView>(db, `${SELECT} WHERE s.id = ? ${ORDER}`).all(slotId);
}

/** Newest day first. */
export function listViewsOfPerson(db: ReadableDb, personId: string): readonly AppointmentView[] {
  return statement<[string], AppointmentView>(
    db,
    `${BY_ID} WHERE a.person_id = ? ORDER BY s.slot_on DESC, a.booked_at_ms DESC`,
  ).all(personId);
}

export type AppointmentEventRow = {
  readonly from: AppointmentState | null;
  readonly to: AppointmentState;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
  readonly fromTime: string | null;
  readonly toTime: string | null;
};

/** Everything that happened to an appointment, in order. Times as `YYYY-MM-DD HH:MM`. */
export function listEvents(db: ReadableDb, appointmentId: string): readonly AppointmentEventRow[] {
  return statement<[string], AppointmentEventRow>(
    db,
    `SELECT e.from_state AS "from", e.to_state AS "to", e.actor, e.reason, e.at_ms AS atMs,
       f.slot_on || ' ' || f.starts_at AS fromTime, t.slot_on || ' ' || t.starts_at AS toTime
     FROM appointment_events AS e LEFT JOIN slots AS f ON f.id = e.from_slot_id LEFT JOIN slots AS t ON t.id = e.to_slot_id
     WHERE e.appointment_id = ? ORDER BY e.sequence`,
  ).all(appointmentId);
}

/** Slot id → how many did not come, for the days from `from` to `to` inclusive. */
export function countNoShows(db: ReadableDb, from: string, to: string): ReadonlyMap<string, number> {
  const rows = statement<[string, string], { slotId: string; total: number }>(
    db,
    `SELECT a.slot_id AS slotId, count(*) AS total FROM slots AS s CROSS JOIN appointments AS a ON a.slot_id = s.id
     WHERE s.slot_on BETWEEN ? AND ? AND a.state = 'no-show' GROUP BY a.slot_id`,
  ).all(from, to);
  return new Map(rows.map((row) => [row.slotId, row.total]));
}
