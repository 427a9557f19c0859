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
  readonly serviceId: string;
  readonly lane: 'booked' | 'walk-in';
  readonly bookedFromMs: number;
  readonly priorityClass: string | null;
  readonly passedByPriority: number;
  readonly passedByBooked: number;
  readonly returnAfter: number;
  readonly missedCount: number;
  readonly onlyCounterId: string | null;
  readonly holdReason: string;
};

const SELECT = `SELECT id, service_on AS serviceOn, prefix, number, person_id AS personId, appointment_id AS appointmentId, channel,
  CASE WHEN held_at_ms IS NOT NULL THEN 'held' ELSE state END AS state,
  counter_id AS counterId, line_position AS linePosition, issued_at_ms AS issuedAtMs, first_called_at_ms AS firstCalledAtMs,
  last_called_at_ms AS lastCalledAtMs, call_count AS callCount, service_id AS serviceId, lane, booked_from_ms AS bookedFromMs,
  priority_class AS priorityClass, passed_by_priority AS passedByPriority, passed_by_booked AS passedByBooked,
  return_after AS returnAfter, missed_count AS missedCount, only_counter_id AS onlyCounterId, hold_reason AS holdReason FROM tickets`;

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

/** Everybody who may be called. */
export function listWaiting(db: ReadableDb, serviceOn: string): readonly TicketRow[] {
  return statement<[string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND state = 'waiting' AND held_at_ms IS NULL ORDER BY line_position`,
  ).all(serviceOn);
}

export function findTicketByNumber(
  db: ReadableDb,
  serviceOn: string,
  { prefix, number }: Pick<TicketRow, 'prefix' | 'number'>,
): TicketRow | undefined {
  return statement<[string, string, number], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND prefix = ? AND number = ?`,
  ).get(serviceOn, prefix, number);
}

/** The ticket a counter has called or serves. */
export function findTicketAtCounter(db: ReadableDb, serviceOn: string, counterId: string): TicketRow | undefined {
  return statement<[string, string], TicketRow>(
    db,
    `${SELECT} WHERE service_on = ? AND counter_id = ? AND state IN ('called', 'serving')`,
  ).get(serviceOn, counterId);
}

export function countWaiting(db: ReadableDb, serviceOn: string): number {
  return (
    statement<[string], { waiting: number }>(
      db,
      `SELECT count(*) AS waiting FROM tickets WHERE service_on = ? AND state = 'waiting' AND held_at_ms IS NULL`,
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
    // Numbers lent to a kiosk are as good as given.
    `SELECT max(coalesce(max(CASE WHEN prefix = @prefix THEN number END), 0), coalesce(
       (SELECT max(last) FROM number_blocks WHERE service_on = @serviceOn AND prefix = @prefix), 0)) AS number,
       max(line_position) AS linePosition
     FROM tickets WHERE service_on = @serviceOn`,
  ).get({ serviceOn, prefix });
  return { number: (row?.number ?? 0) + 1, linePosition: (row?.linePosition ?? 0) + 1 };
}

/** The place of somebody who got a number at that time: before all who got theirs later, who move back by one. */
export function placeByTime(db: WritableDb, serviceOn: string, issuedAtMs: number): number {
  const row = statement<{ serviceOn: string; issuedAtMs: number }, { later: number | null; last: number | null }>(
    db,
    `SELECT min(CASE WHEN issued_at_ms > @issuedAtMs THEN line_position END) AS later, max(line_position) AS last
     FROM tickets WHERE service_on = @serviceOn`,
  ).get({ serviceOn, issuedAtMs });
  const later = row?.later ?? null;
  if (later === null) return (row?.last ?? 0) + 1;
  statement<[string, number]>(
    db,
    'UPDATE tickets SET line_position = line_position + 1 WHERE service_on = ? AND line_position >= ?',
  ).run(serviceOn, later);
  return later;
}

/** Numbers given to people without an appointment, whatever became of them. */
export function countWalkIns(db: ReadableDb, serviceOn: string): number {
  return (
    statement<[string], { total: number }>(
      db,
      'SELECT count(*) AS total FROM tickets WHERE service_on = ? AND appointment_id IS NULL',
    ).get(serviceOn)?.total ?? 0
  );
}

/** How long the last people of the day were served, newest first: from the last call to the end. */
export function listServiceTimes(db: ReadableDb, serviceOn: string, limit: number): readonly number[] {
  return statement<[string, number], { ms: number }>(
    db,
    `SELECT ended_at_ms - last_called_at_ms AS ms FROM tickets
     WHERE service_on = ? AND state = 'served' AND last_called_at_ms IS NOT NULL ORDER BY ended_at_ms DESC LIMIT ?`,
  )
    .all(serviceOn, limit)
    .map((row) => row.ms);
}

export type NewTicket = Pick<
  TicketRow,
  | 'id'
  | 'serviceOn'
  | 'prefix'
  | 'number'
  | 'personId'
  | 'appointmentId'
  | 'channel'
  | 'linePosition'
  | 'issuedAtMs'
  | 'serviceId'
  | 'lane'
  | 'bookedFromMs'
  | 'priorityClass'
>;

export function insertTicket(db: WritableDb, row: NewTicket): void {
  statement<NewTicket>(
    db,
    `INSERT INTO tickets (id, service_on, prefix, number, person_id, appointment_id, channel, state, line_position, issued_at_ms,
       service_id, lane, booked_from_ms, priority_class)
     VALUES (@id, @serviceOn, @prefix, @number, @personId, @appointmentId, @channel, 'waiting', @linePosition, @issuedAtMs,
       @serviceId, @lane, @bookedFromMs, @priorityClass)`,
  ).run(row);
}
