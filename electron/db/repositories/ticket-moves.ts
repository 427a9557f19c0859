import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type TicketEvent =
  | 'issued'
  | 'called'
  | 'recalled'
  | 'serving'
  | 'missed'
  | 'skipped'
  | 'brought-back'
  | 'held'
  | 'resumed'
  | 'transferred'
  | 'served'
  | 'undone';

export type TicketMove = {
  readonly ticketId: string;
  readonly event: Exclude<TicketEvent, 'undone'>;
  readonly counterId: string | null;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
  /** Of `missed`, `skipped`, `brought-back`: how many others are called first. */
  readonly returnAfter?: number;
  /** Of `transferred`: to whom; a counter, or a service's line. */
  readonly onlyCounterId?: string | null;
  readonly serviceId?: string | null;
  /** Of `called`: why, as it is to be explained later. */
  readonly decisionJson?: string | null;
};

const BACK_IN_LINE = `state = 'waiting', counter_id = NULL`;
const CHANGE: Readonly<Record<Exclude<TicketEvent, 'issued' | 'undone'>, string>> = {
  called: `state = 'called', counter_id = @counterId, call_count = call_count + 1, last_called_at_ms = @atMs,
    first_called_at_ms = coalesce(first_called_at_ms, @atMs), return_after = 0, held_at_ms = NULL, hold_reason = '',
    only_counter_id = NULL`,
  recalled: 'call_count = call_count + 1, last_called_at_ms = @atMs',
  serving: `state = 'serving'`,
  missed: `state = 'missed', counter_id = NULL, missed_count = missed_count + 1`,
  skipped: `${BACK_IN_LINE}, return_after = @returnAfter`,
  'brought-back': `${BACK_IN_LINE}, return_after = @returnAfter`,
  held: `${BACK_IN_LINE}, held_at_ms = @atMs, hold_reason = @reason`,
  resumed: `held_at_ms = NULL, hold_reason = '', return_after = 0`,
  transferred: `${BACK_IN_LINE}, only_counter_id = @onlyCounterId, service_id = coalesce(@serviceId, service_id),
    held_at_ms = NULL, hold_reason = '', return_after = 0`,
  served: `state = 'served', ended_at_ms = @atMs`,
};

/** The columns a step may change; an event keeps them as they were. */
const CHANGEABLE = [
  'state',
  'counter_id',
  'line_position',
  'call_count',
  'first_called_at_ms',
  'last_called_at_ms',
  'ended_at_ms',
  'return_after',
  'missed_count',
  'service_id',
  'only_counter_id',
  'held_at_ms',
  'hold_reason',
] as const;
const BEFORE = `json_object(${CHANGEABLE.map((column) => `'${column}', ${column}`).join(', ')})`;

/** Changes a ticket as the event says and keeps the event. A counter that is busy breaks the UNIQUE and throws. */
export function moveTicket(db: WritableDb, move: TicketMove): void {
  const row = {
    ...move,
    returnAfter: move.returnAfter ?? 0,
    onlyCounterId: move.onlyCounterId ?? null,
    serviceId: move.serviceId ?? null,
    decisionJson: move.decisionJson ?? null,
  };
  statement<typeof row>(
    db,
    `INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms, before_json, decision_json)
     SELECT @ticketId, @event, @counterId, @actor, @reason, @atMs, ${BEFORE}, @decisionJson FROM tickets WHERE id = @ticketId`,
  ).run(row);
  if (move.event !== 'issued') {
    statement<typeof row>(db, `UPDATE tickets SET ${CHANGE[move.event]} WHERE id = @ticketId`).run(row);
  }
}

export type UndoneStep = {
  readonly sequence: number;
  readonly ticketId: string;
  readonly counterId: string;
  readonly actor: string;
  readonly atMs: number;
};

/** Puts the ticket back as it was before an event, as a row that names it. A second time breaks the UNIQUE and throws. */
export function undoMove(db: WritableDb, { sequence, ticketId, counterId, actor, atMs }: UndoneStep): void {
  const columns = CHANGEABLE.join(', ');
  const before = CHANGEABLE.map((column) => `json_extract(before_json, '$.${column}')`).join(', ');
  statement<{ sequence: number; ticketId: string }>(
    db,
    `UPDATE tickets SET (${columns}) = (SELECT ${before} FROM ticket_events WHERE sequence = @sequence) WHERE id = @ticketId`,
  ).run({ sequence, ticketId });
  statement<UndoneStep>(
    db,
    `INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms, undoes)
     VALUES (@ticketId, 'undone', @counterId, @actor, '', @atMs, @sequence)`,
  ).run({ sequence, ticketId, counterId, actor, atMs });
}

/** Carries a call's effects on those who were passed over, or takes them back. */
export function countPasses(
  db: WritableDb,
  by: 'priority' | 'booked',
  ticketIds: readonly string[],
  step: 1 | -1,
): void {
  const column = `passed_by_${by}`;
  for (const id of ticketIds) {
    statement<[number, string]>(db, `UPDATE tickets SET ${column} = max(0, ${column} + ?) WHERE id = ?`).run(step, id);
  }
}

