import type { TicketState } from '#shared/contract/queue.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type TicketRow = {
  readonly id: string;
  readonly serviceOn: string;
  readonly prefix: string;
  readonly number: number;
  readonly personId: string;
  readonly appointmentId: string | null;
  readonly channel: string;
  readonly state: TicketState;
  readonly counterId: string | null;
  readonly linePosition: number;
  readonly issuedAtMs: number;
  readonly firstCalledAtMs: number | null;
  readonly lastCalledAtMs: number | null;
  readonly callCount: number;
};

const SELECT = `SELECT id, service_on AS serviceOn, prefix, number, person_id AS personId, appointment_id AS appointmentId, channel, state,
  counter_id AS counterId, line_position AS linePosition, issued_at_ms AS issuedAtMs, first_called_at_ms AS firstCalledAtMs,
  last_called_at_ms AS lastCalledAtMs, call_count AS callCount FROM tickets`;

export function findTicket(db: ReadableDb, id: string): TicketRow | undefined {
  return statement<[string], TicketRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** The person's newest ticket of the day, ended or not. */
export function findTicketOfDay(db: ReadableDb, serviceOn: string, personId: string): TicketRow | undefined {
  return statement<[string, string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND person_id = ? ORDER BY issued_at_ms DESC, number DESC LIMIT 1`,
  ).get(serviceOn, personId);
}

/** Everybody of the day who is not yet served, in calling order. */
export function listOpenTickets(db: ReadableDb, serviceOn: string): readonly TicketRow[] {
  return statement<[string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND state <> 'served' ORDER BY line_position`,
  ).all(serviceOn);
}

/** First of the waiting line. */
export function findNextWaiting(db: ReadableDb, serviceOn: string): TicketRow | undefined {
  return statement<[string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND state = 'waiting' ORDER BY line_position LIMIT 1`,
  ).get(serviceOn);
}

/** The ticket a counter has called or serves. */
export function findTicketAtCounter(db: ReadableDb, serviceOn: string, counterId: string): TicketRow | undefined {
  return statement<[string, string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND counter_id = ? AND state IN ('called', 'serving')`,
  ).get(serviceOn, counterId);
}

export function countAhead(db: ReadableDb, ticket: TicketRow): number {
  return (
    statement<[string, number], { ahead: number }>(
      db,
      `SELECT count(*) AS ahead FROM tickets WHERE service_on = ? AND state = 'waiting' AND line_position < ?`,
    ).get(ticket.serviceOn, ticket.linePosition)?.ahead ?? 0
  );
}

export function countWaiting(db: ReadableDb, serviceOn: string): number {
  return (
    statement<[string], { waiting: number }>(
      db,
      `SELECT count(*) AS waiting FROM tickets WHERE service_on = ? AND state = 'waiting'`,
    ).get(serviceOn)?.waiting ?? 0
  );
}

/** The next free number of a prefix and the next free place in the line. */
export function nextNumbers(
  db: ReadableDb,
  serviceOn: string,
  prefix: string,
): { number: number; linePosition: number } {
  const row = statement<{ serviceOn: string; prefix: string }, { number: number | null; linePosition: number | null }>(
    db,
    `SELECT max(CASE WHEN prefix = @prefix THEN number END) AS number, max(line_position) AS linePosition
     FROM tickets WHERE service_on = @serviceOn`,
  ).get({ serviceOn, prefix });
  return { number: (row?.number ?? 0) + 1, linePosition: (row?.linePosition ?? 0) + 1 };
}

export type NewTicket = Pick<
  TicketRow,
  'id' | 'serviceOn' | 'prefix' | 'number' | 'personId' | 'appointmentId' | 'channel' | 'linePosition' | 'issuedAtMs'
>;

export function insertTicket(db: WritableDb, row: NewTicket): void {
  statement<NewTicket>(
    db,
    `INSERT INTO tickets (id, service_on, prefix, number, person_id, appointment_id, channel, state, line_position, issued_at_ms)
     VALUES (@id, @serviceOn, @prefix, @number, @personId, @appointmentId, @channel, 'waiting', @linePosition, @issuedAtMs)`,
  ).run(row);
}
