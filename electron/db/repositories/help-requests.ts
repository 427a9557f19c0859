import type { HelpClosedHow, KioskStepName } from '#shared/contract/kiosk.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type HelpRow = {
  readonly id: string;
  readonly sessionId: string;
  readonly place: string;
  readonly step: KioskStepName;
  readonly personId: string | null;
  readonly state: 'waiting' | 'taken' | 'closed';
  readonly askedOn: string;
  readonly askedAtMs: number;
  readonly takenBy: string | null;
  readonly takenCounterId: string | null;
  readonly closedHow: HelpClosedHow | null;
  readonly ticketId: string | null;
};

const SELECT = `SELECT id, session_id AS sessionId, place, step, person_id AS personId, state, asked_on AS askedOn,
  asked_at_ms AS askedAtMs, taken_by AS takenBy, taken_counter_id AS takenCounterId, closed_how AS closedHow,
  ticket_id AS ticketId FROM help_requests`;

export function findHelp(db: ReadableDb, id: string): HelpRow | undefined {
  return statement<[string], HelpRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

export function findNewestHelp(db: ReadableDb, sessionId: string): HelpRow | undefined {
  return statement<[string], HelpRow>(
    db,
    `${SELECT} WHERE session_id = ? ORDER BY asked_at_ms DESC, state = 'closed' LIMIT 1`,
  ).get(sessionId);
}

export function listOpenHelp(db: ReadableDb): readonly HelpRow[] {
  return statement<[], HelpRow>(db, `${SELECT} WHERE state <> 'closed' ORDER BY asked_at_ms, id`).all();
}

export type NewHelp = Pick<HelpRow, 'id' | 'sessionId' | 'place' | 'step' | 'personId' | 'askedOn' | 'askedAtMs'>;

export function insertHelp(db: WritableDb, row: NewHelp): void {
  statement<NewHelp>(
    db,
    `INSERT INTO help_requests (id, session_id, place, step, person_id, state, asked_on, asked_at_ms)
     VALUES (@id, @sessionId, @place, @step, @personId, 'waiting', @askedOn, @askedAtMs)`,
  ).run(row);
}

export function setHelpTaken(db: WritableDb, id: string, takenBy: string, counterId: string): void {
  statement<[string, string, string]>(
    db,
    `UPDATE help_requests SET state = 'taken', taken_by = ?, taken_counter_id = ? WHERE id = ?`,
  ).run(takenBy, counterId, id);
}

export function setHelpClosed(db: WritableDb, id: string, how: HelpClosedHow, ticketId: string | null): void {
  statement<[string, string | null, string]>(
    db,
    `UPDATE help_requests SET state = 'closed', closed_how = ?, ticket_id = ? WHERE id = ?`,
  ).run(how, ticketId, id);
}

export function setHelpPerson(db: WritableDb, id: string, step: KioskStepName, personId: string | null): void {
  statement<[string, string | null, string]>(db, 'UPDATE help_requests SET step = ?, person_id = ? WHERE id = ?').run(
    step,
    personId,
    id,
  );
}

export type HelpEvent = {
  readonly helpRequestId: string;
  readonly event: 'asked' | 'asked-again' | 'taken' | 'closed';
  readonly actor: string;
  readonly counterId: string | null;
  readonly reason: string;
  readonly atMs: number;
};

export function noteHelpEvent(db: WritableDb, event: HelpEvent): void {
  statement<HelpEvent>(
    db,
    `INSERT INTO help_request_events (help_request_id, event, actor, counter_id, reason, at_ms)
     VALUES (@helpRequestId, @event, @actor, @counterId, @reason, @atMs)`,
  ).run(event);
}

export function listHelpEvents(db: ReadableDb, helpRequestId: string): readonly HelpEvent[] {
  return statement<[string], HelpEvent>(
    db,
    `SELECT help_request_id AS helpRequestId, event, actor, counter_id AS counterId, reason, at_ms AS atMs
     FROM help_request_events WHERE help_request_id = ? ORDER BY sequence`,
  ).all(helpRequestId);
}
