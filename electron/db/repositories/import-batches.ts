import type { BatchState, RowOutcome } from '#shared/contract/roster.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** How many rows of each outcome, and how many of them somebody should look at. Kept right with every row written. */
export type BatchCounts = Readonly<Record<RowOutcome, number>> & {
  readonly conflicts: number;
  readonly suspects: number;
};

export const noCounts: BatchCounts = { added: 0, merged: 0, unchanged: 0, refused: 0, conflicts: 0, suspects: 0 };

export type BatchRow = BatchCounts & {
  readonly id: string;
  readonly fileName: string;
  readonly state: BatchState;
  readonly columnsJson: string;
  readonly total: number;
  /** The last row taken over, 0 for none. */
  readonly takenRow: number;
  /** People up to this serial can be found by searching. */
  readonly indexedSerial: number;
  readonly problem: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

const COLUMNS = `id, file_name AS fileName, state, columns_json AS columnsJson, total, added, merged, unchanged, refused,
  conflicts, suspects, taken_row AS takenRow, indexed_serial AS indexedSerial, problem, created_at_ms AS createdAtMs,
  changed_at_ms AS changedAtMs`;

export type NewBatch = Pick<BatchRow, 'id' | 'fileName' | 'columnsJson' | 'createdAtMs'>;

/** A batch whose rows are about to come. */
export function insertBatch(db: WritableDb, batch: NewBatch): void {
  statement<NewBatch>(
    db,
    `INSERT INTO import_batches (id, file_name, state, columns_json, total, added, merged, unchanged, refused, conflicts,
       suspects, taken_row, indexed_serial, problem, created_at_ms, changed_at_ms)
     VALUES (@id, @fileName, 'reading', @columnsJson, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', @createdAtMs, @createdAtMs)`,
  ).run(batch);
}

export function findBatch(db: ReadableDb, id: string): BatchRow | undefined {
  return statement<[string], BatchRow>(db, `SELECT ${COLUMNS} FROM import_batches WHERE id = ?`).get(id);
}

/** Newest first. */
export function listBatchRows(db: ReadableDb, limit: number): BatchRow[] {
  return statement<[number], BatchRow>(
    db,
    `SELECT ${COLUMNS} FROM import_batches ORDER BY created_at_ms DESC, id LIMIT ?`,
  ).all(limit);
}

export function listBatchesIn(db: ReadableDb, state: BatchState): BatchRow[] {
  return statement<[string], BatchRow>(
    db,
    `SELECT ${COLUMNS} FROM import_batches WHERE state = ? ORDER BY created_at_ms, id`,
  ).all(state);
}

export type StateChange = { readonly state: BatchState; readonly problem?: string; readonly atMs: number };

export function changeBatchState(db: WritableDb, id: string, { state, problem = '', atMs }: StateChange): void {
  statement<[string, string, number, string]>(
    db,
    'UPDATE import_batches SET state = ?, problem = ?, changed_at_ms = ? WHERE id = ?',
  ).run(state, problem, atMs, id);
}

/** Adds to (or, with negative numbers, takes from) the counts. */
export function addToCounts(db: WritableDb, id: string, by: BatchCounts): void {
  statement<Record<string, number | string>>(
    db,
    `UPDATE import_batches SET total = total + @added + @merged + @unchanged + @refused, added = added + @added,
       merged = merged + @merged, unchanged = unchanged + @unchanged, refused = refused + @refused,
       conflicts = conflicts + @conflicts, suspects = suspects + @suspects
     WHERE id = @id`,
  ).run({ ...by, id });
}

/** How far taking over has come, in the transaction that came so far. */
export function noteTaken(db: WritableDb, id: string, takenRow: number): void {
  statement<[number, string]>(db, 'UPDATE import_batches SET taken_row = ? WHERE id = ?').run(takenRow, id);
}

export function noteIndexed(db: WritableDb, id: string, indexedSerial: number): void {
  statement<[number, string]>(db, 'UPDATE import_batches SET indexed_serial = ? WHERE id = ?').run(indexedSerial, id);
}