/** One more was called: those who let others pass have one fewer to go. */
export function countDownReturns(db: WritableDb, serviceOn: string, calledId: string): void {
  statement<[string, string]>(
    db,
    `UPDATE tickets SET return_after = return_after - 1
     WHERE service_on = ? AND state = 'waiting' AND held_at_ms IS NULL AND return_after > 0 AND id <> ?`,
  ).run(serviceOn, calledId);
}

export type TicketEventRow = {
  readonly sequence: number;
  readonly ticketId: string;
  readonly event: TicketEvent;
  readonly counterId: string | null;
  readonly actor: string;
  readonly reason: string;
  readonly atMs: number;
  readonly decisionJson: string | null;
};

const SELECT_EVENT = `SELECT e.sequence, e.ticket_id AS ticketId, e.event, e.counter_id AS counterId, e.actor, e.reason, e.at_ms AS atMs,
  e.decision_json AS decisionJson FROM ticket_events AS e`;
const STANDS = 'NOT EXISTS (SELECT 1 FROM ticket_events AS u WHERE u.undoes = e.sequence)';

/** What happened to a ticket and was not taken back, oldest first. */
export function listTicketEvents(db: ReadableDb, ticketId: string): readonly TicketEventRow[] {
  return statement<[string], TicketEventRow>(
    db,
    `${SELECT_EVENT} WHERE e.ticket_id = ? AND e.event <> 'undone' AND ${STANDS} ORDER BY e.sequence`,
  ).all(ticketId);
}

/** When anything was last done with a ticket, its issue apart; null when nothing was. */
export function lastChangeOf(db: ReadableDb, ticketId: string): number | null {
  return (
    statement<[string], { atMs: number | null }>(
      db,
      "SELECT max(at_ms) AS atMs FROM ticket_events WHERE ticket_id = ? AND event <> 'issued'",
    ).get(ticketId)?.atMs ?? null
  );
}

/** The counter's last step that could be taken back: saying a call again and opening a case are no steps of the queue. */
export function findLastStep(db: ReadableDb, serviceOn: string, counterId: string): TicketEventRow | undefined {
  return statement<[string, string], TicketEventRow>(
    db,
    `${SELECT_EVENT} JOIN tickets AS t ON t.id = e.ticket_id
     WHERE e.counter_id = ? AND t.service_on = ? AND e.event NOT IN ('issued', 'recalled', 'serving', 'undone') AND ${STANDS}
     ORDER BY e.sequence DESC LIMIT 1`,
  ).get(counterId, serviceOn);
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
  /** Of the newest call or recall. */
  readonly sequence: number;
};

/** The last calls of the day, newest first, one row per ticket and counter. */
export function listRecentCalls(db: ReadableDb, serviceOn: string, limit: number): readonly CallRow[] {
  return statement<[string, number], CallRow>(
    db,
    `SELECT t.id AS ticketId, t.prefix, t.number, t.person_id AS personId, e.counter_id AS counterId, t.state,
       t.call_count AS callCount, max(e.at_ms) AS calledAtMs, max(e.sequence) AS sequence
     FROM tickets AS t JOIN ticket_events AS e ON e.ticket_id = t.id
     WHERE t.service_on = ? AND t.call_count > 0 AND e.event IN ('called', 'recalled') AND ${STANDS}
     GROUP BY t.id, e.counter_id ORDER BY max(e.sequence) DESC LIMIT ?`,
  ).all(serviceOn, limit);
}

/** Single calls and recalls of the day, newest first. */
export function listAnnouncements(db: ReadableDb, serviceOn: string, limit: number): readonly CallRow[] {
  return statement<[string, number], CallRow>(
    db,
    `SELECT t.id AS ticketId, t.prefix, t.number, t.person_id AS personId, e.counter_id AS counterId, t.state,
       t.call_count AS callCount, e.at_ms AS calledAtMs, e.sequence
     FROM ticket_events AS e JOIN tickets AS t ON t.id = e.ticket_id
     WHERE t.service_on = ? AND e.event IN ('called', 'recalled') AND ${STANDS} ORDER BY e.sequence DESC LIMIT ?`,
  ).all(serviceOn, limit);
}

/** Counters that called or ended something since then. */
export function countActiveCounters(db: ReadableDb, serviceOn: string, sinceMs: number): number {
  return (
    statement<[string, number], { counters: number }>(
      db,
      `SELECT count(DISTINCT e.counter_id) AS counters FROM ticket_events AS e JOIN tickets AS t ON t.id = e.ticket_id
       WHERE t.service_on = ? AND e.at_ms >= ? AND e.counter_id IS NOT NULL`,
    ).get(serviceOn, sinceMs)?.counters ?? 0
  );
}
