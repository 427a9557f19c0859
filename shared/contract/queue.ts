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

export const ticketState = z.enum(['waiting', 'called', 'serving', 'served', 'missed']);
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
});
export type Ticket = z.infer<typeof ticket>;

export const checkInResult = z.object({
  ticket,
  peopleAhead: z.int(),
  /** False when the person already had today's ticket: it is shown again, not issued or printed again. */
  issued: z.boolean(),
  printJobId: printJobId.nullable(),
});
export type CheckInResult = z.infer<typeof checkInResult>;

/** What the hall screen may show: numbers and masked names, nothing else about anybody. */
export const hallCall = z.object({
  ticketNumber: z.string(),
  maskedName: z.string(),
  counterName: z.string(),
  calledAtMs: instantMs,
  callCount: z.int(),
});
export type HallCall = z.infer<typeof hallCall>;

const atCounter = writeInput.extend({ counterId: z.string(), clerk: clerkName });
const onTicket = atCounter.extend({ ticketId });

export const queueContract = {
  /**
   * Arrival at the kiosk, by a card just read or by typed ID number; finds today's booking, issues and prints a ticket.
   * Somebody with an open phase and no booking becomes a walk-in when the phase allows on-site applications.
   * Errors: idNumber.*, cardRead.expired, identity.expired, person.notFound, phase.notOpen, appointment.otherDay.
   */
  checkIn: writes('kiosk', 'counter')
    .input(
      writeInput.extend({
        who: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('card-read'), cardReadId }),
          z.object({ kind: z.literal('id-number'), idNumber: z.string().max(30) }),
          /** Somebody kiosk.identify found, who has said that it is them. */
          z.object({ kind: z.literal('identified'), identityId }),
        ]),
      }),
    )
    .output(checkInResult),
  /** A ticket given by a clerk to anybody standing there, booked or not, whatever the phase; the reason is kept. */
  issueAtCounter: writes('counter')
    .input(writeInput.extend({ personId, reason: z.string().trim().max(200), clerk: clerkName }))
    .output(checkInResult),
  /** Everyone waiting, called, in service or missed today, in calling order. */
  today: reads('counter', 'manager').output(z.array(ticket)),
  /** The ticket a counter is busy with, if any. */
  atCounter: reads('counter')
    .input(z.object({ counterId: z.string() }))
    .output(ticket.nullable()),
  /** Calls the next waiting ticket; atomic over counters. Errors: queue.empty, counter.busy, counter.unknown. */
  callNext: writes('counter').input(atCounter).output(ticket),
  /** Calls the same ticket again. */
  recall: writes('counter').input(onTicket).output(ticket),
  /** Nobody came: the ticket is put aside as missed and may be called back. */
  markMissed: writes('counter').input(onTicket).output(ticket),
  /** A missed person is back: waits again, behind those who wait now. */
  bringBack: writes('counter').input(onTicket).output(ticket),
  /** Service ended (with or without an accepted case). */
  finish: writes('counter').input(onTicket).output(ticket),
  /** Calling now (one per counter), the last eight calls, how many wait. */
  hall: reads('hall', 'manager', 'counter', 'kiosk').output(
    z.object({
      date: civilDate,
      callingNow: z.array(hallCall),
      recent: z.array(hallCall),
      waitingCount: z.int(),
    }),
  ),
};
