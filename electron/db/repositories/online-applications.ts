import type { OnlineApplicationKind, OnlineApplicationState } from '#shared/contract/online-applications.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type OnlineApplicationRow = {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly kind: OnlineApplicationKind;
  readonly appliedOn: string;
  readonly state: OnlineApplicationState;
  readonly recordedBy: string;
  readonly recordedAtMs: number;
};

const SELECT = `SELECT id, number, person_id AS personId, kind, applied_on AS appliedOn, state, recorded_by AS recordedBy,
  recorded_at_ms AS recordedAtMs FROM online_applications`;

export function findOnlineApplication(db: ReadableDb, id: string): OnlineApplicationRow | undefined {
  return statement<[string], OnlineApplicationRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

export function findLiveByNumber(db: ReadableDb, number: string): OnlineApplicationRow | undefined {
  return statement<[string], OnlineApplicationRow>(db, `${SELECT} WHERE number = ? AND state = 'live'`).get(number);
}

export function findLiveOnlineApplication(db: ReadableDb, personId: string): OnlineApplicationRow | undefined {
  return statement<[string], OnlineApplicationRow>(db, `${SELECT} WHERE person_id = ? AND state = 'live'`).get(
    personId,
  );
}

type Event = { readonly reason: string; readonly actor: string; readonly atMs: number };

/** Inserts a live application with its first event. A number or person recorded twice breaks the UNIQUE and throws. */
export function insertOnlineApplication(db: WritableDb, row: Omit<OnlineApplicationRow, 'state'>): void {
  statement<Omit<OnlineApplicationRow, 'state'>>(
    db,
    `INSERT INTO online_applications (id, number, person_id, kind, applied_on, state, recorded_by, recorded_at_ms)
     VALUES (@id, @number, @personId, @kind, @appliedOn, 'live', @recordedBy, @recordedAtMs)`,
  ).run(row);
  noteEvent(db, row.id, [null, 'live'], { reason: '', actor: row.recordedBy, atMs: row.recordedAtMs });
}

export function withdrawOnlineApplication(db: WritableDb, id: string, event: Event): void {
  statement<[string]>(db, `UPDATE online_applications SET state = 'withdrawn' WHERE id = ?`).run(id);
  noteEvent(db, id, ['live', 'withdrawn'], event);
}

function noteEvent(db: WritableDb, id: string, [from, to]: readonly [string | null, string], event: Event): void {
  statement<[string, string | null, string, string, string, number]>(
    db,
    `INSERT INTO online_application_events (online_application_id, from_state, to_state, reason, actor, at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(id, from, to, event.reason, event.actor, event.atMs);
}

export type Withdrawal = { readonly reason: string; readonly actor: string };

/** The newest withdrawal, if there was one. */
export function findWithdrawal(db: ReadableDb, id: string): Withdrawal | undefined {
  return statement<[string], Withdrawal>(
    db,
    `SELECT reason, actor FROM online_application_events WHERE online_application_id = ? AND to_state = 'withdrawn'
     ORDER BY sequence DESC LIMIT 1`,
  ).get(id);
}

/** `part`: of the number, `name`: of the person's name, both `''` for all; null: whoever, in whatever state. */
export type OnlineApplicationWish = {
  readonly personId: string | null;
  readonly state: OnlineApplicationState | null;
  readonly part: string;
  readonly name: string;
};

const WHERE = `(@personId IS NULL OR person_id = @personId) AND (@state IS NULL OR state = @state)
  AND (instr(number, @part) > 0 OR instr((SELECT name FROM people WHERE people.id = person_id), @name) > 0)`;

export function listOnlineApplications(
  db: ReadableDb,
  wish: OnlineApplicationWish,
  page: { readonly offset: number; readonly limit: number },
): readonly OnlineApplicationRow[] {
  return statement<object, OnlineApplicationRow>(
    db,
    `${SELECT} WHERE ${WHERE} ORDER BY recorded_at_ms DESC, number LIMIT @limit OFFSET @offset`,
  ).all({ ...wish, ...page });
}

export function countOnlineApplications(db: ReadableDb, wish: OnlineApplicationWish): number {
  return (
    statement<OnlineApplicationWish, { total: number }>(
      db,
      `SELECT count(*) AS total FROM online_applications WHERE ${WHERE}`,
    ).get(wish)?.total ?? 0
  );
}
