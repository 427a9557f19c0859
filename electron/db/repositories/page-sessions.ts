import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export function addPageSession(db: WritableDb, tokenHash: string, nowMs: number): void {
  statement<[string, number]>(db, 'INSERT INTO page_sessions (token_hash, created_at_ms) VALUES (?, ?)').run(
    tokenHash,
    nowMs,
  );
}

export function hasPageSession(db: ReadableDb, tokenHash: string): boolean {
  return (
    statement<[string], unknown>(db, 'SELECT 1 FROM page_sessions WHERE token_hash = ?').get(tokenHash) !== undefined
  );
}

export function forgetPageSessions(db: WritableDb, beforeMs: number): void {
  statement<[number]>(db, 'DELETE FROM page_sessions WHERE created_at_ms < ?').run(beforeMs);
}
