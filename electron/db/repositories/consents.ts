import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ApplicantRole } from './case-applicants.ts';

export type ConsentRow = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly textHash: string;
  readonly noticeVersion: number;
  readonly givenAs: ApplicantRole;
  readonly givenBy: string;
  readonly clerk: string;
  readonly atMs: number;
  readonly signatureHash: string | null;
  readonly signedAtMs: number | null;
};

const SELECT = `SELECT id, case_id AS caseId, kind, text_hash AS textHash, notice_version AS noticeVersion,
  given_as AS givenAs, given_by AS givenBy, clerk, at_ms AS atMs, signature_hash AS signatureHash, signed_at_ms AS signedAtMs
  FROM case_consents`;

/** Consents of a case that nobody took back. */
export function listConsents(db: ReadableDb, caseId: string): readonly ConsentRow[] {
  return statement<[string], ConsentRow>(
    db,
    `${SELECT} WHERE case_id = ? AND id NOT IN (SELECT consent_id FROM consent_withdrawals) ORDER BY at_ms, id`,
  ).all(caseId);
}

export function putConsentText(db: WritableDb, hash: string, textJson: string): void {
  statement<[string, string]>(
    db,
    'INSERT INTO consent_texts (hash, text_json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(hash, textJson);
}

export function insertConsent(db: WritableDb, row: Omit<ConsentRow, 'signatureHash' | 'signedAtMs'>): void {
  statement<typeof row>(
    db,
    `INSERT INTO case_consents (id, case_id, kind, text_hash, notice_version, given_as, given_by, clerk, at_ms)
     VALUES (@id, @caseId, @kind, @textHash, @noticeVersion, @givenAs, @givenBy, @clerk, @atMs)`,
  ).run(row);
}

/** A signature stands under every consent given before it that has none yet. */
export function signConsents(db: WritableDb, caseId: string, signatureHash: string, atMs: number): void {
  statement<[string, number, string]>(
    db,
    `UPDATE case_consents SET signature_hash = ?, signed_at_ms = ? WHERE case_id = ? AND signature_hash IS NULL`,
  ).run(signatureHash, atMs, caseId);
}

export type Withdrawal = {
  readonly consentId: string;
  readonly reason: string;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertWithdrawal(db: WritableDb, row: Withdrawal): void {
  statement<Withdrawal>(
    db,
    `INSERT INTO consent_withdrawals (consent_id, reason, clerk, at_ms) VALUES (@consentId, @reason, @clerk, @atMs)`,
  ).run(row);
}
