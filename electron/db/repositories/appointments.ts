import type { AppointmentState } from '#shared/contract/appointments.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type AppointmentRow = {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly slotId: string;
  readonly seatNumber: number;
  readonly channel: string;
  readonly state: AppointmentState;
  readonly bookedBy: string;
  readonly bookedAtMs: number;
  readonly slotOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly site: string;
};

const SELECT = `SELECT a.id, a.number, a.person_id AS personId, a.slot_id AS slotId, a.seat_number AS seatNumber, a.channel, a.state,
  a.booked_by AS bookedBy, a.booked_at_ms AS bookedAtMs, s.slot_on AS slotOn, s.starts_at AS startsAt, s.ends_at AS endsAt, s.site
  FROM appointments AS a JOIN slots AS s ON s.id = a.slot_id`;

export function findAppointment(db: ReadableDb, id: string): AppointmentRow | undefined {
  return statement<[string], AppointmentRow>(db, `${SELECT} WHERE a.id = ?`).get(id);
}

export function findAppointmentByNumber(db: ReadableDb, number: string): AppointmentRow | undefined {
  return statement<[string], AppointmentRow>(db, `${SELECT} WHERE a.number = ?`).get(number);
}

/** The person's one live (booked or arrived) appointment. */
export function findLiveAppointment(db: ReadableDb, personId: string): AppointmentRow | undefined {
  return statement<[string], AppointmentRow>(
    db,
    `${SELECT} WHERE a.person_id = ? AND a.state IN ('booked', 'arrived')`,
  ).get(personId);
}

export function listAppointments(db: ReadableDb, date: string): readonly AppointmentRow[] {
  return statement<[string], AppointmentRow>(db, `${SELECT} WHERE s.slot_on = ? ORDER BY s.starts_at, a.number`).all(
    date,
  );
}

/** How many numbers were ever given out for that day of service. */
export function countNumbered(db: ReadableDb, date: string): number {
  return (
    statement<[string], { total: number }>(
      db,
      'SELECT count(*) AS total FROM slots AS s JOIN appointments AS a ON a.slot_id = s.id WHERE s.slot_on = ?',
    ).get(date)?.total ?? 0
  );
}

export type NewAppointment = Pick<
  AppointmentRow,
  'id' | 'number' | 'personId' | 'slotId' | 'seatNumber' | 'channel' | 'bookedBy' | 'bookedAtMs'
>;

/** Inserts a booked appointment with its first event. A seat taken meanwhile breaks the UNIQUE and throws. */
export function insertAppointment(db: WritableDb, row: NewAppointment): void {
  statement<NewAppointment>(
    db,
    `INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
     VALUES (@id, @number, @personId, @slotId, @seatNumber, @channel, 'booked', @bookedBy, @bookedAtMs)`,
  ).run(row);
  noteEvent(db, {
    appointmentId: row.id,
    from: null,
    to: 'booked',
    actor: row.bookedBy,
    reason: '',
    atMs: row.bookedAtMs,
  });
}

export type AppointmentMove = {
  readonly appointmentId: string;
  readonly from: AppointmentState | null;
  readonly to: AppointmentState;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
};

/** Changes the state and keeps the event. */
export function moveAppointment(db: WritableDb, move: AppointmentMove): void {
  statement<[string, string]>(db, 'UPDATE appointments SET state = ? WHERE id = ?').run(move.to, move.appointmentId);
  noteEvent(db, move);
}

function noteEvent(db: WritableDb, move: AppointmentMove): void {
  statement<AppointmentMove>(
    db,
    `INSERT INTO appointment_events (appointment_id, from_state, to_state, actor, reason, at_ms)
     VALUES (@appointmentId, @from, @to, @actor, @reason, @atMs)`,
  ).run(move);
}
