import { civilDateOf, timeOfDay } from '#shared/civil-date.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { judgeArrival } from '#shared/domain/arrival-window.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { MAIN_SERVICE } from '#shared/domain/station-profile.ts';
import { listServices } from '#shared/domain/station-services.ts';
import { DeskError } from '#shared/errors.ts';
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
import { requirePerson } from './people.ts';
import { returning } from './queue.ts';
import { serviceForWalkIn } from './service-choice.ts';
import { requireTicket } from './ticket-access.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type CheckInInput = WriteRequest & {
  /** What a visitor who was asked has chosen. */
  readonly serviceId?: string | undefined;
  readonly who:
    | { readonly kind: 'card-read'; readonly cardReadId: string }
    | { readonly kind: 'id-number'; readonly idNumber: string }
    | { readonly kind: 'qr'; readonly text: string };
};

/**
 * Arrival at the kiosk: today's booking becomes `arrived`, or an open phase makes a walk-in, who is asked what for where a
 * station has more than one service; a second tap shows the same ticket, and brings a missed one back.
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
      const booking = bookingOfDay(db, person.id, civilDateOf(nowMs));
      if (booking) refuseIfAppliedOnline(db, person.id);
      const arrival = judgeBooking(context, booking, nowMs);
      const issue = { person, ...arrival, actor: 'kiosk', reason: '', nowMs };
      if (booking) {
        requireIntake(context, db, arrival.inBookedLine ? booking.endsAt : null, nowMs);
        return issueTicket(context, db, issue);
      }
      const choose = () => serviceForWalkIn(context, db, { person, wanted: input.serviceId, nowMs });
      return issueTicket(context, db, { ...issue, serviceId: walkInService(context, db, choose, nowMs) });
    },
  });
}

/** Why there is no number for this person comes before that there are none today; which number they want comes after it. */
function walkInService(context: ServiceContext, db: ReadableDb, choose: () => string, nowMs: number): string {
  try {
    const serviceId = choose();
    requireIntake(context, db, null, nowMs);
    return serviceId;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'service.choose') requireIntake(context, db, null, nowMs);
    throw error;
  }
}

export type IssueInput = WriteRequest & {
  readonly personId: string;
  readonly reason: string;
  readonly clerk: string;
  /** The main one when not given. An appointment is used up by the main service only. */
  readonly serviceId?: string | undefined;
};

/** A clerk gives a number to somebody at the counter, whatever the phase says. Errors: service.unknown. */
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
      const { serviceId = MAIN_SERVICE, clerk: actor, reason } = input;
      const isMain = serviceId === MAIN_SERVICE;
      if (!listServices(context.profile()).some(({ id }) => id === serviceId))
        throw new DeskError('service.unknown', {});
      if (isMain) refuseIfAppliedOnline(db, person.id);
      const booking = isMain ? bookingOfDay(db, person.id, date) : null;
      const arrival = { booking, inBookedLine: booking !== null, bookedFromMs: nowMs };
      return issueTicket(context, db, { person, ...arrival, serviceId, actor, reason, nowMs });
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

function bookingOfDay(db: ReadableDb, personId: string, date: string): AppointmentRow | null {
  const live = findLiveAppointment(db, personId);
  return live?.slotOn === date ? live : null;
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
