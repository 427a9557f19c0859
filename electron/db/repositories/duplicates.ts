import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** The 15 digits of before 1999; must be the index's expression. */
const OLD_NUMBER = 'substr(id_number, 1, 6) || substr(id_number, 9, 9)';

export type PersonMark = { readonly id: string; readonly name: string; readonly birthOn: string };

/** Everybody else born on that day. */
export function listBornOn(db: ReadableDb, birthOn: string, exceptId: string): readonly PersonMark[] {
  return statement<[string, string], PersonMark>(
    db,
    'SELECT id, name, birth_on AS birthOn FROM people WHERE birth_on = ? AND id <> ?',
  ).all(birthOn, exceptId);
}

/** Everybody else whose number had the same 15 digits before 1999. */
export function listOfOldNumber(db: ReadableDb, idNumber: string, exceptId: string): readonly string[] {
  const old = idNumber.slice(0, 6) + idNumber.slice(8, 17);
  return statement<[string, string], { id: string }>(db, `SELECT id FROM people WHERE ${OLD_NUMBER} = ? AND id <> ?`)
    .all(old, exceptId)
    .map(({ id }) => id);
}

/** People in whose case this number was written although it is not on their record. */
export function listWithCaseNumber(db: ReadableDb, idNumber: string, exceptId: string): readonly string[] {
  return statement<[string, string], { id: string }>(
    db,
    `SELECT DISTINCT c.person_id AS id FROM case_fields f JOIN cases c ON c.id = f.case_id
     WHERE f.field = 'idNumber' AND f.value = ? AND c.person_id <> ?`,
  )
    .all(idNumber, exceptId)
    .map(({ id }) => id);
}

/** People who share birth date or old number with somebody, for the list of all pairs. */
export function listShared(db: ReadableDb): readonly (PersonMark & { readonly idNumber: string })[] {
  return statement<[], PersonMark & { readonly idNumber: string }>(
    db,
    `SELECT id, name, birth_on AS birthOn, id_number AS idNumber FROM people
     WHERE birth_on IN (SELECT birth_on FROM people GROUP BY birth_on HAVING count(*) > 1)
        OR ${OLD_NUMBER} IN (SELECT ${OLD_NUMBER} FROM people GROUP BY 1 HAVING count(*) > 1)`,
  ).all();
}

export type DuplicateDecisionRow = {
  readonly firstId: string;
  readonly secondId: string;
  readonly verdict: 'same' | 'different';
  readonly reason: string;
  readonly clerk: string;
  readonly atMs: number;
};

/** What was decided last about two people, in whichever order they are named. */
export function findDuplicateDecision(db: ReadableDb, one: string, other: string): DuplicateDecisionRow | undefined {
  const [firstId, secondId] = one < other ? [one, other] : [other, one];
  return statement<[string, string], DuplicateDecisionRow>(
    db,
    `SELECT first_id AS firstId, second_id AS secondId, verdict, reason, clerk, at_ms AS atMs FROM duplicate_decisions
     WHERE first_id = ? AND second_id = ? ORDER BY sequence DESC LIMIT 1`,
  ).get(firstId, secondId);
}

/** People decided to be the same as this one, whatever they look like. */
export function listDecidedSame(db: ReadableDb, personId: string): readonly string[] {
  return statement<{ personId: string }, { id: string; verdict: string }>(
    db,
    `SELECT CASE WHEN first_id = @personId THEN second_id ELSE first_id END AS id, verdict, max(sequence) AS newest
     FROM duplicate_decisions WHERE first_id = @personId OR second_id = @personId GROUP BY 1 HAVING verdict = 'same'`,
  )
    .all({ personId })
    .map(({ id }) => id);
}

export function insertDuplicateDecision(db: WritableDb, row: DuplicateDecisionRow): void {
  statement<DuplicateDecisionRow>(
    db,
    `INSERT INTO duplicate_decisions (first_id, second_id, verdict, reason, clerk, at_ms)
     VALUES (@firstId, @secondId, @verdict, @reason, @clerk, @atMs)`,
  ).run(row);
}
