import { civilDateOf } from '#shared/civil-date.ts';
import { bookableChannels } from '#shared/domain/booking-channel.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  countNumbered,
  findLiveAppointment,
  insertAppointment,
  moveAppointment,
  type AppointmentRow,
} from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { updatePersonFields, type PersonRow } from '#electron/db/repositories/people.ts';
import { settleRecallOf } from '#electron/db/repositories/recalls.ts';
import { endExpiredHolds, endHold, freeSeats } from '#electron/db/repositories/seats.ts';
import { ensureSlot, type SlotRow } from '#electron/db/repositories/slots.ts';
import { appendStop } from '#electron/db/repositories/visit-stops.ts';
import type { ServiceContext } from './context.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { eligibilityOf } from './people.ts';
import { putOnRecallList } from './recalls.ts';
import { isPast } from './slot-finding.ts';

export type BookingWish = {
  readonly person: PersonRow;
  readonly slot: SlotRow;
  readonly channel: string;
  readonly nowMs: number;
};

/** Whether this person may have this slot by this channel. Errors: phase.notOpen, appointment.channel, appointment.exists, slot.past. */
export function checkMayBook(context: ServiceContext, db: WritableDb, wish: BookingWish): void {
  const { person, slot, nowMs } = wish;
  refuseIfAppliedOnline(db, person.id);
  checkEligible(context, wish);
  closeOverdue(context, db, person.id, nowMs);
  const live = findLiveAppointment(db, person.id);
  if (live) throw new DeskError('appointment.exists', { date: live.slotOn, time: live.startsAt });
  if (isPast(slot, nowMs)) throw new DeskError('slot.past', {});
}

/** Whether the person's phase is open on the slot's day and lets this channel lead there. */
export function checkEligible(context: ServiceContext, { person, slot, channel }: BookingWish): void {
  const eligibility = eligibilityOf(context, person, slot.slotOn);
  if (eligibility.state !== 'open') throw new DeskError('phase.notOpen', { reason: eligibility.reason });
  if (!bookableChannels(slot.kind, eligibility.channels).includes(channel)) {
    throw new DeskError('appointment.channel', { channels: channelNames(context, eligibility.channels) });
  }
}

function channelNames(context: ServiceContext, codes: readonly string[]): string {
  const names = context.profile().channels;
  return codes.map((code) => names.find((each) => each.code === code)?.name ?? code).join('、');
}

/** An appointment of an earlier day that never came to its end must not keep the person from a new one. */
function closeOverdue(context: ServiceContext, db: WritableDb, personId: string, nowMs: number): void {
  const live = findLiveAppointment(db, personId);
  if (!live || live.slotOn >= civilDateOf(nowMs)) return;
  if (live.state === 'arrived') {
    const at = { actor: 'system', reason: 'overdue', atMs: nowMs };
    moveAppointment(db, { appointmentId: live.id, from: 'arrived', to: 'served', ...at });
  } else noShow(context, db, live, { actor: 'system', reason: 'overdue', nowMs });
}

/** The seat is free again, and the person is to be called. */
export function noShow(
  context: ServiceContext,
  db: WritableDb,
  booked: AppointmentRow,
  by: { readonly actor: string; readonly reason: string; readonly nowMs: number },
): void {
  const { actor, reason, nowMs } = by;
  moveAppointment(db, { appointmentId: booked.id, from: booked.state, to: 'no-show', actor, reason, atMs: nowMs });
  putOnRecallList(context, db, booked, { reason: 'no-show', note: '', actor, nowMs });
  noteForDistrict(db, { noun: 'appointments', subjectId: booked.id, event: 'no-show', atMs: nowMs });
}

/** Up to `wanted` seats of the slot that this booking may take, the held ones among them. The hold is used up by that. */
export function takeSeats(
  db: WritableDb,
  slot: SlotRow,
  wish: { readonly wanted: number; readonly holdId?: string | null | undefined; readonly nowMs: number },
): readonly number[] {
  endExpiredHolds(db, wish.nowMs);
  ensureSlot(db, slot);
  if (wish.holdId) endHold(db, wish.holdId, 'booked', wish.nowMs);
  return freeSeats(db, slot.id, wish.wanted);
}

export type Booking = BookingWish & {
  readonly seatNumber: number;
  readonly phone: string;
  readonly address: string;
  readonly clerk: string;
};

/** Writes the appointment and all that follows from it; returns its id. */
export function placeBooking(context: ServiceContext, db: WritableDb, booking: Booking): string {
  const { person, slot, nowMs, clerk } = booking;
  const id = context.newId();
  insertAppointment(db, {
    id,
    number: nextNumber(db, slot.slotOn),
    personId: person.id,
    slotId: slot.id,
    seatNumber: booking.seatNumber,
    channel: booking.channel,
    bookedBy: clerk,
    bookedAtMs: nowMs,
  });
  if (slot.kind === 'home') appendStop(db, slot.id, { appointmentId: id, address: booking.address.trim() });
  const phone = booking.phone.trim();
  if (phone && phone !== person.phone) updatePersonFields(db, person.id, { phone }, { source: 'counter', atMs: nowMs });
  settleRecallOf(db, person.id, { outcome: 'booked-again', settledBy: clerk, note: '', atMs: nowMs });
  noteForDistrict(db, { noun: 'appointments', subjectId: id, event: 'booked', atMs: nowMs });
  return id;
}

/** `Y220228-001`: the day it was first booked for, and a running number. It stays when the appointment is moved. */
function nextNumber(db: WritableDb, date: string): string {
  const prefix = `Y${date.slice(2).replaceAll('-', '')}-`;
  return prefix + String(countNumbered(db, prefix) + 1).padStart(3, '0');
}
