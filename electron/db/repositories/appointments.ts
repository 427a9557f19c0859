import type { AppointmentState } from '#shared/contract/appointments.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
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
  readonly kind: AppointmentKind;
};

const SELECT = `SELECT a.id, a.number, a.person_id AS personId, a.slot_id AS slotId, a.seat_number AS seatNumber, a.channel, a.state,
  a.booked_by AS bookedBy, a.booked_at_ms AS bookedAtMs, s.slot_on AS slotOn, s.starts_at AS startsAt, s.ends_at AS endsAt, s.site, s.kind
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

/** The appointment a case begun now belongs to: the live one, else the one kept earlier this day (met at home, in a village). */
export function findAppointmentForCase(db: ReadableDb, personId: string, today: string): AppointmentRow | undefined {
  return statement<{ personId: string; today: string }, AppointmentRow>(
    db,
    `${SELECT} WHERE a.person_id = @personId
       AND (a.state IN ('booked', 'arrived') OR (a.state = 'served' AND s.slot_on = @today))
     ORDER BY a.state = 'served', s.starts_at DESC`,
  ).get({ personId, today });
}

/** Booked appointments of earlier days, and of today's slots that ended by `time`. */
export function listOverdue(db: ReadableDb, today: string, time: string): readonly AppointmentRow[] {
  return statement<{ today: string; time: string }, AppointmentRow>(
    db,
    `${SELECT} WHERE a.state = 'booked' AND (s.slot_on < @today OR (s.slot_on = @today AND s.ends_at <= @time))
     ORDER BY s.slot_on, s.starts_at`,
  ).all({ today, time });
}

/** Appointments of a day that may still be cancelled. */
export function listBooked(db: ReadableDb, date: string): readonly AppointmentRow[] {
  return statement<[string], AppointmentRow>(
    db,
    `${SELECT} WHERE s.slot_on = ? AND a.state = 'booked' ORDER BY s.starts_at, a.number`,
  ).all(date);
}

/** How many appointment numbers begin like this. Numbers stay with their appointment for ever, so this never goes down. */
export function countNumbered(db: ReadableDb, prefix: string): number {
  return (
    statement<[string, string], { total: number }>(
      db,
      'SELECT count(*) AS total FROM appointments WHERE number >= ? AND number < ?',
    ).get(prefix, `${prefix}\u{10FFFF}`)?.total ?? 0
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

export type SeatMove = {
  readonly appointment: AppointmentRow;
  readonly slotId: string;
  readonly seatNumber: number;
  readonly channel: string;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
};

/** Gives a booked appointment another seat, keeping from where to where. A seat that somebody has throws. */
export function moveToSeat(db: WritableDb, move: SeatMove): void {
  const { appointment } = move;
  statement<[string, number, string, string]>(
    db,
    'UPDATE appointments SET slot_id = ?, seat_number = ?, channel = ? WHERE id = ?',
  ).run(move.slotId, move.seatNumber, move.channel, appointment.id);
  noteEvent(
    db,
    {
      appointmentId: appointment.id,
      from: appointment.state,
      to: appointment.state,
      actor: move.actor,
      reason: move.reason,
      atMs: move.atMs,
    },
    { fromSlotId: appointment.slotId, toSlotId: move.slotId },
  );
}

type SlotChange = { readonly fromSlotId: string | null; readonly toSlotId: string | null };

function noteEvent(
  db: WritableDb,
  move: AppointmentMove,
  slots: SlotChange = { fromSlotId: null, toSlotId: null },
): void {
  statement<AppointmentMove & SlotChange>(
    db,
    `INSERT INTO appointment_events (appointment_id, from_state, to_state, actor, reason, at_ms, from_slot_id, to_slot_id)
     VALUES (@appointmentId, @from, @to, @actor, @reason, @atMs, @fromSlotId, @toSlotId)`,
  ).run({ ...move, ...slots });
}
