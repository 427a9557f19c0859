import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** What a job was laid out by at its last try. */
export type PrintTemplate = PrintJob['template'];

export type PrintJobRow = {
  readonly id: string;
  readonly kind: ReceiptModel['kind'];
  readonly subjectId: string;
  readonly subject: string;
  readonly name: string;
  readonly modelJson: string;
  readonly state: PrintState;
  readonly condition: string | null;
  /** Counts papers of one kind and subject that say different things; `copy` counts within one. */
  readonly issue: number;
  readonly copy: number;
  readonly template: PrintTemplate;
  readonly attempts: number;
  readonly createdOn: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

const SELECT = `SELECT id, kind, subject_id AS subjectId, subject, name, model_json AS modelJson, state, condition, issue, copy, template, attempts,
  created_on AS createdOn, created_at_ms AS createdAtMs, changed_at_ms AS changedAtMs FROM print_jobs`;

export function findPrintJob(db: ReadableDb, id: string): PrintJobRow | undefined {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** Newest copy of the newest paper of a kind about a subject. */
export function findNewestJob(
  db: ReadableDb,
  kind: string,
  subjectId: string,
  issue: number | null = null,
): PrintJobRow | undefined {
  return statement<object, PrintJobRow>(
    db,
    `${SELECT} WHERE kind = @kind AND subject_id = @subjectId AND issue = coalesce(@issue, issue)
     ORDER BY issue DESC, copy DESC LIMIT 1`,
  ).get({ kind, subjectId, issue });
}

export function listPrintJobs(db: ReadableDb, date: string): readonly PrintJobRow[] {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE created_on = ? ORDER BY line_position DESC`).all(date);
}

/** Papers about one subject, newest first. */
export function listJobsAbout(db: ReadableDb, subjectId: string): readonly PrintJobRow[] {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE subject_id = ? ORDER BY line_position DESC`).all(
    subjectId,
  );
}

/** The paper of a kind that was asked for last, about whomever. */
export function findLastOfKind(db: ReadableDb, kind: PrintJobRow['kind']): PrintJobRow | undefined {
  return statement<[string], PrintJobRow>(db, `${SELECT} WHERE kind = ? ORDER BY line_position DESC LIMIT 1`).get(kind);
}

/** Jobs of any day that wait for the printer or for a person, newest first; at most `most`. */
export function listUnsettled(db: ReadableDb, most: number): readonly PrintJobRow[] {
  return statement<[number], PrintJobRow>(
    db,
    `${SELECT} WHERE state IN ('queued', 'sending', 'unknown', 'failed') OR (state = 'void' AND condition = 'later')
     ORDER BY line_position DESC LIMIT ?`,
  ).all(most);
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
  'id' | 'kind' | 'subjectId' | 'subject' | 'name' | 'modelJson' | 'issue' | 'copy' | 'createdOn' | 'createdAtMs'
> & { readonly actor: string; readonly reason: string };

const NEXT_POSITION = 'SELECT coalesce(max(line_position), 0) + 1 FROM print_jobs';

/** Queues a job; the same copy of the same paper twice breaks the UNIQUE and throws. */
export function insertPrintJob(db: WritableDb, row: NewPrintJob): void {
  statement<NewPrintJob>(
    db,
    `INSERT INTO print_jobs (id, kind, subject_id, issue, copy, subject, name, model_json, state, line_position, created_on,
       created_at_ms, changed_at_ms)
     VALUES (@id, @kind, @subjectId, @issue, @copy, @subject, @name, @modelJson, 'queued', (${NEXT_POSITION}), @createdOn,
       @createdAtMs, @createdAtMs)`,
  ).run(row);
  const { id, actor, reason, createdAtMs: atMs } = row;
  noteEvent(db, { id, from: null, to: 'queued', actor, condition: null, reason, atMs });
}

export type PrintMove = {
  readonly id: string;
  readonly from: PrintState | null;
  readonly to: PrintState;
  readonly actor: string;
  readonly condition: string | null;
  readonly atMs: number;
  /** What the papers about to be sent are laid out by. */
  readonly template?: PrintTemplate;
};

/** Moves a job from a state to another; false when it is no longer in `from`. A job that is sent counts one attempt. */
export function movePrintJob(db: WritableDb, move: PrintMove): boolean {
  const { changes } = statement<object>(
    db,
    `UPDATE print_jobs SET state = @to, condition = @condition, template = coalesce(@template, template), changed_at_ms = @atMs,
       attempts = attempts + (@to = 'sending'),
       line_position = CASE WHEN @to = 'queued' AND @from <> 'sending' THEN (${NEXT_POSITION}) ELSE line_position END
     WHERE id = @id AND state = @from`,
  ).run({ template: null, ...move });
  if (changes === 0) return false;
  noteEvent(db, move);
  return true;
}

function noteEvent(db: WritableDb, move: PrintMove & { readonly reason?: string }): void {
  statement<object>(
    db,
    `INSERT INTO print_events (print_job_id, from_state, to_state, actor, condition, reason, at_ms)
     VALUES (@id, @from, @to, @actor, @condition, @reason, @atMs)`,
  ).run({ reason: '', ...move });
}

export type PrintEventRow = Omit<PrintMove, 'id' | 'template'> & { readonly reason: string };

/** Everything that happened to a job, oldest first. */
export function listPrintEvents(db: ReadableDb, id: string): readonly PrintEventRow[] {
  return statement<[string], PrintEventRow>(
    db,
    `SELECT from_state AS "from", to_state AS "to", actor, condition, reason, at_ms AS atMs FROM print_events
     WHERE print_job_id = ? ORDER BY sequence`,
  ).all(id);
}
