import { addDays } from '#shared/civil-date.ts';
import type { Appointment, Slot } from '#shared/contract/appointments.ts';
import type { AppointmentKind } from '#shared/domain/booking-channel.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { listViewsOfDay } from '#electron/db/repositories/appointment-views.ts';
import { findAppointment, moveAppointment, type AppointmentRow } from '#electron/db/repositories/appointments.ts';
import { listDayChanges } from '#electron/db/repositories/day-changes.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { seatUse } from '#electron/db/repositories/seats.ts';
import { listArranged } from '#electron/db/repositories/slots.ts';
import { appointmentOf, slotView, viewOf } from './appointment-view.ts';
import { checkMayBook, placeBooking, takeSeats } from './booking.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { cancelByStation } from './recalls.ts';
import { planDays, requireSlot } from './slot-finding.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type SlotsInput = {
  readonly from: string;
  readonly days: number;
  readonly kinds?: readonly AppointmentKind[];
};

export type SlotDay = { date: string; closedReason: string | null; slots: Slot[] };

export function listSlots(context: ServiceContext, { from, days, kinds = ['hall'] }: SlotsInput): SlotDay[] {
  const { db } = context.store;
  const nowMs = context.clock.now();
  const to = addDays(from, days - 1);
  const use = seatUse(db, { from, to, nowMs });
  const closed = listDayChanges(db, from, to).filter((each) => each.change === 'closed');
  const arranged = kinds.some((kind) => kind !== 'hall') ? listArranged(db, from, to) : [];
  return planDays(context, db, from, days).map((plan) => {
    const others = arranged.filter(
      (slot) =>
        slot.slotOn === plan.date && !closed.some((each) => each.dayOn === plan.date && each.kind === slot.kind),
    );
    return {
      date: plan.date,
      closedReason: plan.closedReason,
      slots: [...plan.slots, ...others]
        .filter((slot) => kinds.includes(slot.kind))
        .map((slot) => slotView(slot, use.get(slot.id), nowMs)),
    };
  });
}

export type BookInput = WriteRequest & {
  readonly personId: string;
  readonly slotId: string;
  readonly channel: string;
  readonly phone: string;
  readonly clerk: string;
  readonly holdId?: string | null;
  readonly address?: string;
};

export function bookAppointment(context: ServiceContext, input: BookInput): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.book',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const slot = requireSlot(context, db, input.slotId);
      const person = requirePerson(db, input.personId);
      const wish = { person, slot, channel: input.channel, nowMs };
      checkMayBook(context, db, wish);
      const [seatNumber] = takeSeats(db, slot, { wanted: 1, holdId: input.holdId, nowMs });
      if (seatNumber === undefined) throw new DeskError('slot.full', {});
      const { phone, clerk, address = '' } = input;
      const id = placeBooking(context, db, { ...wish, seatNumber, phone, clerk, address });
      return appointmentOf(context, db, id);
    },
  });
}

/** Errors: appointment.notFound. */
export function requireAppointment(db: ReadableDb, id: string): AppointmentRow {
  const found = findAppointment(db, id);
  if (!found) throw new DeskError('appointment.notFound', {});
  return found;
}

/** One that may still be moved or cancelled. Errors: appointment.notFound, appointment.state. */
export function requireBooked(db: ReadableDb, id: string): AppointmentRow {
  const found = requireAppointment(db, id);
  if (found.state !== 'booked') throw new DeskError('appointment.state', { state: found.state });
  return found;
}

export type CancelInput = WriteRequest & {
  readonly appointmentId: string;
  readonly reason: string;
  readonly by?: 'person' | 'station';
  readonly clerk: string;
};

export function cancelAppointment(context: ServiceContext, input: CancelInput): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.cancel',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const { reason, clerk } = input;
      const found = requireBooked(db, input.appointmentId);
      if (input.by === 'station') {
        cancelByStation(context, db, found, { reason: 'cancelled-by-station', note: reason, actor: clerk, nowMs });
      } else {
        moveAppointment(db, {
          appointmentId: found.id,
          from: found.state,
          to: 'cancelled',
          actor: clerk,
          reason,
          atMs: nowMs,
        });
        noteForDistrict(db, { noun: 'appointments', subjectId: found.id, event: 'cancelled', atMs: nowMs });
      }
      return appointmentOf(context, db, found.id);
    },
  });
}

export function listAppointments(context: ServiceContext, date: string): Appointment[] {
  return listViewsOfDay(context.store.db, date).map((row) => viewOf(context, row));
}
