import { z } from 'zod';
import {
  cardReadId,
  caseId,
  civilDate,
  clerkName,
  identityId,
  instantMs,
  personId,
  printJobId,
  reads,
  ticketId,
  timeText,
  writeInput,
  writes,
} from './base.ts';

export const ticketState = z.enum(['waiting', 'held', 'called', 'serving', 'served', 'missed']);
export type TicketState = z.infer<typeof ticketState>;

export const ticket = z.object({
  id: ticketId,
  number: z.string(),
  state: ticketState,
  personId: personId.nullable(),
  name: z.string(),
  maskedName: z.string(),
  maskedIdNumber: z.string(),
  age: z.int().nullable(),
  className: z.string(),
  appointmentTime: timeText.nullable(),
  counterId: z.string().nullable(),
  counterName: z.string().nullable(),
  caseId: caseId.nullable(),
  issuedAtMs: instantMs,
  calledAtMs: instantMs.nullable(),
  callCount: z.int(),
  serviceName: z.string(),
  /** Name of the priority class, null for ordinary people. */
  priority: z.string().nullable(),
  /** Why it is held, null when it is not. */
  heldReason: z.string().nullable(),
  /** The counter it was passed on to. */
  onlyCounterName: z.string().nullable(),
  /** How many others are called first, after a missed call or a skip. */
  returnAfter: z.int(),
});
export type Ticket = z.infer<typeof ticket>;

export const checkInResult = z.object({
  ticket,
  peopleAhead: z.int(),
  /** About how long, rounded up to five minutes; null when nobody can honestly say. */
  expectedWaitMinutes: z.int().nullable(),
  /** False when the person already had today's ticket: it is shown again, not issued or printed again. */
  issued: z.boolean(),
  printJobId: printJobId.nullable(),
});
export type CheckInResult = z.infer<typeof checkInResult>;

/** What the hall screen may show: numbers and masked names, nothing else about anybody. */
export const hallCall = z.object({
  ticketNumber: z.string(),
  maskedName: z.string(),
  counterId: z.string(),
  counterName: z.string(),
  calledAtMs: instantMs,
  callCount: z.int(),
  /** Grows with every call and recall of the station; tells a screen which ones it has announced. */
  sequence: z.int(),
});
export type HallCall = z.infer<typeof hallCall>;

/** Whether numbers are given out. `stopped` (by a clerk) and `full` concern people without an appointment only. */
export const intake = z.object({
  state: z.enum(['open', 'stopped', 'full', 'closed']),
  stoppedBy: z.string().nullable(),
  /** Whether people with an appointment of today may still get one. */
  bookedStill: z.boolean(),
  /** When the next day begins on which numbers are given out. */
  next: z.object({ date: civilDate, time: timeText }).nullable(),
});
export type Intake = z.infer<typeof intake>;

/** The same with what a manager decides by: how many were given, the limits, who stopped and resumed it today, in order. */
export const intakeDay = intake.extend({
  walkIns: z.int(),
  /** Null: no limit. */
  walkInsPerDay: z.int().nullable(),
  closesAt: timeText.nullable(),
  moves: z.array(
    z.object({ event: z.enum(['stopped', 'resumed']), clerk: z.string(), reason: z.string(), atMs: instantMs }),
  ),
});
export type IntakeDay = z.infer<typeof intakeDay>;

/** Steps a counter can take back. */
export const queueStep = z.object({ event: z.string(), ticketNumber: z.string(), atMs: instantMs });
export type QueueStep = z.infer<typeof queueStep>;

const reasonText = z.string().trim().min(1).max(100);

const atCounter = writeInput.extend({ counterId: z.string(), clerk: clerkName });
const onTicket = atCounter.extend({ ticketId });

