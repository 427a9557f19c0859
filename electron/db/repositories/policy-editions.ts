import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type PolicyTopic = 'consents' | 'photo';

export type PolicyEditionRow = {
  readonly topic: PolicyTopic;
  readonly edition: number;
  readonly id: string;
  readonly effectiveOn: string;
  readonly contentJson: string;
  readonly savedBy: string;
  readonly reason: string;
  readonly savedAtMs: number;
};

const SELECT = `SELECT topic, edition, id, effective_on AS effectiveOn, content_json AS contentJson, saved_by AS savedBy, reason,
  saved_at_ms AS savedAtMs FROM policy_editions`;

/** The edition that counts on a day: the newest whose day has come. */
export function findPolicyEdition(db: ReadableDb, topic: PolicyTopic, on: string): PolicyEditionRow | undefined {
  return statement<[string, string], PolicyEditionRow>(
    db,
    `${SELECT} WHERE topic = ? AND effective_on <= ? ORDER BY edition DESC LIMIT 1`,
  ).get(topic, on);
}

/** Newest first. */
export function listPolicyEditions(db: ReadableDb, topic: PolicyTopic): readonly PolicyEditionRow[] {
  return statement<[string], PolicyEditionRow>(db, `${SELECT} WHERE topic = ? ORDER BY edition DESC LIMIT 100`).all(
    topic,
  );
}

export function insertPolicyEdition(db: WritableDb, row: PolicyEditionRow): void {
  statement<PolicyEditionRow>(
    db,
    `INSERT INTO policy_editions (topic, edition, id, effective_on, content_json, saved_by, reason, saved_at_ms)
     VALUES (@topic, @edition, @id, @effectiveOn, @contentJson, @savedBy, @reason, @savedAtMs)`,
  ).run(row);
}
