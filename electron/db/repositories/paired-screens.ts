import type { ScreenRole } from '#shared/contract/lan.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ScreenRow = {
  readonly id: string;
  readonly name: string;
  readonly role: ScreenRole;
  readonly credentialHash: string;
  readonly pairedBy: string;
  readonly pairedAtMs: number;
  readonly lastSeenAtMs: number | null;
};

const SELECT = `SELECT id, name, role, credential_hash AS credentialHash, paired_by AS pairedBy, paired_at_ms AS pairedAtMs,
  last_seen_at_ms AS lastSeenAtMs FROM paired_screens WHERE removed_at_ms IS NULL`;

export function listScreens(db: ReadableDb): readonly ScreenRow[] {
  return statement<[], ScreenRow>(db, `${SELECT} ORDER BY paired_at_ms, id`).all();
}

export function findScreen(db: ReadableDb, id: string): ScreenRow | undefined {
  return statement<[string], ScreenRow>(db, `${SELECT} AND id = ?`).get(id);
}

export function findScreenByCredential(db: ReadableDb, credentialHash: string): ScreenRow | undefined {
  return statement<[string], ScreenRow>(db, `${SELECT} AND credential_hash = ?`).get(credentialHash);
}

export function insertScreen(db: WritableDb, row: Omit<ScreenRow, 'lastSeenAtMs'>): void {
  statement<Omit<ScreenRow, 'lastSeenAtMs'>>(
    db,
    `INSERT INTO paired_screens (id, name, role, credential_hash, paired_by, paired_at_ms)
     VALUES (@id, @name, @role, @credentialHash, @pairedBy, @pairedAtMs)`,
  ).run(row);
}

export function removeScreenRow(db: WritableDb, id: string, atMs: number): void {
  statement<[number, string]>(db, 'UPDATE paired_screens SET removed_at_ms = ? WHERE id = ?').run(atMs, id);
}

export function noteScreenSeen(db: WritableDb, id: string, atMs: number): void {
  statement<[number, string]>(db, 'UPDATE paired_screens SET last_seen_at_ms = ? WHERE id = ?').run(atMs, id);
}

export type LanEvent = {
  readonly event: 'opened' | 'shut' | 'paired' | 'refused' | 'removed' | 'withdrawn';
  readonly screenId: string | null;
  readonly actor: string;
  readonly detail: string;
  readonly atMs: number;
};

export function recordLanEvent(db: WritableDb, event: LanEvent): void {
  statement<LanEvent>(
    db,
    'INSERT INTO lan_events (event, screen_id, actor, detail, at_ms) VALUES (@event, @screenId, @actor, @detail, @atMs)',
  ).run(event);
}
