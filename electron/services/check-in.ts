import { civilDateOf, dateTimeText } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { maskName } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import { eligibilityText } from '#shared/i18n/zh-CN/eligibility.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findLiveAppointment, moveAppointment, type AppointmentRow } from '#electron/db/repositories/appointments.ts';
import { keepCardRead } from '#electron/db/repositories/card-reads.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { findPersonByIdNumber, type PersonRow } from '#electron/db/repositories/people.ts';
import { findNewestJob } from '#electron/db/repositories/print-jobs.ts';
import { moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import {
  countAhead,
  findTicket,
  findTicketOfDay,
  insertTicket,
  nextNumbers,
  type TicketRow,
} from '#electron/db/repositories/tickets.ts';
import type { RecentRead } from './card-desk.ts';
import type { ServiceContext } from './context.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { eligibilityOf, requirePerson } from './people.ts';
import { requestPrint } from './print-requests.ts';
import { ticketText } from './ticket-text.ts';
import { ticketView } from './ticket-view.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type CheckInInput = WriteRequest & {
  readonly who:
    | { readonly kind: 'card-read'; readonly cardReadId: string }
    | { readonly kind: 'id-number'; readonly idNumber: string };
};

/** Arrival at the kiosk: today's booking becomes `arrived`, or an open phase makes a walk-in; a second tap shows the same ticket. */
export function checkIn(context: ServiceContext, input: CheckInInput): CheckInResult {
  const read = input.who.kind === 'card-read' ? context.cards.find(input.who.cardReadId) : undefined;
  if (input.who.kind === 'card-read' && !read) throw new DeskError('cardRead.expired', {});
  return writeOnce(context, {
    procedure: 'queue.checkIn',
    request: input,
    nouns: ['queue', 'appointments', 'people', 'prints'],
    work: (db, nowMs) => {
      const person = resolvePerson(db, input.who, read, civilDateOf(nowMs));
      if (read) keepRead(db, read, person.id);
      const known = findTicketOfDay(db, civilDateOf(nowMs), person.id);
      if (known && known.state !== 'served') return arrivalOf(context, db, known, false);
      refuseIfAppliedOnline(db, person.id);
      const booking = bookingForArrival(context, db, person, nowMs);
      return issue(context, db, { person, booking, actor: 'kiosk', reason: '', nowMs });
    },
  });
}

export type IssueInput = WriteRequest & { readonly personId: string; readonly reason: string; readonly clerk: string };

/** A clerk gives a number to somebody at the counter, whatever the phase says. */
export function issueAtCounter(context: ServiceContext, input: IssueInput): CheckInResult {
  return writeOnce(context, {
    procedure: 'queue.issueAtCounter',
    request: input,
    nouns: ['queue', 'appointments', 'people', 'prints'],
    work: (db, nowMs) => {
      const date = civilDateOf(nowMs);
      const person = requirePerson(db, input.personId);
      const known = findTicketOfDay(db, date, person.id);
      if (known && known.state !== 'served') return arrivalOf(context, db, known, false);
      refuseIfAppliedOnline(db, person.id);
      const live = findLiveAppointment(db, person.id);
      const booking = live?.slotOn === date ? live : null;
      return issue(context, db, { person, booking, actor: input.clerk, reason: input.reason, nowMs });
    },
  });
}

function resolvePerson(
  db: ReadableDb,
  who: CheckInInput['who'],
  read: RecentRead | undefined,
  today: string,
): PersonRow {
  const typed = read ? read.record.idNumber : who.kind === 'id-number' ? who.idNumber : '';
  const parsed = parseIdNumber(typed, today);
  if (!parsed.ok) throw new DeskError(parsed.problem, {});
  const person = findPersonByIdNumber(db, parsed.idNumber);
  if (!person) throw new DeskError('person.notFound', {});
  return person;
}

/** Today's booking, or null for a walk-in who may come without one. */
function bookingForArrival(
  context: ServiceContext,
  db: ReadableDb,
  person: PersonRow,
  nowMs: number,
): AppointmentRow | null {
  const date = civilDateOf(nowMs);
  const live = findLiveAppointment(db, person.id);
  if (live?.slotOn === date) return live;
  if (live && live.slotOn > date)
    throw new DeskError('appointment.otherDay', { date: live.slotOn, time: live.startsAt });
  const eligibility = eligibilityOf(context, person, date);
  if (eligibility.state !== 'open') throw new DeskError('phase.notOpen', { reason: eligibility.reason });
  if (!eligibility.channels.includes('onsite'))
    throw new DeskError('phase.notOpen', { reason: eligibilityText.noOnSite });
  return null;
}

export function keepRead(db: WritableDb, read: RecentRead, personId: string): void {
  keepCardRead(db, {
    id: read.id,
    personId,
    recordJson: JSON.stringify(read.record),
    photoBmp: read.photoBmp,
    readAtMs: read.readAtMs,
  });
}

type Issue = {
  readonly person: PersonRow;
  readonly booking: AppointmentRow | null;
  readonly actor: string;
  readonly reason: string;
  readonly nowMs: number;
};

function issue(
  context: ServiceContext,
  db: WritableDb,
  { person, booking, actor, reason, nowMs }: Issue,
): CheckInResult {
  const date = civilDateOf(nowMs);
  const profile = context.profile();
  const prefix = booking ? profile.ticketPrefix.booked : profile.ticketPrefix.walkIn;
  const id = context.newId();
  insertTicket(db, {
    id,
    serviceOn: date,
    prefix,
    ...nextNumbers(db, date, prefix),
    personId: person.id,
    appointmentId: booking?.id ?? null,
    channel: booking?.channel ?? 'onsite',
    issuedAtMs: nowMs,
  });
  moveTicket(db, { ticketId: id, event: 'issued', counterId: null, actor, reason, atMs: nowMs });
  if (booking?.state === 'booked') {
    moveAppointment(db, { appointmentId: booking.id, from: 'booked', to: 'arrived', actor, reason, atMs: nowMs });
  }
  noteForDistrict(db, { noun: 'queue', subjectId: id, event: 'issued', atMs: nowMs });
  const ticket = findTicket(db, id);
  if (!ticket) throw new Error('a ticket just inserted is not there');
  requestPrint(context, db, {
    subjectId: id,
    subject: ticketText(ticket),
    actor,
    nowMs,
    model: (header) => ({
      kind: 'queue-ticket',
      header,
      ticketNumber: ticketText(ticket),
      service: profile.serviceName,
      maskedName: maskName(person.name),
      peopleAhead: countAhead(db, ticket),
      issuedAt: dateTimeText(nowMs),
      appointmentTime: booking?.startsAt ?? null,
      notice: profile.ticketNotice,
    }),
  });
  return arrivalOf(context, db, ticket);
}

/** A ticket as its holder is shown it: number, people ahead, paper. */
export function arrivalOf(context: ServiceContext, db: ReadableDb, ticket: TicketRow, issued = true): CheckInResult {
  const job = findNewestJob(db, 'queue-ticket', ticket.id);
  return {
    ticket: ticketView(context, db, ticket),
    peopleAhead: ticket.state === 'waiting' ? countAhead(db, ticket) : 0,
    issued,
    printJobId: (job?.id as PrintJobId | undefined) ?? null,
  };
}
