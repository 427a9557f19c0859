import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ApplicantRole = 'self' | 'guardian' | 'agent';

export type ApplicantRow = {
  readonly caseId: string;
  readonly role: ApplicantRole;
  /** GB/T 4761 code, seen from the person. */
  readonly relation: string;
  readonly name: string;
  readonly idNumber: string;
  readonly numberSource: 'chip' | 'typed' | 'none';
  readonly typedReason: string;
  readonly clerk: string;
  readonly atMs: number;
};

/** Who acts for the person now; undefined when nobody ever said so: the person does. */
export function findApplicant(db: ReadableDb, caseId: string): ApplicantRow | undefined {
  return statement<[string], ApplicantRow>(
    db,
    `SELECT case_id AS caseId, role, relation, name, id_number AS idNumber, number_source AS numberSource,
       typed_reason AS typedReason, clerk, at_ms AS atMs
     FROM case_applicants WHERE case_id = ? ORDER BY sequence DESC LIMIT 1`,
  ).get(caseId);
}

export function insertApplicant(db: WritableDb, row: ApplicantRow): void {
  statement<ApplicantRow>(
    db,
    `INSERT INTO case_applicants (case_id, role, relation, name, id_number, number_source, typed_reason, clerk, at_ms)
     VALUES (@caseId, @role, @relation, @name, @idNumber, @numberSource, @typedReason, @clerk, @atMs)`,
  ).run(row);
}

export type IdentityRow = {
  readonly personId: string;
  readonly caseId: string;
  readonly personClass: string;
  readonly held: 0 | 1;
  readonly clerk: string;
  readonly atMs: number;
};

/** Classes a person holds besides the one of the case, in the order they were noted. */
export function listIdentities(db: ReadableDb, personId: string): readonly string[] {
  return statement<[string], { personClass: string }>(
    db,
    `SELECT person_class AS personClass, held, max(sequence) AS newest FROM person_identities WHERE person_id = ?
     GROUP BY person_class HAVING held = 1 ORDER BY newest`,
  )
    .all(personId)
    .map((row) => row.personClass);
}

export function insertIdentity(db: WritableDb, row: IdentityRow): void {
  statement<IdentityRow>(
    db,
    `INSERT INTO person_identities (person_id, case_id, person_class, held, clerk, at_ms)
     VALUES (@personId, @caseId, @personClass, @held, @clerk, @atMs)`,
  ).run(row);
}
