import type { HallCall, Ticket, TicketState } from '#shared/contract/queue.ts';
import { maskName } from '#shared/domain/masking.ts';
import { listServices } from '#shared/domain/station-services.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findAppointment, moveAppointment } from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import {
  listAnnouncements,
  listRecentCalls,
  moveTicket,
  type CallRow,
  type TicketMove,
} from '#electron/db/repositories/ticket-moves.ts';
import {
  countWaiting,
  findTicketAtCounter,
  listOpenTickets,
  type TicketRow,
} from '#electron/db/repositories/tickets.ts';
import { foreseenIds } from './calling-line.ts';
import type { ServiceContext } from './context.ts';
import { intakeOf } from './intake.ts';
import { requirePerson, today } from './people.ts';
import { requireCounter, requireTicket, viewOf, type TicketInput } from './ticket-access.ts';
import { ticketText } from './ticket-text.ts';
import { counterName, ticketView } from './ticket-view.ts';
import { writeOnce } from './write.ts';

const RECENT_CALLS = 8;
const ANNOUNCEMENTS = 20;

/** Everybody of the day who is not served yet: at a counter, then waiting in the order of calling, then held and missed. */
export function listToday(context: ServiceContext): Ticket[] {
  const { db } = context.store;
  const date = today(context);
  const order = new Map(foreseenIds(context, db, date, context.clock.now()).map((id, index) => [id, index]));
  const place = ({ id, state }: TicketRow): number => {
    if (state === 'called' || state === 'serving') return -1;
    return order.get(id) ?? order.size + (state === 'held' ? 0 : 1);
  };
  return listOpenTickets(db, date)
    .toSorted((a, b) => place(a) - place(b))
    .map((row) => ticketView(context, db, row));
}

export function ticketAtCounter(context: ServiceContext, counterId: string): Ticket | null {
  const { db } = context.store;
  const row = findTicketAtCounter(db, today(context), counterId);
  return row ? ticketView(context, db, row) : null;
}

type Step = {
  readonly procedure: string;
  readonly event: TicketMove['event'];
  readonly from: readonly TicketState[];
  /** What the step needs beside the ticket. */
  readonly also?: (context: ServiceContext, ticket: TicketRow) => Pick<TicketMove, 'returnAfter'>;
};

/** Everything a counter may do with a ticket that is not the next one and takes no words. */
export const ticketSteps = {
  recall: { procedure: 'queue.recall', event: 'recalled', from: ['called', 'serving'] },
  markMissed: { procedure: 'queue.markMissed', event: 'missed', from: ['called'] },
  skip: {
    procedure: 'queue.skip',
    event: 'skipped',
    from: ['called'],
    also: (context) => ({ returnAfter: context.profile().calling.skipAfter }),
  },
  bringBack: {
    procedure: 'queue.bringBack',
    event: 'brought-back',
    from: ['missed'],
    also: (context, ticket) => returning(context, ticket),
  },
  resume: { procedure: 'queue.resume', event: 'resumed', from: ['held'] },
  finish: { procedure: 'queue.finish', event: 'served', from: ['called', 'serving'] },
} as const satisfies Record<string, Step>;

/** One step of a ticket. Errors: ticket.notFound, ticket.state, ticket.missedTooOften. */
export function stepTicket(context: ServiceContext, step: Step, input: TicketInput): Ticket {
  return writeOnce(context, {
    procedure: step.procedure,
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => {
      const ticket = requireTicket(db, input.ticketId, step.from);
      const { counterId, clerk: actor } = input;
      const base = { ticketId: ticket.id, counterId, actor, reason: '', atMs: nowMs };
      moveTicket(db, { ...base, event: step.event, ...step.also?.(context, ticket) });
      if (step.event === 'served') endService(db, ticket, actor, nowMs);
      const { automatic, limit } = context.profile().calling.missed;
      if (step.event === 'missed' && automatic && ticket.missedCount < limit) {
        moveTicket(db, { ...base, event: 'brought-back', ...returning(context, requireTicket(db, ticket.id)) });
      }
      return viewOf(context, db, ticket.id);
    },
  });
}

