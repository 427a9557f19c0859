import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type CaseRow = {
  readonly id: string;
  readonly personId: string;
  readonly ticketId: string | null;
  readonly channel: string;
  readonly state: 'draft' | 'accepted';
  readonly caseNumber: string | null;
  readonly formHash: string;
  readonly focusField: string | null;
  readonly declared: 0 | 1;
  readonly photoHash: string | null;
  readonly signatureHash: string | null;
  readonly clerk: string;
  readonly openedAtMs: number;
  readonly changedAtMs: number;
  readonly acceptedAtMs: number | null;
};

const SELECT = `SELECT id, person_id AS personId, ticket_id AS ticketId, channel, state, case_number AS caseNumber, form_hash AS formHash,
  focus_field AS focusField, declared, photo_hash AS photoHash, signature_hash AS signatureHash, clerk,
  opened_at_ms AS openedAtMs, changed_at_ms AS changedAtMs, accepted_at_ms AS acceptedAtMs FROM cases`;

export function findCase(db: ReadableDb, id: string): CaseRow | undefined {
  return statement<[string], CaseRow>(db, `${SELECT} WHERE id = ?`).get(id);
}

/** The person's draft, else their newest accepted case. */
export function findCaseOfPerson(db: ReadableDb, personId: string): CaseRow | undefined {
  return statement<[string], CaseRow>(
    db,
    `${SELECT} WHERE person_id = ? ORDER BY state = 'draft' DESC, opened_at_ms DESC LIMIT 1`,
  ).get(personId);
}

/** Newest accepted case of a person. */
export function findAcceptedCase(db: ReadableDb, personId: string): CaseRow | undefined {
  return statement<[string], CaseRow>(
    db,
    `${SELECT} WHERE person_id = ? AND state = 'accepted' ORDER BY accepted_at_ms DESC LIMIT 1`,
  ).get(personId);
}

export function listDrafts(db: ReadableDb): readonly CaseRow[] {
  return statement<[], CaseRow>(db, `${SELECT} WHERE state = 'draft' ORDER BY changed_at_ms DESC LIMIT 200`).all();
}

export function countAcceptedOn(db: ReadableDb, date: string): number {
  return (
    statement<[string], { total: number }>(
      db,
      `SELECT count(*) AS total FROM cases WHERE state = 'accepted' AND accepted_on = ?`,
    ).get(date)?.total ?? 0
  );
}

export type NewCase = Pick<CaseRow, 'id' | 'personId' | 'ticketId' | 'channel' | 'formHash' | 'clerk' | 'openedAtMs'>;

export function insertCase(db: WritableDb, row: NewCase): void {
  statement<NewCase>(
    db,
    `INSERT INTO cases (id, person_id, ticket_id, channel, state, form_hash, clerk, opened_at_ms, changed_at_ms)
     VALUES (@id, @personId, @ticketId, @channel, 'draft', @formHash, @clerk, @openedAtMs, @openedAtMs)`,
  ).run(row);
}

/** Whatever a draft's row keeps besides its fields; null leaves a column as it is. */
export type CaseTouch = {
  readonly caseId: string;
  readonly clerk: string;
  readonly atMs: number;
  readonly focusField?: string;
  readonly declared?: 0 | 1;
  readonly photoHash?: string;
  readonly signatureHash?: string;
  readonly ticketId?: string;
};

export function touchCase(db: WritableDb, touch: CaseTouch): void {
  const blank = { focusField: null, declared: null, photoHash: null, signatureHash: null, ticketId: null };
  statement<object>(
    db,
    `UPDATE cases SET clerk = @clerk, changed_at_ms = @atMs, focus_field = coalesce(@focusField, focus_field),
       declared = coalesce(@declared, declared), photo_hash = coalesce(@photoHash, photo_hash),
       signature_hash = coalesce(@signatureHash, signature_hash), ticket_id = coalesce(@ticketId, ticket_id)
     WHERE id = @caseId`,
  ).run({ ...blank, ...touch });
}

export type Acceptance = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly clerk: string;
  readonly atMs: number;
  readonly on: string;
};

export function acceptCase(db: WritableDb, acceptance: Acceptance): void {
  statement<Acceptance>(
    db,
    `UPDATE cases SET state = 'accepted', case_number = @caseNumber, clerk = @clerk, changed_at_ms = @atMs,
       accepted_at_ms = @atMs, accepted_on = @on WHERE id = @caseId AND state = 'draft'`,
  ).run(acceptance);
}
