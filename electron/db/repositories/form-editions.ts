import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type FormEditionRow = {
  readonly edition: number;
  readonly id: string;
  readonly formId: string;
  readonly effectiveOn: string;
  readonly changesJson: string;
  readonly savedBy: string;
  readonly reason: string;
  readonly savedAtMs: number;
};

const COLUMNS = `edition, id, form_id AS formId, effective_on AS effectiveOn, changes_json AS changesJson, saved_by AS savedBy,
  reason, saved_at_ms AS savedAtMs`;

/** All editions, oldest first. */
export function listFormEditions(db: ReadableDb): readonly FormEditionRow[] {
  return statement<[], FormEditionRow>(db, `SELECT ${COLUMNS} FROM form_editions ORDER BY edition`).all();
}

/** The edition that counts on a day: the newest whose day has come. */
export function findFormEditionOn(db: ReadableDb, date: string): FormEditionRow | undefined {
  return statement<[string], FormEditionRow>(
    db,
    `SELECT ${COLUMNS} FROM form_editions WHERE effective_on <= ? ORDER BY edition DESC LIMIT 1`,
  ).get(date);
}

export function insertFormEdition(db: WritableDb, row: FormEditionRow): void {
  statement<FormEditionRow>(
    db,
    `INSERT INTO form_editions (edition, id, form_id, effective_on, changes_json, saved_by, reason, saved_at_ms)
     VALUES (@edition, @id, @formId, @effectiveOn, @changesJson, @savedBy, @reason, @savedAtMs)`,
  ).run(row);
}
