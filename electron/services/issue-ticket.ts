import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { fits } from '#shared/domain/eligibility.ts';
import { maskName } from '#shared/domain/masking.ts';
import { bestClass } from '#shared/domain/priority-rank.ts';
import { callingText } from '#shared/i18n/zh-CN/calling.ts';
import { MAIN_SERVICE } from '#shared/domain/station-profile.ts';
import { listServices } from '#shared/domain/station-services.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { moveAppointment, type AppointmentRow } from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';
import { findNewestJob } from '#electron/db/repositories/print-jobs.ts';
import { moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import { insertTicket, nextNumbers, placeByTime, type TicketRow } from '#electron/db/repositories/tickets.ts';
import { outlookOf } from './calling-line.ts';
import type { ServiceContext } from './context.ts';
import { requestPrint } from './print-requests.ts';
import { requireTicket } from './ticket-access.ts';
import { ticketText } from './ticket-text.ts';
import { ticketView } from './ticket-view.ts';

export type IssueTicket = {
  readonly person: PersonRow;
  readonly booking: AppointmentRow | null;
  /** False for somebody too late for their appointment: they stand in the line like a walk-in. */
  readonly inBookedLine: boolean;
  readonly bookedFromMs: number;
  readonly serviceId?: string;
  /** A number a kiosk gave alone, at `nowMs`: it stands where it would have stood, and nobody waits for its paper. */
  readonly reserved?: { readonly prefix: string; readonly number: number };
  readonly actor: string;
  readonly reason: string;
  readonly nowMs: number;
};

/** Gives the next number, settles the appointment and asks for the paper. */
export function issueTicket(context: ServiceContext, db: WritableDb, issue: IssueTicket): CheckInResult {
  const { booking, actor, reason, nowMs } = issue;
  const ticket = insertNumbered(context, db, issue);
  moveTicket(db, { ticketId: ticket.id, event: 'issued', counterId: null, actor, reason, atMs: nowMs });
  if (booking?.state === 'booked') {
    moveAppointment(db, { appointmentId: booking.id, from: 'booked', to: 'arrived', actor, reason, atMs: nowMs });
  }
  noteForDistrict(db, { noun: 'queue', subjectId: ticket.id, event: 'issued', atMs: nowMs });
  if (!issue.reserved) printTicket(context, db, issue, ticket);
  return arrivalOf(context, db, ticket);
}

function printTicket(context: ServiceContext, db: WritableDb, issue: IssueTicket, ticket: TicketRow): void {
  const { person, booking, actor, nowMs } = issue;
  const profile = context.profile();
  const outlook = outlookOf(context, db, ticket, nowMs);
  requestPrint(context, db, {
    subjectId: ticket.id,
    subject: ticketText(ticket),
    actor,
    nowMs,
    model: (header) => ({
      kind: 'queue-ticket',
      header,
      ticketNumber: ticketText(ticket),
      service: listServices(profile).find(({ id }) => id === ticket.serviceId)?.name ?? profile.serviceName,
      maskedName: maskName(person.name),
      peopleAhead: outlook.peopleAhead,
      expectedWait: outlook.expectedWaitMinutes === null ? null : callingText.expectedWait(outlook.expectedWaitMinutes),
      issuedAt: dateTimeText(nowMs),
      appointmentTime: booking?.startsAt ?? null,
      notice: profile.ticketNotice,
    }),
  });
}

/** The one place where numbers and places in the line are given out. */
function insertNumbered(context: ServiceContext, db: WritableDb, issue: IssueTicket): TicketRow {
  const { person, booking, inBookedLine, bookedFromMs, nowMs } = issue;
  const profile = context.profile();
  const serviceId = issue.serviceId ?? MAIN_SERVICE;
  const prefixes = listServices(profile).find(({ id }) => id === serviceId)?.prefix ?? profile.ticketPrefix;
  const prefix = inBookedLine ? prefixes.booked : prefixes.walkIn;
  const date = civilDateOf(nowMs);
  const numbers = issue.reserved
    ? { ...issue.reserved, linePosition: placeByTime(db, date, nowMs) }
    : { prefix, ...nextNumbers(db, date, prefix) };
  const id = context.newId();
  insertTicket(db, {
    id,
    serviceOn: date,
    ...numbers,
    personId: person.id,
    appointmentId: booking?.id ?? null,
    channel: booking?.channel ?? 'onsite',
    issuedAtMs: nowMs,
    serviceId,
    lane: inBookedLine ? 'booked' : 'walk-in',
    bookedFromMs,
    priorityClass: bestClass(profile.calling.priorityClasses, ({ rule }) => fits(rule, person, date))?.code ?? null,
  });
  return requireTicket(db, id);
}

/** A ticket as its holder is shown it: number, people ahead, paper. */
export function arrivalOf(context: ServiceContext, db: ReadableDb, ticket: TicketRow, issued = true): CheckInResult {
  const job = findNewestJob(db, 'queue-ticket', ticket.id);
  return {
    ticket: ticketView(context, db, ticket),
    ...outlookOf(context, db, ticket, context.clock.now()),
    issued,
    printJobId: (job?.id as PrintJobId | undefined) ?? null,
  };
}
