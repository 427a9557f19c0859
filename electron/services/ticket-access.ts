import type { Ticket, TicketState } from '#shared/contract/queue.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findTicket, type TicketRow } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { ticketView } from './ticket-view.ts';
import type { WriteRequest } from './write.ts';

export type CounterInput = WriteRequest & { readonly counterId: string; readonly clerk: string };
export type TicketInput = CounterInput & { readonly ticketId: string };

/** Errors: ticket.notFound; ticket.state when it is in none of the states `from`. */
export function requireTicket(db: ReadableDb, ticketId: string, from?: readonly TicketState[]): TicketRow {
  const ticket = findTicket(db, ticketId);
  if (!ticket) throw new DeskError('ticket.notFound', {});
  if (from && !from.includes(ticket.state)) throw new DeskError('ticket.state', { state: ticket.state });
  return ticket;
}

export function viewOf(context: ServiceContext, db: ReadableDb, ticketId: string): Ticket {
  return ticketView(context, db, requireTicket(db, ticketId));
}

/** Errors: counter.unknown. */
export function requireCounter(context: ServiceContext, counterId: string): void {
  if (!context.profile().counters.some((each) => each.id === counterId)) throw new DeskError('counter.unknown', {});
}
