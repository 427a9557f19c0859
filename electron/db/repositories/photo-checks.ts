import type { PhotoFinding, PhotoReport } from '#shared/contract/cases.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

type CheckRow = {
  readonly sequence: number;
  readonly policyVersion: number;
  readonly policyEdition: number;
  readonly clerk: string;
  readonly atMs: number;
  readonly flagged: 0 | 1;
  readonly reason: string | null;
};

type ResultRow = {
  readonly seenBy: 'program' | 'clerk';
  readonly name: string;
  readonly verdict: PhotoFinding['verdict'];
  readonly valuesJson: string;
};

const SELECT = `SELECT sequence, policy_version AS policyVersion, policy_edition AS policyEdition, clerk, at_ms AS atMs, flagged, reason FROM photo_checks`;

/** What was found in the photo that a case has now. */
export function findPhotoReport(db: ReadableDb, caseId: string): PhotoReport | undefined {
  const row = statement<[string], CheckRow>(db, `${SELECT} WHERE case_id = ? ORDER BY sequence DESC LIMIT 1`).get(
    caseId,
  );
  return row ? reportOf(db, row) : undefined;
}

function reportOf(db: ReadableDb, row: CheckRow): PhotoReport {
  const results = statement<[number], ResultRow>(
    db,
    `SELECT seen_by AS seenBy, check_name AS name, verdict, values_json AS valuesJson FROM photo_check_results
     WHERE photo_check = ?`,
  ).all(row.sequence);
  return {
    findings: results
      .filter(({ seenBy }) => seenBy === 'program')
      .map(({ name, verdict, valuesJson }) => ({
        check: name as PhotoFinding['check'],
        verdict,
        values: JSON.parse(valuesJson) as PhotoFinding['values'],
      })),
    human: results
      .filter(({ seenBy }) => seenBy === 'clerk')
      .map(({ name, verdict, valuesJson }) => ({
        code: name,
        name: (JSON.parse(valuesJson) as { readonly name?: string }).name ?? '',
        confirmed: verdict === 'pass',
      })),
    flagged: row.flagged === 1,
    reason: row.reason,
    clerk: row.clerk,
    atMs: row.atMs,
    policyVersion: row.policyVersion,
    policyEdition: row.policyEdition,
  };
}

export function insertPhotoReport(db: WritableDb, caseId: string, photoHash: string, report: PhotoReport): void {
  const { findings, human, flagged, ...rest } = report;
  const bound = { caseId, photoHash, ...rest, flagged: flagged ? 1 : 0 };
  const { lastInsertRowid } = statement<typeof bound>(
    db,
    `INSERT INTO photo_checks (case_id, photo_hash, policy_version, policy_edition, clerk, at_ms, flagged, reason)
     VALUES (@caseId, @photoHash, @policyVersion, @policyEdition, @clerk, @atMs, @flagged, @reason)`,
  ).run(bound);
  const result = statement<[number | bigint, string, string, string, string]>(
    db,
    'INSERT INTO photo_check_results (photo_check, seen_by, check_name, verdict, values_json) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { check, verdict, values } of findings)
    result.run(lastInsertRowid, 'program', check, verdict, JSON.stringify(values));
  for (const { code, name, confirmed } of human)
    result.run(lastInsertRowid, 'clerk', code, confirmed ? 'pass' : 'fail', JSON.stringify({ name }));
}

/** Cases whose photo of now is flagged, newest first. */
export function listFlaggedCases(db: ReadableDb, limit: number): readonly { readonly caseId: string }[] {
  return statement<[number], { caseId: string }>(
    db,
    `SELECT case_id AS caseId FROM photo_checks AS own WHERE flagged = 1
       AND NOT EXISTS (SELECT 1 FROM photo_checks AS later WHERE later.case_id = own.case_id AND later.sequence > own.sequence)
     ORDER BY sequence DESC LIMIT ?`,
  ).all(limit);
}
