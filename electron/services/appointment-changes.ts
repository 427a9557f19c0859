import { civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import { bookableChannels } from '#shared/domain/booking-channel.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  listOverdue,
  moveAppointment,
  moveToSeat,
  type AppointmentRow,
} from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import type { SlotRow } from '#electron/db/repositories/slots.ts';
import { addressOf, appendStop, removeStop } from '#electron/db/repositories/visit-stops.ts';
import { appointmentOf } from './appointment-view.ts';
import { requireAppointment, requireBooked } from './appointments.ts';
import { checkEligible, noShow, takeSeats } from './booking.ts';
import type { ServiceContext } from './context.ts';
import { eligibilityOf, requirePerson } from './people.ts';
import { hasBegun, isPast, requireSlot } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type MoveInput = WriteRequest & {
  readonly appointmentId: string;
  readonly slotId: string;
  readonly holdId?: string | null;
  readonly reason: string;
  readonly clerk: string;
};

/** The number stays: the paper the person has at home still finds the appointment. */
export function moveBooking(context: ServiceContext, input: MoveInput): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.move',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const booked = requireBooked(db, input.appointmentId);
      const slot = requireSlot(context, db, input.slotId);
      if (slot.id === booked.slotId) return appointmentOf(context, db, booked.id);
      if (isPast(slot, nowMs)) throw new DeskError('slot.past', {});
      const person = requirePerson(db, booked.personId);
      const channel = channelFor(booked, slot, eligibilityOf(context, person, slot.slotOn).channels);
      checkEligible(context, { person, slot, channel, nowMs });
      const [seatNumber] = takeSeats(db, slot, { wanted: 1, holdId: input.holdId, nowMs });
      if (seatNumber === undefined) throw new DeskError('slot.full', {});
      const { clerk: actor, reason } = input;
      moveToSeat(db, { appointment: booked, slotId: slot.id, seatNumber, channel, actor, reason, atMs: nowMs });
      moveStop(db, booked, slot);
      noteForDistrict(db, { noun: 'appointments', subjectId: booked.id, event: 'moved', atMs: nowMs });
      return appointmentOf(context, db, booked.id);
    },
  });
}

/** From the hall to a home visit, say, the channel changes with the place. */
function channelFor(booked: AppointmentRow, slot: SlotRow, open: readonly string[]): string {
  const fitting = bookableChannels(slot.kind, open);
  return fitting.includes(booked.channel) ? booked.channel : (fitting[0] ?? booked.channel);
}

function moveStop(db: WritableDb, booked: AppointmentRow, slot: SlotRow): void {
  const address = addressOf(db, booked.id);
  if (slot.kind === 'home') appendStop(db, slot.id, { appointmentId: booked.id, address });
  else removeStop(db, booked.id);
}

export type OnAppointment = WriteRequest & { readonly appointmentId: string; readonly clerk: string };

export function markNoShow(context: ServiceContext, input: OnAppointment): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.markNoShow',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const booked = requireBooked(db, input.appointmentId);
      if (!hasBegun(booked, nowMs)) throw new DeskError('slot.notBegun', {});
      noShow(context, db, booked, { actor: input.clerk, reason: '', nowMs });
      return appointmentOf(context, db, booked.id);
    },
  });
}

export function markSeen(context: ServiceContext, input: OnAppointment): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.markSeen',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const found = requireAppointment(db, input.appointmentId);
      if (found.kind === 'hall') throw new DeskError('appointment.kind', {});
      if (found.state !== 'booked' && found.state !== 'arrived')
        throw new DeskError('appointment.state', { state: found.state });
      if (!hasBegun(found, nowMs)) throw new DeskError('slot.notBegun', {});
      const at = { actor: input.clerk, reason: '', atMs: nowMs };
      moveAppointment(db, { appointmentId: found.id, from: found.state, to: 'served', ...at });
      noteForDistrict(db, { noun: 'appointments', subjectId: found.id, event: 'served', atMs: nowMs });
      return appointmentOf(context, db, found.id);
    },
  });
}

/**
 * Marks everybody whose day is over and who was never seen. Runs at the start and every few seconds; what it does depends on
 * the clock and the rows only, so a station that was off over night catches up in the morning. Returns how many.
 */
export function closePassedAppointments(context: ServiceContext): number {
  const nowMs = context.clock.now();
  const time = timeOfDay(nowMs);
  // Before closing time today's slots are left alone: who is late may still come.
  const until = time >= context.profile().booking.noShowAt ? time : '';
  const today = civilDateOf(nowMs);
  if (listOverdue(context.store.db, today, until).length === 0) return 0;
  const overdue = context.store.runInTransaction((db) => {
    const rows = listOverdue(db, today, until);
    for (const booked of rows) noShow(context, db, booked, { actor: 'system', reason: 'overdue', nowMs });
    return rows;
  });
  context.announce(['appointments', 'people']);
  return overdue.length;
}
