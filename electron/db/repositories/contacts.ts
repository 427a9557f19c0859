import type { CoverageDecision } from '#shared/domain/coverage.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ContactRow = {
  readonly id: string;
  /** null for a notice to a community. */
  readonly personId: string | null;
  readonly community: string | null;
  readonly channel: string;
  readonly outcome: string;
  readonly informs: 0 | 1;
  readonly note: string;
  readonly nextOn: string | null;
  readonly clerk: string;
  readonly contactedOn: string;
  readonly atMs: number;
};

const COLUMNS = `c.id, c.person_id AS personId, c.community, c.channel, c.outcome, c.informs, c.note, c.next_on AS nextOn, c.clerk,
  c.contacted_on AS contactedOn, c.at_ms AS atMs`;

export function insertContact(db: WritableDb, row: ContactRow): void {
  statement<ContactRow>(
    db,
    `INSERT INTO contacts (id, person_id, community, channel, outcome, informs, note, next_on, clerk, contacted_on, at_ms)
     VALUES (@id, @personId, @community, @channel, @outcome, @informs, @note, @nextOn, @clerk, @contactedOn, @atMs)`,
  ).run(row);
}

/** The person's own contacts and the notices to their community or the whole street, newest first. */
export function listContactsOf(db: ReadableDb, personId: string, community: string): readonly ContactRow[] {
  return statement<{ personId: string; community: string }, ContactRow>(
    db,
    `SELECT id, personId, community, channel, outcome, informs, note, nextOn, clerk, contactedOn, atMs FROM (
       SELECT c.sequence, ${COLUMNS} FROM contacts AS c WHERE c.person_id = @personId
       UNION ALL
       SELECT c.sequence, ${COLUMNS} FROM contacts AS c WHERE c.person_id IS NULL AND c.community IN ('', @community)
     ) ORDER BY sequence DESC`,
  ).all({ personId, community });
}

export type DayContactRow = ContactRow & { readonly name: string | null };

export function listContactsOn(
  db: ReadableDb,
  date: string,
  page: { readonly offset: number; readonly limit: number },
): readonly DayContactRow[] {
  return statement<{ date: string; offset: number; limit: number }, DayContactRow>(
    db,
    `SELECT ${COLUMNS}, p.name FROM contacts AS c LEFT JOIN people AS p ON p.id = c.person_id
     WHERE c.contacted_on = @date ORDER BY c.sequence DESC LIMIT @limit OFFSET @offset`,
  ).all({ date, ...page });
}

export function countContactsOn(db: ReadableDb, date: string): number {
  return (
    statement<[string], { total: number }>(db, 'SELECT count(*) AS total FROM contacts WHERE contacted_on = ?').get(
      date,
    )?.total ?? 0
  );
}

export type DecisionRow = {
  readonly personId: string;
  readonly decision: CoverageDecision;
  readonly reason: string;
  readonly contactId: string | null;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertDecision(db: WritableDb, row: DecisionRow): void {
  statement<DecisionRow>(
    db,
    `INSERT INTO coverage_decisions (person_id, decision, reason, contact_id, clerk, at_ms)
     VALUES (@personId, @decision, @reason, @contactId, @clerk, @atMs)`,
  ).run(row);
}

/** Newest first. */
export function listDecisions(db: ReadableDb, personId: string): readonly DecisionRow[] {
  return statement<[string], DecisionRow>(
    db,
    `SELECT person_id AS personId, decision, reason, contact_id AS contactId, clerk, at_ms AS atMs FROM coverage_decisions
     WHERE person_id = ? ORDER BY sequence DESC`,
  ).all(personId);
}
