import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type CaseExportRow = {
  readonly id: string;
  readonly format: 'pdf' | 'xlsx';
  readonly papersJson: string;
  readonly cases: number;
  readonly clerk: string;
  readonly atMs: number;
};

/** The export and whose cases it holds. */
export function insertCaseExport(db: WritableDb, row: CaseExportRow, caseIds: readonly string[]): void {
  statement<CaseExportRow>(
    db,
    `INSERT INTO case_exports (id, format, papers_json, cases, clerk, at_ms)
     VALUES (@id, @format, @papersJson, @cases, @clerk, @atMs)`,
  ).run(row);
  const member = statement<[string, string]>(db, 'INSERT INTO case_export_cases (export_id, case_id) VALUES (?, ?)');
  for (const caseId of caseIds) member.run(row.id, caseId);
}

export function hasCaseExport(db: ReadableDb, id: string): boolean {
  return statement<[string], unknown>(db, 'SELECT 1 FROM case_exports WHERE id = ?').get(id) !== undefined;
}

/** Newest first. */
export function listCaseExports(db: ReadableDb, limit: number): CaseExportRow[] {
  return statement<[number], CaseExportRow>(
    db,
    `SELECT id, format, papers_json AS papersJson, cases, clerk, at_ms AS atMs FROM case_exports
     ORDER BY at_ms DESC, id LIMIT ?`,
  ).all(limit);
}

/** Cases accepted from one day to another, in the order of acceptance. */
export function listAcceptedBetween(db: ReadableDb, from: string, until: string, limit: number): string[] {
  return statement<[string, string, number], { id: string }>(
    db,
    `SELECT id FROM cases WHERE state = 'accepted' AND accepted_on BETWEEN ? AND ?
     ORDER BY accepted_on, case_number LIMIT ?`,
  )
    .all(from, until, limit)
    .map(({ id }) => id);
}

export function countAcceptedBetween(db: ReadableDb, from: string, until: string): number {
  return (
    statement<[string, string], { total: number }>(
      db,
      `SELECT count(*) AS total FROM cases WHERE state = 'accepted' AND accepted_on BETWEEN ? AND ?`,
    ).get(from, until)?.total ?? 0
  );
}
