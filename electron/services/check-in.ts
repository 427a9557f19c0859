import { civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { judgeArrival } from '#shared/domain/arrival-window.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { DeskError } from '#shared/errors.ts';
import { eligibilityText } from '#shared/i18n/zh-CN/eligibility.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  findAppointmentByNumber,
  findLiveAppointment,
  type AppointmentRow,
} from '#electron/db/repositories/appointments.ts';
import { keepCardRead } from '#electron/db/repositories/card-reads.ts';
import { findPersonByIdNumber, type PersonRow } from '#electron/db/repositories/people.ts';
import { moveTicket } from '#electron/db/repositories/ticket-moves.ts';
import { findTicketOfDay, type TicketRow } from '#electron/db/repositories/tickets.ts';
import type { RecentRead } from './card-desk.ts';
import type { ServiceContext } from './context.ts';
import { requireIntake } from './intake.ts';
import { arrivalOf, issueTicket, type IssueTicket } from './issue-ticket.ts';
import { refuseIfAppliedOnline } from './online-application-guard.ts';
import { eligibilityOf, requirePerson } from './people.ts';
import { returning } from './queue.ts';
import { requireTicket } from './ticket-access.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type CheckInInput = WriteRequest & {
  readonly who:
    | { readonly kind: 'card-read'; readonly cardReadId: string }
    | { readonly kind: 'id-number'; readonly idNumber: string }
    | { readonly kind: 'qr'; readonly text: string };
};

/**
 * Arrival at the kiosk: today's booking becomes `arrived`, or an open phase makes a walk-in; a second tap shows the same
 * ticket, and brings a missed one back.
 */
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
      if (known?.state === 'missed') return bringBackAtKiosk(context, db, known, nowMs);
      if (known && known.state !== 'served') return arrivalOf(context, db, known, false);
      refuseIfAppliedOnline(db, person.id);
      const arrival = judgeBooking(context, bookingForArrival(context, db, person, nowMs), nowMs);
      requireIntake(context, db, arrival.inBookedLine ? (arrival.booking?.endsAt ?? null) : null, nowMs);
      return issueTicket(context, db, { person, ...arrival, actor: 'kiosk', reason: '', nowMs });
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
      const arrival = { booking, inBookedLine: booking !== null, bookedFromMs: nowMs };
      return issueTicket(context, db, { person, ...arrival, actor: input.clerk, reason: input.reason, nowMs });
    },
  });
}

function resolvePerson(
  db: ReadableDb,
  who: CheckInInput['who'],
  read: RecentRead | undefined,
  today: string,
): PersonRow {
  if (who.kind === 'qr') return personOfSlip(db, who.text);
  const typed = read ? read.record.idNumber : who.kind === 'id-number' ? who.idNumber : '';
  const parsed = parseIdNumber(typed, today);
  if (!parsed.ok) throw new DeskError(parsed.problem, {});
  const person = findPersonByIdNumber(db, parsed.idNumber);
  if (!person) throw new DeskError('person.notFound', {});
  return person;
}

function personOfSlip(db: ReadableDb, text: string): PersonRow {
  const booking = findAppointmentByNumber(db, text.trim().toUpperCase());
  if (!booking) throw new DeskError('appointment.notFound', {});
  return requirePerson(db, booking.personId);
}

/** Whoever missed the call stands at the kiosk again: back into the line, with the paper they have. */
function bringBackAtKiosk(context: ServiceContext, db: WritableDb, missed: TicketRow, nowMs: number): CheckInResult {
  const { returnAfter } = returning(context, missed);
  const move = { ticketId: missed.id, counterId: null, actor: 'kiosk', reason: '', atMs: nowMs };
  moveTicket(db, { ...move, event: 'brought-back', returnAfter });
  return arrivalOf(context, db, requireTicket(db, missed.id), false);
}

type JudgedBooking = Pick<IssueTicket, 'booking' | 'inBookedLine' | 'bookedFromMs'>;

/** What the appointment is worth now, by the station's rule for early and late arrivals. */
function judgeBooking(context: ServiceContext, booking: AppointmentRow | null, nowMs: number): JudgedBooking {
  if (!booking) return { booking, inBookedLine: false, bookedFromMs: nowMs };
  const { startsAt, endsAt, slotOn: date } = booking;
  const arrival = judgeArrival({ date, startsAt, endsAt }, nowMs, context.profile().booking.arrival);
  switch (arrival.treatment) {
    case 'as-booked':
    case 'wait-for-window':
      return { booking, inBookedLine: true, bookedFromMs: arrival.callableFromMs };
    case 'as-walk-in':
      return { booking, inBookedLine: false, bookedFromMs: nowMs };
    case 'come-back':
      throw new DeskError('appointment.tooEarly', {
        time: startsAt,
        opensAt: timeOfDay(nowMs + arrival.byMinutes * 60_000),
      });
    case 'book-again':
      throw new DeskError('appointment.over', { time: startsAt });
    default:
      return arrival.treatment satisfies never;
  }
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
