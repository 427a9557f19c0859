import { ageOn } from '#shared/civil-date.ts';
import {
  judgeApplication,
  rulesInForce,
  rulesToAsk,
  type ApplicationRule,
  type ApplicationRuleTable,
  type RuleJudgement,
} from '#shared/domain/application-rules.ts';
import { kindsOf, type BesidesForm } from '#shared/domain/case-form.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findApplicant, type ApplicantRow } from '#electron/db/repositories/case-applicants.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { findRuleCheck } from '#electron/db/repositories/rule-tables.ts';
import { consentGaps, consentState, type AskedConsent } from './consent-state.ts';
import type { ServiceContext } from './context.ts';
import { consentsOn } from './policy-editions.ts';
import { cardKindOf, requirePerson, today } from './people.ts';
import { ruleTableOn } from './rule-tables.ts';

export type ApplicationState = {
  readonly table: ApplicationRuleTable;
  readonly asked: readonly ApplicationRule[];
  /** Null until every rule that is asked today was asked. */
  readonly held: readonly string[] | null;
  readonly judgement: RuleJudgement;
  readonly applicant: ApplicantRow | undefined;
  readonly guardianNeeded: boolean;
  readonly consents: readonly AskedConsent[];
};

/** Everything about an application that is no content of its form, as it stands today. */
export function applicationState(
  context: ServiceContext,
  db: ReadableDb,
  row: CaseRow,
  values: FieldValues,
): ApplicationState {
  const date = today(context);
  const table = ruleTableOn(context, db, date);
  const kinds = kindsOf({ cardKind: cardKindOf(context, values['personClass'] ?? ''), values });
  const check = findRuleCheck(db, row.id);
  const asked = rulesToAsk(rulesInForce(table, date, kinds));
  // A rule that is new in the table was never asked, whatever was declared before.
  const answered = check !== undefined && asked.every(({ id }) => check.asked.includes(id));
  const judgement = judgeApplication(table, date, { values, kinds, held: check?.held ?? [] });
  const applicant = findApplicant(db, row.id);
  const birthOn = values['birthOn'] || requirePerson(db, row.personId).birthOn;
  const isYoung = ageOn(birthOn, date) < table.guardianBelowAge;
  const consents = consentState(db, { row, values, policy: consentsOn(context, db, date), applicant });
  return {
    table,
    asked,
    held: answered ? check.held : null,
    judgement,
    applicant,
    guardianNeeded: isYoung && applicant?.role !== 'guardian',
    consents,
  };
}

/** Keys of what the application lacks (shared/domain/case-form.ts). */
export function applicationGaps(state: ApplicationState): readonly BesidesForm[] {
  const { outcome } = state.judgement;
  const refused = outcome === 'refused' || outcome === 'file-only';
  return [
    ...(refused ? ['refused' as const] : []),
    ...(state.held === null ? ['rules' as const] : []),
    ...(state.guardianNeeded ? ['applicant' as const] : []),
    ...consentGaps(state.consents),
  ];
}
