import type { RowOutcome } from '#shared/contract/roster.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type BatchState = 'previewed' | 'committed' | 'discarded';
export type OutcomeCounts = Readonly<Record<RowOutcome, number>>;

export type BatchRow = OutcomeCounts & {
  readonly id: string;
  readonly fileName: string;
  readonly state: BatchState;
  readonly columnsJson: string;
  readonly total: number;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

export type ImportedRow = {
  readonly rowNumber: number;
  readonly outcome: RowOutcome;
  readonly idNumber: string;
  readonly name: string;
  readonly cellsJson: string;
  readonly reasonsJson: string;
};

const BATCH_COLUMNS = `id, file_name AS fileName, state, columns_json AS columnsJson, total, added, merged, unchanged, refused,
  created_at_ms AS createdAtMs, changed_at_ms AS changedAtMs`;
const ROW_COLUMNS = `row_number AS rowNumber, outcome, id_number AS idNumber, name, cells_json AS cellsJson,
  reasons_json AS reasonsJson`;

export function insertBatch(db: WritableDb, batch: BatchRow): void {
  statement<BatchRow>(
    db,
    `INSERT INTO import_batches (id, file_name, state, columns_json, total, added, merged, unchanged, refused, created_at_ms,
       changed_at_ms)
     VALUES (@id, @fileName, @state, @columnsJson, @total, @added, @merged, @unchanged, @refused, @createdAtMs, @changedAtMs)`,
  ).run(batch);
}

export function findBatch(db: ReadableDb, id: string): BatchRow | undefined {
  return statement<[string], BatchRow>(db, `SELECT ${BATCH_COLUMNS} FROM import_batches WHERE id = ?`).get(id);
}

/** Newest first. */
export function listBatchRows(db: ReadableDb, limit: number): BatchRow[] {
  return statement<[number], BatchRow>(
    db,
    `SELECT ${BATCH_COLUMNS} FROM import_batches ORDER BY created_at_ms DESC, id LIMIT ?`,
  ).all(limit);
}

export function closeBatch(
  db: WritableDb,
  id: string,
  change: { readonly state: BatchState; readonly counts: OutcomeCounts; readonly atMs: number },
): void {
  const { added, merged, unchanged, refused } = change.counts;
  statement<[string, number, number, number, number, number, string]>(
    db,
    'UPDATE import_batches SET state = ?, added = ?, merged = ?, unchanged = ?, refused = ?, changed_at_ms = ? WHERE id = ?',
  ).run(change.state, added, merged, unchanged, refused, change.atMs, id);
}

export function insertRow(db: WritableDb, batchId: string, row: ImportedRow): void {
  statement<[string, number, string, string, string, string, string]>(
    db,
    `INSERT INTO import_rows (batch_id, row_number, outcome, id_number, name, cells_json, reasons_json)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(batchId, row.rowNumber, row.outcome, row.idNumber, row.name, row.cellsJson, row.reasonsJson);
}

export function updateRowOutcome(
  db: WritableDb,
  batchId: string,
  row: Pick<ImportedRow, 'rowNumber' | 'outcome' | 'reasonsJson'>,
): void {
  statement<[string, string, string, number]>(
    db,
    'UPDATE import_rows SET outcome = ?, reasons_json = ? WHERE batch_id = ? AND row_number = ?',
  ).run(row.outcome, row.reasonsJson, batchId, row.rowNumber);
}

/** Rows in file order after a row number, for walking a batch in pieces. */
export function listRowsAfter(db: ReadableDb, batchId: string, rowNumber: number, limit: number): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${ROW_COLUMNS} FROM import_rows WHERE batch_id = ? AND row_number > ? ORDER BY row_number LIMIT ?`,
  ).all(batchId, rowNumber, limit);
}

export type RowPage = { readonly offset: number; readonly limit: number };

export function listRowsOf(db: ReadableDb, batchId: string, outcome: RowOutcome, page: RowPage): ImportedRow[] {
  return statement<[string, string, number, number], ImportedRow>(
    db,
    `SELECT ${ROW_COLUMNS} FROM import_rows WHERE batch_id = ? AND outcome = ? ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, outcome, page.limit, page.offset);
}

export function listRowsNotRefused(db: ReadableDb, batchId: string, page: RowPage): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${ROW_COLUMNS} FROM import_rows WHERE batch_id = ? AND outcome <> 'refused' ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, page.limit, page.offset);
}

/** Forgets the cells of a batch nobody wants: personal data is kept no longer than it serves. */
export function deleteRows(db: WritableDb, batchId: string): void {
  statement<[string]>(db, 'DELETE FROM import_rows WHERE batch_id = ?').run(batchId);
}
