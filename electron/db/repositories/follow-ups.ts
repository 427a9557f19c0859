import type { FollowUpState } from '#shared/contract/follow-ups.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type FollowUpRow = {
  readonly id: string;
  readonly personId: string;
  readonly contactId: string | null;
  readonly need: string;
  readonly detail: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly state: FollowUpState;
  readonly raisedBy: string;
  readonly raisedAtMs: number;
};

export type FollowUpEventRow = {
  readonly followUpId: string;
  readonly from: FollowUpState | null;
  readonly to: FollowUpState;
  readonly owner: string;
  readonly dueOn: string;
  readonly note: string;
  readonly actor: string;
  readonly atMs: number;
};

const SELECT = `SELECT id, person_id AS personId, contact_id AS contactId, need, detail, owner, due_on AS dueOn, state,
  raised_by AS raisedBy, raised_at_ms AS raisedAtMs FROM follow_ups`;

export function findFollowUp(db: ReadableDb, id: string): FollowUpRow | undefined {
  return statement<[string], FollowUpRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** Inserts an open follow-up with its first event. */
export function insertFollowUp(db: WritableDb, row: Omit<FollowUpRow, 'state'>): void {
  statement<Omit<FollowUpRow, 'state'>>(
    db,
    `INSERT INTO follow_ups (id, person_id, contact_id, need, detail, owner, due_on, state, raised_by, raised_at_ms)
     VALUES (@id, @personId, @contactId, @need, @detail, @owner, @dueOn, 'open', @raisedBy, @raisedAtMs)`,
  ).run(row);
  noteEvent(db, {
    followUpId: row.id,
    from: null,
    to: 'open',
    owner: row.owner,
    dueOn: row.dueOn,
    note: '',
    actor: row.raisedBy,
    atMs: row.raisedAtMs,
  });
}

/** Takes over state, owner and due date, and keeps the event. */
export function moveFollowUp(db: WritableDb, move: FollowUpEventRow): void {
  statement<FollowUpEventRow>(
    db,
    'UPDATE follow_ups SET state = @to, owner = @owner, due_on = @dueOn WHERE id = @followUpId',
  ).run(move);
  noteEvent(db, move);
}

function noteEvent(db: WritableDb, event: FollowUpEventRow): void {
  statement<FollowUpEventRow>(
    db,
    `INSERT INTO follow_up_events (follow_up_id, from_state, to_state, owner, due_on, note, actor, at_ms)
     VALUES (@followUpId, @from, @to, @owner, @dueOn, @note, @actor, @atMs)`,
  ).run(event);
}

/** Oldest first. */
export function listFollowUpEvents(db: ReadableDb, followUpId: string): Omit<FollowUpEventRow, 'followUpId'>[] {
  return statement<[string], Omit<FollowUpEventRow, 'followUpId'>>(
    db,
    `SELECT from_state AS "from", to_state AS "to", owner, due_on AS dueOn, note, actor, at_ms AS atMs
     FROM follow_up_events WHERE follow_up_id = ? ORDER BY sequence`,
  ).all(followUpId);
}

/** null leaves a wish open. */
export type FollowUpWish = {
  readonly state: FollowUpState;
  readonly personId: string | null;
  readonly owner: string | null;
  readonly dueUntil: string | null;
};

const WHERE = `state = @state AND (@personId IS NULL OR person_id = @personId) AND (@owner IS NULL OR owner = @owner)
  AND (@dueUntil IS NULL OR due_on <= @dueUntil)`;

export function listFollowUps(
  db: ReadableDb,
  wish: FollowUpWish,
  page: { readonly offset: number; readonly limit: number },
): readonly FollowUpRow[] {
  return statement<object, FollowUpRow>(
    db,
    `${SELECT} WHERE ${WHERE} ORDER BY due_on, raised_at_ms LIMIT @limit OFFSET @offset`,
  ).all({ ...wish, ...page });
}

export function countFollowUps(db: ReadableDb, wish: FollowUpWish): number {
  return (
    statement<FollowUpWish, { total: number }>(db, `SELECT count(*) AS total FROM follow_ups WHERE ${WHERE}`).get(wish)
      ?.total ?? 0
  );
}
