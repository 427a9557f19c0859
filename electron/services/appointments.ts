import { addDays, civilDateOf, timeOfDay, weekdayOf } from '#shared/civil-date.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { AppointmentId, PersonId, PrintJobId, SlotId } from '#shared/contract/base.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  countNumbered,
  findAppointment,
  findLiveAppointment,
  insertAppointment,
  listAppointments as listRows,
  moveAppointment,
  type AppointmentRow,
} from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { updatePersonFields } from '#electron/db/repositories/people.ts';
import { ensureSlot, freeSeat, takenSeats, type SlotRow } from '#electron/db/repositories/slots.ts';
import type { ServiceContext } from './context.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { classNameOf, eligibilityOf, requirePerson } from './people.ts';
import { requestPrint } from './print-requests.ts';
import { planDay } from './slot-plan.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const FURTHEST_DAYS = 120; // how far ahead a slot id is looked for when booking

export function listSlots(context: ServiceContext, input: { readonly from: string; readonly days: number }) {
  const taken = takenSeats(context.store.db, input.from, addDays(input.from, input.days - 1));
  return Array.from({ length: input.days }, (_, index) => {
    const date = addDays(input.from, index);
    const plan = planDay(context.profileOn(date), date);
    return {
      date: plan.date,
      closedReason: plan.closedReason,
      slots: plan.slots.map((slot) => ({
        id: slot.id as SlotId,
        date: slot.slotOn,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        capacity: slot.capacity,
        taken: taken.get(slot.id) ?? 0,
        bookable: !isPast(slot, context.clock.now()),
      })),
    };
  });
}

function isPast(slot: SlotRow, nowMs: number): boolean {
  const today = civilDateOf(nowMs);
  return slot.slotOn < today || (slot.slotOn === today && slot.endsAt <= timeOfDay(nowMs));
}

function findPlannedSlot(context: ServiceContext, slotId: string): SlotRow {
  const first = civilDateOf(context.clock.now());
  for (let ahead = -1; ahead <= FURTHEST_DAYS; ahead += 1) {
    const date = addDays(first, ahead);
    const found = planDay(context.profileOn(date), date).slots.find((slot) => slot.id === slotId);
    if (found) return found;
  }
  throw new DeskError('slot.notFound', {});
}

export type BookInput = WriteRequest & {
  readonly personId: string;
  readonly slotId: string;
  readonly channel: string;
  readonly phone: string;
  readonly clerk: string;
};

export function bookAppointment(context: ServiceContext, input: BookInput): Appointment {
  const slot = findPlannedSlot(context, input.slotId);
  return writeOnce(context, {
    procedure: 'appointments.book',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const person = requirePerson(db, input.personId);
      refuseIfAppliedOnline(db, person.id);
      const eligibility = eligibilityOf(context, person, slot.slotOn);
      if (eligibility.state !== 'open') throw new DeskError('phase.notOpen', { reason: eligibility.reason });
      closeOverdue(db, person.id, nowMs);
      const live = findLiveAppointment(db, person.id);
      if (live) throw new DeskError('appointment.exists', { date: live.slotOn, time: live.startsAt });
      if (isPast(slot, nowMs)) throw new DeskError('slot.past', {});
      ensureSlot(db, slot);
      const seatNumber = freeSeat(db, slot.id);
      if (seatNumber === undefined) throw new DeskError('slot.full', {});
      const id = context.newId();
      const number = appointmentNumber(slot.slotOn, countNumbered(db, slot.slotOn) + 1);
      insertAppointment(db, {
        id,
        number,
        personId: person.id,
        slotId: slot.id,
        seatNumber,
        channel: input.channel,
        bookedBy: input.clerk,
        bookedAtMs: nowMs,
      });
      const phone = input.phone.trim();
      if (phone && phone !== person.phone)
        updatePersonFields(db, person.id, { phone }, { source: 'counter', atMs: nowMs });
      noteForDistrict(db, { noun: 'appointments', subjectId: id, event: 'booked', atMs: nowMs });
      return viewOf(context, db, requireAppointment(db, id));
    },
  });
}

/** An appointment of an earlier day that never came to its end must not keep the person from a new one. */
function closeOverdue(db: WritableDb, personId: string, nowMs: number): void {
  const live = findLiveAppointment(db, personId);
  if (!live || live.slotOn >= civilDateOf(nowMs)) return;
  const [from, to] = live.state === 'arrived' ? (['arrived', 'served'] as const) : (['booked', 'no-show'] as const);
  moveAppointment(db, { appointmentId: live.id, from, to, actor: 'system', reason: 'overdue', atMs: nowMs });
}

function appointmentNumber(date: string, sequence: number): string {
  return `Y${date.slice(2).replaceAll('-', '')}-${String(sequence).padStart(3, '0')}`;
}

function requireAppointment(db: ReadableDb, id: string): AppointmentRow {
  const found = findAppointment(db, id);
  if (!found) throw new DeskError('appointment.notFound', {});
  return found;
}

export type CancelInput = WriteRequest & {
  readonly appointmentId: string;
  readonly reason: string;
  readonly clerk: string;
};

export function cancelAppointment(context: ServiceContext, input: CancelInput): Appointment {
  return writeOnce(context, {
    procedure: 'appointments.cancel',
    request: input,
    nouns: ['appointments', 'people'],
    work: (db, nowMs) => {
      const found = requireAppointment(db, input.appointmentId);
      if (found.state !== 'booked') throw new DeskError('appointment.state', { state: found.state });
      moveAppointment(db, {
        appointmentId: found.id,
        from: found.state,
        to: 'cancelled',
        actor: input.clerk,
        reason: input.reason,
        atMs: nowMs,
      });
      noteForDistrict(db, { noun: 'appointments', subjectId: found.id, event: 'cancelled', atMs: nowMs });
      return viewOf(context, db, requireAppointment(db, found.id));
    },
  });
}

export function printSlip(
  context: ServiceContext,
  input: WriteRequest & { readonly appointmentId: string; readonly clerk: string },
): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'appointments.printSlip',
    request: input,
    nouns: ['prints'],
    work: (db, nowMs) => {
      const found = requireAppointment(db, input.appointmentId);
      if (found.state === 'cancelled') throw new DeskError('appointment.state', { state: found.state });
      const person = requirePerson(db, found.personId);
      return requestPrint(context, db, {
        subjectId: found.id,
        subject: found.number,
        actor: input.clerk,
        nowMs,
        model: (header) => ({
          kind: 'appointment-slip',
          header,
          appointmentNumber: found.number,
          name: person.name,
          maskedIdNumber: maskIdNumber(person.idNumber),
          date: dayText(found.slotOn, weekdayOf(found.slotOn)),
          time: `${found.startsAt}-${found.endsAt}`,
          site: found.site,
          bring: context.profile().bring,
          qr: found.number,
        }),
      });
    },
  });
}

export function listAppointments(context: ServiceContext, date: string): Appointment[] {
  return listRows(context.store.db, date).map((row) => viewOf(context, context.store.db, row));
}

function viewOf(context: ServiceContext, db: ReadableDb, row: AppointmentRow): Appointment {
  const person = requirePerson(db, row.personId);
  return {
    id: row.id as AppointmentId,
    number: row.number,
    personId: row.personId as PersonId,
    name: person.name,
    maskedIdNumber: maskIdNumber(person.idNumber),
    phone: person.phone,
    className: classNameOf(context, person.personClass),
    channel: row.channel,
    date: row.slotOn,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    site: row.site,
    state: row.state,
    bookedBy: row.bookedBy,
    bookedAtMs: row.bookedAtMs,
  };
}
