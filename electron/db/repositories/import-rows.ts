import type { PairDecision, RowOutcome } from '#shared/contract/roster.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type RowVerdict = {
  readonly outcome: RowOutcome;
  readonly reasonsJson: string;
  readonly conflict: 0 | 1;
  readonly suspectIdNumber: string;
  /** 0 for a person on file. */
  readonly suspectRow: number;
};

export type ImportedRow = RowVerdict & {
  readonly rowNumber: number;
  readonly idNumber: string;
  readonly name: string;
  readonly cellsJson: string;
  readonly decision: PairDecision | '';
};

const COLUMNS = `row_number AS rowNumber, outcome, id_number AS idNumber, name, cells_json AS cellsJson,
  reasons_json AS reasonsJson, conflict, suspect_id_number AS suspectIdNumber,
  suspect_row AS suspectRow, decision`;

export function insertRow(db: WritableDb, batchId: string, row: Omit<ImportedRow, 'decision'>): void {
  statement<[string, number, string, string, string, string, string, number, string, number]>(
    db,
    `INSERT INTO import_rows (batch_id, row_number, outcome, id_number, name, cells_json, reasons_json, conflict,
       suspect_id_number, suspect_row, decision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
  ).run(
    batchId,
    row.rowNumber,
    row.outcome,
    row.idNumber,
    row.name,
    row.cellsJson,
    row.reasonsJson,
    row.conflict,
    row.suspectIdNumber,
    row.suspectRow,
  );
}

export type RowKey = { readonly batchId: string; readonly rowNumber: number };

export function updateVerdict(db: WritableDb, { batchId, rowNumber }: RowKey, verdict: RowVerdict): void {
  statement<[string, string, number, string, number, string, number]>(
    db,
    `UPDATE import_rows SET outcome = ?, reasons_json = ?, conflict = ?, suspect_id_number = ?, suspect_row = ?
     WHERE batch_id = ? AND row_number = ?`,
  ).run(
    verdict.outcome,
    verdict.reasonsJson,
    verdict.conflict,
    verdict.suspectIdNumber,
    verdict.suspectRow,
    batchId,
    rowNumber,
  );
}

export function writeDecision(db: WritableDb, { batchId, rowNumber }: RowKey, decision: PairDecision): void {
  statement<[string, string, number]>(
    db,
    'UPDATE import_rows SET decision = ? WHERE batch_id = ? AND row_number = ?',
  ).run(decision, batchId, rowNumber);
}

export function findRow(db: ReadableDb, { batchId, rowNumber }: RowKey): ImportedRow | undefined {
  return statement<[string, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND row_number = ?`,
  ).get(batchId, rowNumber);
}

/** Rows in file order after a row number, for walking a batch in pieces. */
export function listRowsAfter(db: ReadableDb, batchId: string, rowNumber: number, limit: number): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND row_number > ? ORDER BY row_number LIMIT ?`,
  ).all(batchId, rowNumber, limit);
}

/** As `listRowsAfter`, the rows that go into the sheet given back: refused, in conflict, or perhaps somebody else. */
export function listRowsToMend(db: ReadableDb, batchId: string, rowNumber: number, limit: number): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND row_number > ?
       AND (outcome = 'refused' OR conflict = 1 OR suspect_id_number <> '')
     ORDER BY row_number LIMIT ?`,
  ).all(batchId, rowNumber, limit);
}

export type RowPage = { readonly offset: number; readonly limit: number };

export function listRowsOf(db: ReadableDb, batchId: string, outcome: RowOutcome, page: RowPage): ImportedRow[] {
  return statement<[string, string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND outcome = ? ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, outcome, page.limit, page.offset);
}

export function listRowsNotRefused(db: ReadableDb, batchId: string, page: RowPage): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND outcome <> 'refused' ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, page.limit, page.offset);
}

export function listConflicts(db: ReadableDb, batchId: string, page: RowPage): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND conflict = 1 ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, page.limit, page.offset);
}

export function listSuspects(db: ReadableDb, batchId: string, page: RowPage): ImportedRow[] {
  return statement<[string, number, number], ImportedRow>(
    db,
    `SELECT ${COLUMNS} FROM import_rows WHERE batch_id = ? AND suspect_id_number <> '' ORDER BY row_number LIMIT ? OFFSET ?`,
  ).all(batchId, page.limit, page.offset);
}

export function countUndecided(db: ReadableDb, batchId: string): number {
  return (
    statement<[string], { undecided: number }>(
      db,
      `SELECT count(*) AS undecided FROM import_rows WHERE batch_id = ? AND suspect_id_number <> '' AND decision = ''`,
    ).get(batchId)?.undecided ?? 0
  );
}

/** Forgets cells of a batch nobody wants, some at a time: personal data is kept no longer than it serves. Returns how many went. */
export function deleteSomeRows(db: WritableDb, batchId: string, most: number): number {
  return statement<[string, string, number]>(
    db,
    `DELETE FROM import_rows WHERE batch_id = ? AND row_number IN
       (SELECT row_number FROM import_rows WHERE batch_id = ? ORDER BY row_number LIMIT ?)`,
  ).run(batchId, batchId, most).changes;
}

/** A discarded batch that still has cells. */
export function findUnforgottenBatch(db: ReadableDb): string | undefined {
  return statement<[], { id: string }>(
    db,
    `SELECT id FROM import_batches AS batch WHERE state = 'discarded'
       AND EXISTS (SELECT 1 FROM import_rows WHERE batch_id = batch.id) LIMIT 1`,
  ).get()?.id;
}
