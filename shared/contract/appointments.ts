import { z } from 'zod';
import { appointmentKinds } from '#shared/domain/booking-channel.ts';
import {
  appointmentId,
  civilDate,
  clerkName,
  instantMs,
  personId,
  printJobId,
  reads,
  recallId,
  seatHoldId,
  slotId,
  timeText,
  writeInput,
  writes,
} from './base.ts';

export const appointmentKind = z.enum(appointmentKinds);

export const slot = z.object({
  id: slotId,
  kind: appointmentKind,
  date: civilDate,
  startsAt: timeText,
  endsAt: timeText,
  /** Hall or village site; the team's name for a visit day. */
  site: z.string(),
  /** Who leads a group session, or the members of the team that visits. */
  ledBy: z.string(),
  capacity: z.int(),
  /** Seats with an appointment. */
  taken: z.int(),
  /** Seats kept while a clerk fills in a booking; free again by themselves. */
  held: z.int(),
  /** False once its end has passed. */
  bookable: z.boolean(),
});
export type Slot = z.infer<typeof slot>;

export const appointmentState = z.enum(['booked', 'arrived', 'served', 'cancelled', 'no-show']);
export type AppointmentState = z.infer<typeof appointmentState>;

export const appointment = z.object({
  id: appointmentId,
  number: z.string(),
  kind: appointmentKind,
  slotId,
  personId,
  name: z.string(),
  maskedIdNumber: z.string(),
  phone: z.string(),
  community: z.string(),
  className: z.string(),
  channel: z.string(),
  date: civilDate,
  startsAt: timeText,
  endsAt: timeText,
  site: z.string(),
  ledBy: z.string(),
  state: appointmentState,
  /** Of a family booked together: which one (the first member's appointment), and what this member is to the first. */
  family: z.object({ id: appointmentId, relation: z.string() }).nullable(),
  /** Of a home visit: its place in the route, and where to. */
  stop: z.object({ position: z.int(), address: z.string() }).nullable(),
  bookedBy: z.string(),
  bookedAtMs: instantMs,
});
export type Appointment = z.infer<typeof appointment>;

export const appointmentEvent = z.object({
  from: appointmentState.nullable(),
  to: appointmentState,
  actor: z.string(),
  reason: z.string(),
  atMs: instantMs,
  /** Set when the time was changed. */
  moved: z.object({ from: z.string(), to: z.string() }).nullable(),
});

export type AppointmentEvent = z.infer<typeof appointmentEvent>;

export const recallReason = z.enum(['no-show', 'cancelled-by-station', 'day-closed', 'session-called-off']);
export type RecallReason = z.infer<typeof recallReason>;

export const recallEntry = z.object({
  id: recallId,
  appointment,
  reason: recallReason,
  note: z.string(),
  addedBy: z.string(),
  addedAtMs: instantMs,
});
export type RecallEntry = z.infer<typeof recallEntry>;

/** One place of a day (or one team) with its slots. */
export const dayPlace = z.object({
  kind: appointmentKind,
  site: z.string(),
  capacity: z.int(),
  taken: z.int(),
  slots: z.array(slot),
});
export type DayPlace = z.infer<typeof dayPlace>;

const onAppointment = writeInput.extend({ appointmentId, clerk: clerkName });
const seatWanted = { slotId, holdId: seatHoldId.nullable().default(null) };
const how = { channel: z.string(), phone: z.string().max(30), clerk: clerkName };
const address = z.string().trim().max(200).default('');
const note = z.string().trim().min(1).max(200);

