import type { PrintState } from '#shared/contract/prints.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type PrintJobRow = {
  readonly id: string;
  readonly kind: ReceiptModel['kind'];
  readonly subjectId: string;
  readonly subject: string;
  readonly name: string;
  readonly modelJson: string;
  readonly state: PrintState;
  readonly condition: string | null;
  readonly copy: number;
  readonly attempts: number;
  readonly createdOn: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

const SELECT = `SELECT id, kind, subject_id AS subjectId, subject, name, model_json AS modelJson, state, condition, copy, attempts,
  created_on AS createdOn, created_at_ms AS createdAtMs, changed_at_ms AS changedAtMs FROM print_jobs`;

export function findPrintJob(db: ReadableDb, id: string): PrintJobRow | undefined {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** Newest copy printed for a subject. */
export function findNewestJob(db: ReadableDb, kind: string, subjectId: string): PrintJobRow | undefined {
  return statement<[string, string], PrintJobRow>(
    db,
    `${SELECT} WHERE kind = ? AND subject_id = ? ORDER BY copy DESC LIMIT 1`,
  ).get(kind, subjectId);
}

export function listPrintJobs(db: ReadableDb, date: string): readonly PrintJobRow[] {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE created_on = ? ORDER BY line_position DESC`).all(date);
}

/** First job nothing of which has left yet. */
export function findNextQueued(db: ReadableDb): PrintJobRow | undefined {
  return statement<[], PrintJobRow>(db, `${SELECT} WHERE state = 'queued' ORDER BY line_position LIMIT 1`).get();
}

export function listInState(db: ReadableDb, state: 'queued' | 'sending' | 'unknown'): readonly PrintJobRow[] {
  return statement<[string], PrintJobRow>(
    db,
    `${SELECT} WHERE state = ? AND state IN ('queued', 'sending', 'unknown') ORDER BY line_position`,
  ).all(state);
}

export function countInState(db: ReadableDb, state: 'queued' | 'unknown'): number {
  return listInState(db, state).length;
}

export type NewPrintJob = Pick<
  PrintJobRow,
  'id' | 'kind' | 'subjectId' | 'subject' | 'name' | 'modelJson' | 'copy' | 'createdOn' | 'createdAtMs'
> & { readonly actor: string };

const NEXT_POSITION = 'SELECT coalesce(max(line_position), 0) + 1 FROM print_jobs';

/** Queues a job; the same copy of the same paper twice breaks the UNIQUE and throws. */
export function insertPrintJob(db: WritableDb, row: NewPrintJob): void {
  statement<NewPrintJob>(
    db,
    `INSERT INTO print_jobs (id, kind, subject_id, copy, subject, name, model_json, state, line_position, created_on,
       created_at_ms, changed_at_ms)
     VALUES (@id, @kind, @subjectId, @copy, @subject, @name, @modelJson, 'queued', (${NEXT_POSITION}), @createdOn,
       @createdAtMs, @createdAtMs)`,
  ).run(row);
  noteEvent(db, { id: row.id, from: null, to: 'queued', actor: row.actor, condition: null, atMs: row.createdAtMs });
}

export type PrintMove = {
  readonly id: string;
  readonly from: PrintState | null;
  readonly to: PrintState;
  readonly actor: string;
  readonly condition: string | null;
  readonly atMs: number;
};

/** Moves a job from a state to another; false when it is no longer in `from`. A job that is sent counts one attempt. */
export function movePrintJob(db: WritableDb, move: PrintMove): boolean {
  const { changes } = statement<PrintMove>(
    db,
    `UPDATE print_jobs SET state = @to, condition = @condition, changed_at_ms = @atMs,
       attempts = attempts + (@to = 'sending'),
       line_position = CASE WHEN @to = 'queued' AND @from <> 'sending' THEN (${NEXT_POSITION}) ELSE line_position END
     WHERE id = @id AND state = @from`,
  ).run(move);
  if (changes === 0) return false;
  noteEvent(db, move);
  return true;
}

function noteEvent(db: WritableDb, move: PrintMove): void {
  statement<PrintMove>(
    db,
    `INSERT INTO print_events (print_job_id, from_state, to_state, actor, condition, at_ms)
     VALUES (@id, @from, @to, @actor, @condition, @atMs)`,
  ).run(move);
}
