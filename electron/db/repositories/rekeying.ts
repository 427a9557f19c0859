import type { RekeyState } from '#shared/contract/rekeying.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type RekeyCaseRow = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly personName: string;
  readonly personClass: string;
  readonly acceptedAtMs: number;
  readonly state: RekeyState;
  readonly marked: number;
  readonly ministryNumber: string;
  readonly clerk: string | null;
  readonly atMs: number | null;
};

const NEWEST_EVENT = '(SELECT max(sequence) FROM rekey_events WHERE case_id = cases.id)';

/** Accepted cases with how far each is. */
const CASES = `SELECT cases.id AS caseId, case_number AS caseNumber, people.name AS personName,
    people.person_class AS personClass, accepted_at_ms AS acceptedAtMs,
    CASE WHEN newest.event = 'done' THEN 'done'
      WHEN last_mark.sequence IS NOT NULL OR newest.event = 'reopened' THEN 'begun' ELSE 'waiting' END AS state,
    (SELECT count(DISTINCT field) FROM rekey_marks WHERE case_id = cases.id) AS marked,
    coalesce((SELECT ministry_number FROM rekey_events WHERE case_id = cases.id AND ministry_number <> ''
      ORDER BY sequence DESC LIMIT 1), '') AS ministryNumber,
    CASE WHEN coalesce(newest.at_ms, 0) >= coalesce(last_mark.at_ms, 0) THEN newest.clerk ELSE last_mark.clerk END AS clerk,
    nullif(max(coalesce(newest.at_ms, 0), coalesce(last_mark.at_ms, 0)), 0) AS atMs
  FROM cases JOIN people ON people.id = cases.person_id
    LEFT JOIN rekey_events AS newest ON newest.sequence = ${NEWEST_EVENT}
    LEFT JOIN rekey_marks AS last_mark
      ON last_mark.sequence = (SELECT max(sequence) FROM rekey_marks WHERE case_id = cases.id)
  WHERE cases.state = 'accepted'`;

export function findRekeyCase(db: ReadableDb, caseId: string): RekeyCaseRow | undefined {
  return statement<[string], RekeyCaseRow>(db, `${CASES} AND cases.id = ?`).get(caseId);
}

export type RekeyWish = {
  readonly state: RekeyState | null;
  /** Part of a name or of a case number, `''` for all. */
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
};

const MATCHES = `(@query = '' OR instr(personName, @query) > 0 OR instr(caseNumber, @query) > 0)`;

export function listRekeyCases(db: ReadableDb, wish: RekeyWish): RekeyCaseRow[] {
  return statement<RekeyWish, RekeyCaseRow>(
    db,
    `SELECT * FROM (${CASES}) WHERE (@state IS NULL OR state = @state) AND ${MATCHES}
     ORDER BY CASE state WHEN 'begun' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END,
       CASE WHEN state = 'done' THEN -atMs ELSE acceptedAtMs END, caseNumber LIMIT @limit OFFSET @offset`,
  ).all(wish);
}

/** How many cases are in each state. */
export function countRekeyCases(db: ReadableDb, query: string): Readonly<Record<RekeyState, number>> {
  const rows = statement<{ query: string }, { state: RekeyState; total: number }>(
    db,
    `SELECT state, count(*) AS total FROM (${CASES}) WHERE ${MATCHES} GROUP BY state`,
  ).all({ query });
  const of = (state: RekeyState) => rows.find((row) => row.state === state)?.total ?? 0;
  return { waiting: of('waiting'), begun: of('begun'), done: of('done') };
}

export type MarkRow = { readonly field: string; readonly clerk: string; readonly atMs: number };

/** The newest mark of each field. */
export function listMarks(db: ReadableDb, caseId: string): MarkRow[] {
  return statement<[string], MarkRow>(
    db,
    `SELECT field, clerk, at_ms AS atMs FROM rekey_marks
     WHERE sequence IN (SELECT max(sequence) FROM rekey_marks WHERE case_id = ? GROUP BY field)`,
  ).all(caseId);
}

export function insertMark(db: WritableDb, caseId: string, { field, clerk, atMs }: MarkRow): void {
  statement<[string, string, string, number]>(
    db,
    'INSERT INTO rekey_marks (case_id, field, clerk, at_ms) VALUES (?, ?, ?, ?)',
  ).run(caseId, field, clerk, atMs);
}

export type RekeyEventRow = {
  readonly caseId: string;
  readonly event: 'done' | 'reopened';
  readonly ministryNumber: string;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertRekeyEvent(db: WritableDb, row: RekeyEventRow): void {
  statement<RekeyEventRow>(
    db,
    `INSERT INTO rekey_events (case_id, event, ministry_number, clerk, at_ms)
     VALUES (@caseId, @event, @ministryNumber, @clerk, @atMs)`,
  ).run(row);
}
