import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ApplicantRole } from './case-applicants.ts';

export type ConsentRow = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly textHash: string;
  readonly textJson: string;
  readonly noticeVersion: number;
  readonly agrees: 0 | 1;
  readonly givenAs: ApplicantRole;
  readonly givenBy: string;
  readonly clerk: string;
  readonly atMs: number;
  readonly signatureHash: string | null;
  readonly signedAtMs: number | null;
  /** Taken back, or answered anew. */
  readonly withdrawn: 0 | 1;
};

/** Every answer of a case, those taken back too, oldest first. */
export function listConsents(db: ReadableDb, caseId: string): readonly ConsentRow[] {
  return statement<[string], ConsentRow>(
    db,
    `SELECT id, case_id AS caseId, kind, text_hash AS textHash, text_json AS textJson, notice_version AS noticeVersion, agrees,
       given_as AS givenAs, given_by AS givenBy, clerk, at_ms AS atMs, signature_hash AS signatureHash,
       signed_at_ms AS signedAtMs, id IN (SELECT consent_id FROM consent_withdrawals) AS withdrawn
     FROM case_consents JOIN consent_texts ON hash = text_hash WHERE case_id = ? ORDER BY at_ms, id`,
  ).all(caseId);
}

export function putConsentText(db: WritableDb, hash: string, textJson: string): void {
  statement<[string, string]>(
    db,
    'INSERT INTO consent_texts (hash, text_json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  ).run(hash, textJson);
}

type NewConsent = Omit<ConsentRow, 'signatureHash' | 'signedAtMs' | 'textJson' | 'withdrawn'>;

export function insertConsent(db: WritableDb, row: NewConsent): void {
  statement<NewConsent>(
    db,
    `INSERT INTO case_consents (id, case_id, kind, text_hash, notice_version, agrees, given_as, given_by, clerk, at_ms)
     VALUES (@id, @caseId, @kind, @textHash, @noticeVersion, @agrees, @givenAs, @givenBy, @clerk, @atMs)`,
  ).run(row);
}

/** Puts a signature under one answer, once. */
export function signConsent(db: WritableDb, id: string, signatureHash: string, atMs: number): void {
  statement<[string, number, string]>(
    db,
    `UPDATE case_consents SET signature_hash = ?, signed_at_ms = ? WHERE id = ? AND signature_hash IS NULL`,
  ).run(signatureHash, atMs, id);
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
