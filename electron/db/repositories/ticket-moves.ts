import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type TicketEvent = 'issued' | 'called' | 'recalled' | 'serving' | 'missed' | 'brought-back' | 'served';

export type TicketMove = {
  readonly ticketId: string;
  readonly event: TicketEvent;
  readonly counterId: string | null;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
};

const CHANGE: Readonly<Record<Exclude<TicketEvent, 'issued'>, string>> = {
  called: `state = 'called', counter_id = @counterId, call_count = call_count + 1, last_called_at_ms = @atMs,
    first_called_at_ms = coalesce(first_called_at_ms, @atMs)`,
  recalled: 'call_count = call_count + 1, last_called_at_ms = @atMs',
  serving: `state = 'serving'`,
  missed: `state = 'missed', counter_id = NULL`,
  'brought-back': `state = 'waiting', counter_id = NULL, line_position = (
    SELECT max(line_position) + 1 FROM tickets AS other WHERE other.service_on = tickets.service_on)`,
  served: `state = 'served', ended_at_ms = @atMs`,
};

/** Changes a ticket as the event says and keeps the event. A counter that is busy breaks the UNIQUE and throws. */
export function moveTicket(db: WritableDb, move: TicketMove): void {
  if (move.event !== 'issued') {
    statement<TicketMove>(db, `UPDATE tickets SET ${CHANGE[move.event]} WHERE id = @ticketId`).run(move);
  }
  statement<TicketMove>(
    db,
    `INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms)
     VALUES (@ticketId, @event, @counterId, @actor, @reason, @atMs)`,
  ).run(move);
}

export type CallRow = {
  readonly ticketId: string;
  readonly prefix: string;
  readonly number: number;
  readonly personId: string;
  readonly counterId: string;
  readonly state: string;
  readonly callCount: number;
  readonly calledAtMs: number;
};

/** The last calls of the day, newest first, one row per ticket and counter. */
export function listRecentCalls(db: ReadableDb, serviceOn: string, limit: number): readonly CallRow[] {
  return statement<[string, number], CallRow>(
    db,
    `SELECT t.id AS ticketId, t.prefix, t.number, t.person_id AS personId, e.counter_id AS counterId, t.state,
       t.call_count AS callCount, max(e.at_ms) AS calledAtMs
     FROM tickets AS t JOIN ticket_events AS e ON e.ticket_id = t.id
     WHERE t.service_on = ? AND t.call_count > 0 AND e.event IN ('called', 'recalled')
     GROUP BY t.id, e.counter_id ORDER BY max(e.sequence) DESC LIMIT ?`,
  ).all(serviceOn, limit);
}
