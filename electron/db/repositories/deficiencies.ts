import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type DeficiencyNoticeRow = {
  readonly id: string;
  readonly caseId: string;
  readonly respondBy: string | null;
  readonly printJobId: string;
  readonly clerk: string;
  readonly atMs: number;
};

export type DeficiencyFaultRow = {
  readonly place: number;
  readonly item: string;
  readonly fault: string;
  readonly mend: string;
  readonly mendedBy: string | null;
  readonly mendedAtMs: number | null;
};

/** Newest first. */
export function listDeficiencyNotices(db: ReadableDb, caseId: string): readonly DeficiencyNoticeRow[] {
  return statement<[string], DeficiencyNoticeRow>(
    db,
    `SELECT id, case_id AS caseId, respond_by AS respondBy, print_job_id AS printJobId, clerk, at_ms AS atMs
     FROM deficiency_notices WHERE case_id = ? ORDER BY at_ms DESC, id`,
  ).all(caseId);
}

export function listDeficiencyFaults(db: ReadableDb, noticeId: string): readonly DeficiencyFaultRow[] {
  return statement<[string], DeficiencyFaultRow>(
    db,
    `SELECT f.place, f.item, f.fault, f.mend, m.clerk AS mendedBy, m.at_ms AS mendedAtMs FROM deficiency_faults f
     LEFT JOIN deficiency_mendings m ON m.notice_id = f.notice_id AND m.place = f.place
     WHERE f.notice_id = ? ORDER BY f.place`,
  ).all(noticeId);
}

export type NewFault = Pick<DeficiencyFaultRow, 'item' | 'fault' | 'mend'>;

export function insertDeficiencyNotice(db: WritableDb, row: DeficiencyNoticeRow, faults: readonly NewFault[]): void {
  statement<DeficiencyNoticeRow>(
    db,
    `INSERT INTO deficiency_notices (id, case_id, respond_by, print_job_id, clerk, at_ms)
     VALUES (@id, @caseId, @respondBy, @printJobId, @clerk, @atMs)`,
  ).run(row);
  for (const [place, { item, fault, mend }] of faults.entries()) {
    statement<[string, number, string, string, string]>(
      db,
      'INSERT INTO deficiency_faults (notice_id, place, item, fault, mend) VALUES (?, ?, ?, ?, ?)',
    ).run(row.id, place, item, fault, mend);
  }
}

export type Mending = {
  readonly noticeId: string;
  readonly place: number;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertMending(db: WritableDb, row: Mending): void {
  statement<Mending>(
    db,
    `INSERT INTO deficiency_mendings (notice_id, place, clerk, at_ms) VALUES (@noticeId, @place, @clerk, @atMs)
     ON CONFLICT (notice_id, place) DO NOTHING`,
  ).run(row);
}
