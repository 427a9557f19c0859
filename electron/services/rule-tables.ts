import type { CivilDate } from '#shared/civil-date.ts';
import { applicationRuleTable, type ApplicationRuleTable } from '#shared/domain/application-rules.ts';
import { ruleTableProblems } from '#shared/domain/policy-problems.ts';
import { DeskError } from '#shared/errors.ts';
import { policyProblemText } from '#shared/i18n/zh-CN/policies.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findRuleTable, insertRuleTable, listRuleTables } from '#electron/db/repositories/rule-tables.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const parsed = new Map<string, ApplicationRuleTable>(); // by row id, whose content never changes

/** The table that counts on a date: the station's own, else the shipped one. */
export function ruleTableOn(context: ServiceContext, db: ReadableDb, on: CivilDate): ApplicationRuleTable {
  const row = findRuleTable(db, on);
  if (!row) return context.policy.applicationRules;
  let table = parsed.get(row.id);
  if (!table) {
    const { edition, effectiveOn } = row;
    table = { ...applicationRuleTable.parse(JSON.parse(row.tableJson)), edition, effectiveOn };
    parsed.set(row.id, table);
  }
  return table;
}

export function ruleTableView(context: ServiceContext) {
  const { db } = context.store;
  const rows = listRuleTables(db);
  const history = rows.map(({ edition, effectiveOn, savedBy, reason, savedAtMs }) => ({
    edition,
    effectiveOn,
    savedBy,
    reason,
    savedAtMs,
  }));
  // What a change is made to is the newest table, whether or not it counts yet.
  const [newest] = rows;
  return {
    table: newest ? ruleTableOn(context, db, newest.effectiveOn) : ruleTableOn(context, db, today(context)),
    history,
  };
}

export type SaveRuleTable = WriteRequest & {
  readonly table: ApplicationRuleTable;
  readonly basedOn: number;
  readonly effectiveOn: CivilDate;
  readonly reason: string;
  readonly clerk: string;
};

/** Errors: rules.past, rules.changed, rules.unchanged, rules.invalid. */
export function saveRuleTable(context: ServiceContext, input: SaveRuleTable): { edition: number } {
  return writeOnce(context, {
    procedure: 'applications.saveRuleTable',
    request: input,
    nouns: ['applications', 'cases'],
    work: (db, nowMs) => {
      if (input.effectiveOn < today(context)) throw new DeskError('rules.past', {});
      const [newest] = listRuleTables(db);
      const edition = newest?.edition ?? 0;
      if (edition !== input.basedOn) throw new DeskError('rules.changed', {});
      const before = newest
        ? applicationRuleTable.parse(JSON.parse(newest.tableJson))
        : context.policy.applicationRules;
      const [first] = ruleTableProblems(input.table);
      if (first) throw new DeskError('rules.invalid', { first: policyProblemText(first) });
      if (contentOf(before) === contentOf(input.table)) throw new DeskError('rules.unchanged', {});
      insertRuleTable(db, {
        edition: edition + 1,
        id: context.newId(),
        effectiveOn: input.effectiveOn,
        tableJson: JSON.stringify({ ...input.table, edition: edition + 1, effectiveOn: input.effectiveOn }),
        savedBy: input.clerk,
        reason: input.reason,
        savedAtMs: nowMs,
      });
      return { edition: edition + 1 };
    },
  });
}

function contentOf({ rules, guardianBelowAge }: ApplicationRuleTable): string {
  return JSON.stringify([applicationRuleTable.shape.rules.parse(rules), guardianBelowAge]);
}
