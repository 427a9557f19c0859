import type { ReceiptScope } from '#shared/domain/receipt-texts.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ReceiptVersionRow = {
  readonly sequence: number;
  readonly scope: ReceiptScope;
  readonly textsJson: string;
  readonly markup: string | null;
  readonly changedBy: string;
  readonly atMs: number;
};

const SELECT = `SELECT sequence, scope, texts_json AS textsJson, markup, changed_by AS changedBy, at_ms AS atMs FROM receipt_versions`;

/** What the station says on its papers of this scope now; undefined while they are as shipped. */
export function findReceiptVersion(db: ReadableDb, scope: ReceiptScope): ReceiptVersionRow | undefined {
  return statement<[string], ReceiptVersionRow>(db, `${SELECT} WHERE scope = ? ORDER BY sequence DESC LIMIT 1`).get(
    scope,
  );
}

/** Newest first. */
export function listReceiptVersions(db: ReadableDb, scope: ReceiptScope): readonly ReceiptVersionRow[] {
  return statement<[string], ReceiptVersionRow>(db, `${SELECT} WHERE scope = ? ORDER BY sequence DESC LIMIT 50`).all(
    scope,
  );
}

export function insertReceiptVersion(db: WritableDb, row: Omit<ReceiptVersionRow, 'sequence'>): void {
  statement<object>(
    db,
    `INSERT INTO receipt_versions (scope, texts_json, markup, changed_by, at_ms)
     VALUES (@scope, @textsJson, @markup, @changedBy, @atMs)`,
  ).run(row);
}
