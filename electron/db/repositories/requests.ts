import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type RequestAnswer = {
  readonly requestId: string;
  readonly procedure: string;
  readonly inputHash: string;
  readonly answerJson: string;
  readonly atMs: number;
};

/** The stored answer of a write that already happened, if it did. */
export function findAnswer(db: ReadableDb, requestId: string): RequestAnswer | undefined {
  return statement<[string], RequestAnswer>(
    db,
    `SELECT request_id AS requestId, procedure, input_hash AS inputHash, answer_json AS answerJson, at_ms AS atMs
     FROM requests WHERE request_id = ?`,
  ).get(requestId);
}

/** Remembers the answer in the transaction that made it true. */
export function recordAnswer(db: WritableDb, answer: RequestAnswer): void {
  statement<[string, string, string, string, number]>(
    db,
    'INSERT INTO requests (request_id, procedure, input_hash, answer_json, at_ms) VALUES (?, ?, ?, ?, ?)',
  ).run(answer.requestId, answer.procedure, answer.inputHash, answer.answerJson, answer.atMs);
}

/** Answers nobody can still be retrying. */
export function forgetAnswers(db: WritableDb, beforeMs: number): void {
  statement<[number]>(db, 'DELETE FROM requests WHERE at_ms < ?').run(beforeMs);
}