export const appointmentsContract = {
  /** Days of the station from `from` on with their slots; closed days have none. */
  slots: reads('counter', 'manager')
    .input(
      z.object({
        from: civilDate,
        days: z.int().min(1).max(31).default(7),
        kinds: z.array(appointmentKind).min(1).default(['hall']),
      }),
    )
    .output(z.array(z.object({ date: civilDate, closedReason: z.string().nullable(), slots: z.array(slot) }))),
  /**
   * Keeps seats of a slot while the clerk fills in the booking, for the minutes the profile says; `replaces` gives up an
   * earlier hold in the same step. Nobody has to end it: past `expiresAtMs` it holds nothing. Errors: slot.*.
   */
  hold: writes('counter')
    .input(
      writeInput.extend({
        slotId,
        seats: z.int().min(1).max(10).default(1),
        replaces: seatHoldId.nullable().default(null),
        clerk: clerkName,
      }),
    )
    .output(z.object({ holdId: seatHoldId, slotId, expiresAtMs: instantMs })),
  /** Gives a hold up before its time; one that is over already is no error. */
  release: writes('counter')
    .input(writeInput.extend({ holdId: seatHoldId, clerk: clerkName }))
    .output(z.object({ released: z.boolean() })),
  /**
   * Books one seat for one person: the held one when `holdId` still holds, else any free seat of the slot. The channel must
   * be one the person's phase allows for this kind of slot. `phone` replaces the one on file when not empty.
   * Errors: person.notFound, phase.notOpen, appointment.channel, slot.*, appointment.exists.
   */
  book: writes('counter')
    .input(writeInput.extend({ personId, ...seatWanted, ...how, address }))
    .output(appointment),
  /**
   * Books several people of one family, all or none: into one slot and, when it has too few seats, the next ones of that day
   * at the same place. The first is the one the relations refer to. Errors as `book`, with the name in appointment.exists.
   */
  bookFamily: writes('counter')
    .input(
      writeInput.extend({
        ...seatWanted,
        ...how,
        address,
        members: z
          .array(z.object({ personId, relation: z.string().regex(/^\d{1,2}$/) }))
          .min(2)
          .max(10),
      }),
    )
    .output(z.array(appointment)),
  /** Another time in one step: the old seat is free and the new one taken, or nothing changed. The number stays. Errors: slot.*, appointment.state. */
  move: writes('counter')
    .input(onAppointment.extend({ ...seatWanted, reason: note }))
    .output(appointment),
  /** Frees the seat; history stays. `by: 'station'` puts the person on the re-call list. Errors: appointment.notFound, appointment.state. */
  cancel: writes('counter')
    .input(onAppointment.extend({ reason: note, by: z.enum(['person', 'station']).default('person') }))
    .output(appointment),
  /** Did not come: frees the seat, puts the person on the re-call list. Not before the slot begins (slot.notBegun). */
  markNoShow: writes('counter', 'manager').input(onAppointment).output(appointment),
  /** Came to a group session, or was met at home; hall appointments go through the queue (appointment.kind). */
  markSeen: writes('counter', 'manager').input(onAppointment).output(appointment),
  /** Queues the slip for printing; asking twice is a reprint marked 补打. */
  printSlip: writes('counter', 'manager').input(onAppointment).output(z.object({ printJobId })),
  /** All appointments of a day, by time. */
  list: reads('counter', 'manager')
    .input(z.object({ date: civilDate }))
    .output(z.array(appointment)),
  /** A person's appointments, newest first, with everything that happened to them. */
  ofPerson: reads('counter', 'manager')
    .input(z.object({ personId }))
    .output(z.array(z.object({ appointment, events: z.array(appointmentEvent) }))),
  /** A day by place: what is open, how much of it is used, who comes. */
  day: reads('counter', 'manager')
    .input(z.object({ date: civilDate }))
    .output(
      z.object({
        date: civilDate,
        closedReason: z.string().nullable(),
        places: z.array(dayPlace),
        appointments: z.array(appointment),
      }),
    ),
  /** Seven days from `from`: capacity and seats used by place. */
  week: reads('counter', 'manager')
    .input(z.object({ from: civilDate }))
    .output(
      z.array(
        z.object({
          date: civilDate,
          closedReason: z.string().nullable(),
          places: z.array(dayPlace.omit({ slots: true }).extend({ noShow: z.int() })),
        }),
      ),
    ),
  /** Whom to call again, the longest waiting first. Somebody who books again leaves the list by that. */
  recalls: reads('counter', 'manager').output(z.array(recallEntry)),
  /** Takes somebody off the list with what came of it. Errors: recall.notFound. */
  settleRecall: writes('counter', 'manager')
    .input(
      writeInput.extend({
        recallId,
        outcome: z.enum(['came-anyway', 'not-wanted', 'other']),
        note: z.string().trim().max(200),
        clerk: clerkName,
      }),
    )
    .output(z.object({ settled: z.boolean() })),
};
