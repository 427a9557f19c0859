import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type OutboxFact = {
  readonly noun: string;
  readonly subjectId: string;
  readonly event: string;
  readonly atMs: number;
};

/** Notes a fact for the district in the transaction that made it true. */
export function noteForDistrict(db: WritableDb, fact: OutboxFact): void {
  statement<[string, string, string, number]>(
    db,
    'INSERT INTO outbox (noun, subject_id, event, at_ms) VALUES (?, ?, ?, ?)',
  ).run(fact.noun, fact.subjectId, fact.event, fact.atMs);
}

export function countUnsent(db: ReadableDb): number {
  return (
    statement<[], { unsent: number }>(db, 'SELECT count(*) AS unsent FROM outbox WHERE sent_at_ms IS NULL').get()
      ?.unsent ?? 0
  );
}