/** Refuses a number that missed too many calls; otherwise says after how many others it is called again. */
export function returning(context: ServiceContext, ticket: TicketRow): { readonly returnAfter: number } {
  const { returnAfter, limit } = context.profile().calling.missed;
  if (ticket.missedCount > limit) throw new DeskError('ticket.missedTooOften', { ticketNumber: ticketText(ticket) });
  return { returnAfter };
}

export type HoldInput = TicketInput & { readonly reason: string };

/** Puts a ticket aside for a reason, for example while papers are copied; its place in the line is kept. */
export function holdTicket(context: ServiceContext, input: HoldInput): Ticket {
  return writeOnce(context, {
    procedure: 'queue.hold',
    request: input,
    nouns: ['queue', 'people'],
    work: (db, nowMs) => {
      const { ticketId, counterId, clerk: actor, reason } = input;
      requireTicket(db, ticketId, ['waiting', 'called', 'serving']);
      moveTicket(db, { ticketId, event: 'held', counterId, actor, reason, atMs: nowMs });
      return viewOf(context, db, ticketId);
    },
  });
}

export type TransferInput = TicketInput & {
  readonly to:
    { readonly kind: 'counter'; readonly counterId: string } | { readonly kind: 'service'; readonly serviceId: string };
  readonly reason: string;
};

/** Passes a ticket on: to one counter, which calls it first, or into the line of another service, where it keeps its place. */
export function transferTicket(context: ServiceContext, input: TransferInput): Ticket {
  const { to } = input;
  if (to.kind === 'counter') requireCounter(context, to.counterId);
  else if (!listServices(context.profile()).some(({ id }) => id === to.serviceId))
    throw new DeskError('service.unknown', {});
  return writeOnce(context, {
    procedure: 'queue.transfer',
    request: input,
    nouns: ['queue', 'people'],
    work: (db, nowMs) => {
      const { ticketId, counterId, clerk: actor, reason } = input;
      requireTicket(db, ticketId, ['waiting', 'held', 'called', 'serving']);
      const onlyCounterId = to.kind === 'counter' ? to.counterId : null;
      const serviceId = to.kind === 'service' ? to.serviceId : null;
      moveTicket(db, {
        ticketId,
        event: 'transferred',
        counterId,
        actor,
        reason,
        atMs: nowMs,
        onlyCounterId,
        serviceId,
      });
      return viewOf(context, db, ticketId);
    },
  });
}

export function endService(db: WritableDb, ticket: TicketRow, actor: string, atMs: number): void {
  noteForDistrict(db, { noun: 'queue', subjectId: ticket.id, event: 'served', atMs });
  const booking = ticket.appointmentId ? findAppointment(db, ticket.appointmentId) : undefined;
  if (booking?.state !== 'arrived') return;
  moveAppointment(db, { appointmentId: booking.id, from: 'arrived', to: 'served', actor, reason: '', atMs });
}

/** What the hall shows. */
export function hallBoard(context: ServiceContext) {
  const { db } = context.store;
  const date = today(context);
  const calls = listRecentCalls(db, date, 50);
  const shown = (call: CallRow) => hallCall(context, db, call);
  return {
    date,
    callingNow: calls
      .filter((call) => ['called', 'serving'].includes(call.state))
      .filter((call) => findTicketAtCounter(db, date, call.counterId)?.id === call.ticketId)
      .map(shown),
    recent: calls.slice(0, RECENT_CALLS).map(shown),
    // Whoever is being served has come: there is nothing left to say.
    announcements: listAnnouncements(db, date, ANNOUNCEMENTS)
      .filter(({ state }) => state !== 'serving' && state !== 'served')
      .map(shown),
    waitingCount: countWaiting(db, date),
    intake: intakeOf(context, db, context.clock.now()),
  };
}

function hallCall(context: ServiceContext, db: ReadableDb, call: CallRow): HallCall {
  return {
    ticketNumber: ticketText(call),
    maskedName: maskName(requirePerson(db, call.personId).name),
    counterId: call.counterId,
    counterName: counterName(context, call.counterId),
    calledAtMs: call.calledAtMs,
    callCount: call.callCount,
    sequence: call.sequence,
  };
}
