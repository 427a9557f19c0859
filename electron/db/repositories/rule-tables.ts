import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type RuleTableRow = {
  readonly edition: number;
  readonly id: string;
  readonly effectiveOn: string;
  readonly tableJson: string;
  readonly savedBy: string;
  readonly reason: string;
  readonly savedAtMs: number;
};

const SELECT = `SELECT edition, id, effective_on AS effectiveOn, table_json AS tableJson, saved_by AS savedBy, reason,
  saved_at_ms AS savedAtMs FROM rule_tables`;

/** The station's newest table that counts on a date. */
export function findRuleTable(db: ReadableDb, on: string): RuleTableRow | undefined {
  return statement<[string], RuleTableRow>(db, `${SELECT} WHERE effective_on <= ? ORDER BY edition DESC LIMIT 1`).get(
    on,
  );
}

/** Newest first. */
export function listRuleTables(db: ReadableDb): readonly RuleTableRow[] {
  return statement<[], RuleTableRow>(db, `${SELECT} ORDER BY edition DESC LIMIT 100`).all();
}

export function insertRuleTable(db: WritableDb, row: RuleTableRow): void {
  statement<RuleTableRow>(
    db,
    `INSERT INTO rule_tables (edition, id, effective_on, table_json, saved_by, reason, saved_at_ms)
     VALUES (@edition, @id, @effectiveOn, @tableJson, @savedBy, @reason, @savedAtMs)`,
  ).run(row);
}

export type RuleCheckRow = {
  readonly caseId: string;
  readonly tableVersion: number;
  readonly tableEdition: number;
  readonly asked: readonly string[];
  readonly held: readonly string[];
  readonly clerk: string;
  readonly atMs: number;
};

type StoredCheck = Omit<RuleCheckRow, 'asked' | 'held'> & { readonly askedJson: string; readonly heldJson: string };

/** What was declared last. */
export function findRuleCheck(db: ReadableDb, caseId: string): RuleCheckRow | undefined {
  const row = statement<[string], StoredCheck>(
    db,
    `SELECT case_id AS caseId, table_version AS tableVersion, table_edition AS tableEdition, asked_json AS askedJson,
       held_json AS heldJson, clerk, at_ms AS atMs FROM case_rule_checks WHERE case_id = ? ORDER BY sequence DESC LIMIT 1`,
  ).get(caseId);
  if (!row) return undefined;
  const { askedJson, heldJson, ...rest } = row;
  return { ...rest, asked: JSON.parse(askedJson) as string[], held: JSON.parse(heldJson) as string[] };
}

export function insertRuleCheck(db: WritableDb, { asked, held, ...rest }: RuleCheckRow): void {
  const bound: StoredCheck = { ...rest, askedJson: JSON.stringify(asked), heldJson: JSON.stringify(held) };
  statement<StoredCheck>(
    db,
    `INSERT INTO case_rule_checks (case_id, table_version, table_edition, asked_json, held_json, clerk, at_ms)
     VALUES (@caseId, @tableVersion, @tableEdition, @askedJson, @heldJson, @clerk, @atMs)`,
  ).run(bound);
}

export type JudgementRow = {
  readonly caseId: string;
  readonly occasion: 'accepted' | 'notice';
  readonly outcome: string;
  readonly tableVersion: number;
  readonly tableEdition: number;
  /** The rules that led there, whole: the table may be another one later. */
  readonly rulesJson: string;
  readonly printJobId: string | null;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertJudgement(db: WritableDb, row: JudgementRow): void {
  statement<JudgementRow>(
    db,
    `INSERT INTO case_judgements (case_id, occasion, outcome, table_version, table_edition, rules_json, print_job_id, clerk, at_ms)
     VALUES (@caseId, @occasion, @outcome, @tableVersion, @tableEdition, @rulesJson, @printJobId, @clerk, @atMs)`,
  ).run(row);
}

/** Oldest first. */
export function listJudgements(db: ReadableDb, caseId: string): readonly JudgementRow[] {
  return statement<[string], JudgementRow>(
    db,
    `SELECT case_id AS caseId, occasion, outcome, table_version AS tableVersion, table_edition AS tableEdition,
       rules_json AS rulesJson, print_job_id AS printJobId, clerk, at_ms AS atMs
     FROM case_judgements WHERE case_id = ? ORDER BY sequence`,
  ).all(caseId);
}