export const queueContract = {
  /**
   * Arrival at the kiosk, by a card just read or by typed ID number; finds today's booking, issues and prints a ticket.
   * Somebody with an open phase and no booking becomes a walk-in when the phase allows on-site applications.
   * A missed number comes back by this, as often as the station's rule allows. Where a walk-in has something to choose from,
   * it is refused with the choice (service.choose) and asked again with `serviceId`; an appointment is for the main service.
   * Errors: idNumber.*, cardRead.expired, identity.expired, person.notFound, phase.notOpen, appointment.otherDay,
   * appointment.notFound (a code of no appointment), appointment.tooEarly, appointment.over, intake.closed, ticket.missedTooOften,
   * service.choose, service.unknown.
   */
  checkIn: writes('kiosk', 'counter')
    .input(
      writeInput.extend({
        who: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('card-read'), cardReadId }),
          z.object({ kind: z.literal('id-number'), idNumber: z.string().max(30) }),
          /** Somebody kiosk.identify found, who has said that it is them. */
          z.object({ kind: z.literal('identified'), identityId }),
          /** What the code of an appointment slip says: the appointment's number. */
          z.object({ kind: z.literal('qr'), text: z.string().max(200) }),
        ]),
        serviceId: z.string().max(40).optional(),
      }),
    )
    .output(checkInResult),
  /**
   * A ticket given by a clerk to anybody standing there, booked or not, whatever the phase; the reason is kept. Without
   * `serviceId` for the main service, which alone uses up today's appointment. Errors: service.unknown.
   */
  issueAtCounter: writes('counter')
    .input(
      writeInput.extend({
        personId,
        reason: z.string().trim().max(200),
        clerk: clerkName,
        serviceId: z.string().max(40).optional(),
      }),
    )
    .output(checkInResult),
  /** Everyone of today who is not served: at a counter, waiting in the order they will be called, held, missed. */
  today: reads('counter', 'manager').output(z.array(ticket)),
  /** The ticket a counter is busy with, if any. */
  atCounter: reads('counter')
    .input(z.object({ counterId: z.string() }))
    .output(ticket.nullable()),
  /** Calls the next by the rule; atomic over counters. Errors: queue.empty, counter.busy, counter.unknown. */
  callNext: writes('counter').input(atCounter).output(ticket),
  /** Calls the same ticket again. */
  recall: writes('counter').input(onTicket).output(ticket),
  /** Nobody came: the ticket is put aside as missed and may be called back. */
  markMissed: writes('counter').input(onTicket).output(ticket),
  /** Not there just now: called again after the next few, without counting as missed. */
  skip: writes('counter').input(onTicket).output(ticket),
  /** Put aside for a reason; the place in the line is kept until `resume`. */
  hold: writes('counter')
    .input(onTicket.extend({ reason: reasonText }))
    .output(ticket),
  /** Held no longer: waits again at its old place. */
  resume: writes('counter').input(onTicket).output(ticket),
  /** Passes the ticket on to a counter, which calls it first, or to another service. Errors: counter.unknown, service.unknown. */
  transfer: writes('counter')
    .input(
      onTicket.extend({
        to: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('counter'), counterId: z.string() }),
          z.object({ kind: z.literal('service'), serviceId: z.string() }),
        ]),
        reason: z.string().trim().max(100),
      }),
    )
    .output(ticket),
  /** Calls a waiting, held or missed ticket out of turn; the reason is kept. Errors: counter.busy, counter.unknown. */
  callSpecific: writes('counter')
    .input(onTicket.extend({ reason: reasonText }))
    .output(ticket),
  /** A missed person is back: called again after a few others. Errors: ticket.missedTooOften. */
  bringBack: writes('counter').input(onTicket).output(ticket),
  /** The step `undo` would take back now. */
  lastStep: reads('counter')
    .input(z.object({ counterId: z.string() }))
    .output(queueStep.nullable()),
  /** Takes back this counter's last step while it is fresh; kept as a row of its own. Errors: undo.nothing. */
  undo: writes('counter').input(atCounter).output(ticket),
  /** Why one number came before another, in one sentence. Errors: ticket.notFound. */
  why: reads('counter', 'manager')
    .input(z.object({ first: z.string().max(12), second: z.string().max(12) }))
    .output(z.object({ sentence: z.string() })),
  /** Whether numbers are given out. */
  intake: reads('counter', 'manager', 'kiosk').output(intake),
  /** How it came to be so, and how near the limits are. */
  intakeDay: reads('counter', 'manager').output(intakeDay),
  /** No more numbers today for people without an appointment. */
  stopIntake: writes('counter', 'manager')
    .input(writeInput.extend({ clerk: clerkName, reason: z.string().trim().max(100) }))
    .output(intake),
  resumeIntake: writes('counter', 'manager')
    .input(writeInput.extend({ clerk: clerkName, reason: z.string().trim().max(100) }))
    .output(intake),
  /** Service ended (with or without an accepted case). */
  finish: writes('counter').input(onTicket).output(ticket),
  /** Calling now (one per counter), the last eight calls, how many wait. */
  hall: reads('hall', 'manager', 'counter', 'kiosk').output(
    z.object({
      date: civilDate,
      callingNow: z.array(hallCall),
      recent: z.array(hallCall),
      /** Single calls and recalls whose person has not come yet, newest first: what the hall says aloud, each once. */
      announcements: z.array(hallCall),
      waitingCount: z.int(),
      intake,
    }),
  ),
};
