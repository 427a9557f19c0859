import { civilDateOf } from '#shared/civil-date.ts';
import type { HallCall, Ticket } from '#shared/contract/queue.ts';
import { maskName } from '#shared/domain/masking.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { findAppointment, moveAppointment } from '#electron/db/repositories/appointments.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { listRecentCalls, moveTicket, type CallRow, type TicketEvent } from '#electron/db/repositories/ticket-moves.ts';
import {
  countWaiting,
  findNextWaiting,
  findTicket,
  findTicketAtCounter,
  listOpenTickets,
  type TicketRow,
} from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson, today } from './people.ts';
import { ticketText } from './ticket-text.ts';
import { counterName, ticketView } from './ticket-view.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const RECENT_CALLS = 8;

export type CounterInput = WriteRequest & { readonly counterId: string; readonly clerk: string };
export type TicketInput = CounterInput & { readonly ticketId: string };

export function listToday(context: ServiceContext): Ticket[] {
  const { db } = context.store;
  return listOpenTickets(db, today(context)).map((row) => ticketView(context, db, row));
}

export function ticketAtCounter(context: ServiceContext, counterId: string): Ticket | null {
  const { db } = context.store;
  const row = findTicketAtCounter(db, today(context), counterId);
  return row ? ticketView(context, db, row) : null;
}

/** The first of the line goes to this counter. The transaction is exclusive, so two counters never get the same one. */
export function callNext(context: ServiceContext, input: CounterInput): Ticket {
  if (!context.profile().counters.some((each) => each.id === input.counterId))
    throw new DeskError('counter.unknown', {});
  return writeOnce(context, {
    procedure: 'queue.callNext',
    request: input,
    nouns: ['queue', 'people'],
    work: (db, nowMs) => {
      const date = civilDateOf(nowMs);
      const busy = findTicketAtCounter(db, date, input.counterId);
      if (busy) throw new DeskError('counter.busy', { ticketNumber: ticketText(busy) });
      const next = findNextWaiting(db, date);
      if (!next) throw new DeskError('queue.empty', {});
      return move(context, db, next, { event: 'called', input, nowMs });
    },
  });
}

type Step = {
  readonly procedure: string;
  readonly event: Exclude<TicketEvent, 'issued' | 'called'>;
  readonly from: readonly Ticket['state'][];
};

/** Everything a counter may do with a ticket that is not the next one. */
export const ticketSteps = {
  recall: { procedure: 'queue.recall', event: 'recalled', from: ['called', 'serving'] },
  markMissed: { procedure: 'queue.markMissed', event: 'missed', from: ['called'] },
  bringBack: { procedure: 'queue.bringBack', event: 'brought-back', from: ['missed'] },
  finish: { procedure: 'queue.finish', event: 'served', from: ['called', 'serving'] },
} as const satisfies Record<string, Step>;

/** One step of a ticket. Errors: ticket.notFound, ticket.state. */
export function stepTicket(context: ServiceContext, step: Step, input: TicketInput): Ticket {
  return writeOnce(context, {
    procedure: step.procedure,
    request: input,
    nouns: ['queue', 'appointments', 'people'],
    work: (db, nowMs) => {
      const ticket = findTicket(db, input.ticketId);
      if (!ticket) throw new DeskError('ticket.notFound', {});
      if (!step.from.includes(ticket.state)) throw new DeskError('ticket.state', { state: ticket.state });
      return move(context, db, ticket, { event: step.event, input, nowMs });
    },
  });
}

type MoveBy = { readonly event: Exclude<TicketEvent, 'issued'>; readonly input: CounterInput; readonly nowMs: number };

function move(context: ServiceContext, db: WritableDb, ticket: TicketRow, by: MoveBy): Ticket {
  const { counterId, clerk } = by.input;
  moveTicket(db, { ticketId: ticket.id, event: by.event, counterId, actor: clerk, reason: '', atMs: by.nowMs });
  if (by.event === 'served') endService(db, ticket, clerk, by.nowMs);
  const moved = findTicket(db, ticket.id);
  if (!moved) throw new DeskError('ticket.notFound', {});
  return ticketView(context, db, moved);
}

function endService(db: WritableDb, ticket: TicketRow, actor: string, atMs: number): void {
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
  return {
    date,
    callingNow: calls
      .filter((call) => ['called', 'serving'].includes(call.state))
      .filter((call) => findTicketAtCounter(db, date, call.counterId)?.id === call.ticketId)
      .map((call) => hallCall(context, db, call)),
    recent: calls.slice(0, RECENT_CALLS).map((call) => hallCall(context, db, call)),
    waitingCount: countWaiting(db, date),
  };
}

function hallCall(context: ServiceContext, db: ReadableDb, call: CallRow): HallCall {
  return {
    ticketNumber: ticketText(call),
    maskedName: maskName(requirePerson(db, call.personId).name),
    counterName: counterName(context, call.counterId),
    calledAtMs: call.calledAtMs,
    callCount: call.callCount,
  };
}
