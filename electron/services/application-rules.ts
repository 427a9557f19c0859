import type { PrintJobId } from '#shared/contract/base.ts';
import type { CasePaper } from '#shared/contract/prints.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { findAcceptedCase } from '#electron/db/repositories/cases.ts';
import { listDecidedSame } from '#electron/db/repositories/duplicates.ts';
import { insertJudgement, insertRuleCheck } from '#electron/db/repositories/rule-tables.ts';
import { applicationState, type ApplicationState } from './application-state.ts';
import { editDraft, type CaseInput, type PaperInput, type Saved } from './case-edit.ts';
import { requestCasePaper } from './case-papers.ts';
import { requireDraft } from './case-view.ts';
import type { AskedConsent } from './consent-state.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { writeOnce } from './write.ts';

type Declaration = CaseInput & { readonly asked: readonly string[]; readonly held: readonly string[] };

/** The person was asked what the clerk's page showed: not what may count since. */
export function declareRules(context: ServiceContext, input: Declaration): Saved {
  return editDraft(context, {
    procedure: 'applications.declareRules',
    input,
    change: (db, draft, nowMs) => {
      const { table, asked } = applicationState(context, db, draft, valuesOf(db, draft.id));
      const ids = asked.map(({ id }) => id).filter((id) => input.asked.includes(id));
      insertRuleCheck(db, {
        caseId: draft.id,
        tableVersion: table.version,
        tableEdition: table.edition,
        asked: ids,
        held: ids.filter((id) => input.held.includes(id)),
        clerk: input.clerk,
        atMs: nowMs,
      });
      return { focusField: 'rules' };
    },
  });
}

/**
 * Gives the 不予受理通知书 and writes down by which rules; a copy of the one given is no further decision. The draft stays on
 * file. Errors: case.noReason, print.reasonNeeded.
 */
export function printRefusal(context: ServiceContext, input: PaperInput): { printJobId: PrintJobId } {
  return writeOnce(context, {
    procedure: 'applications.printRefusal',
    request: input,
    nouns: ['prints', 'applications'],
    work: (db, nowMs) => {
      const draft = requireDraft(db, input.caseId);
      const state = applicationState(context, db, draft, valuesOf(db, draft.id));
      const paper = refusalPaper(state);
      if (!paper) throw new DeskError('case.noReason', {});
      const { clerk, reason = '' } = input;
      const { printJobId, as } = requestCasePaper(context, db, { caseId: draft.id, clerk, nowMs, paper, reason });
      if (as === 'new')
        keepJudgement(db, state, { caseId: draft.id, occasion: 'notice', printJobId, clerk, atMs: nowMs });
      return { printJobId };
    },
  });
}

/** The 不予受理通知书 by the rules that hold now; none while the case may go on. */
export function refusalPaper({ judgement: { outcome, reasons } }: ApplicationState): CasePaper | undefined {
  if (outcome !== 'refused' && outcome !== 'file-only') return undefined;
  return {
    kind: 'refusal-notice',
    fileOnly: outcome === 'file-only',
    reasons: reasons.map(({ sentence, article, source }) => ({ reason: sentence, rule: article, source })),
  };
}

type Kept = {
  readonly caseId: string;
  readonly occasion: 'accepted' | 'notice';
  readonly printJobId: string | null;
  readonly clerk: string;
  readonly atMs: number;
};

/** The judgement with the words of its rules, as they were: the table may say otherwise tomorrow. */
export function keepJudgement(db: WritableDb, { table, judgement }: ApplicationState, kept: Kept): void {
  insertJudgement(db, {
    ...kept,
    outcome: judgement.outcome,
    tableVersion: table.version,
    tableEdition: table.edition,
    rulesJson: JSON.stringify(judgement.reasons),
  });
}

/** In words where only consents stand against it, or somebody said no. Errors: consent.refused, consent.open. */
export function requireConsents({ consents }: ApplicationState, missing: readonly string[]): void {
  const names = (which: (consent: AskedConsent) => boolean) => consents.filter(which).map(({ text }) => text.name);
  const refused = names(({ required, answer }) => required && answer?.agrees === 0);
  if (refused.length > 0) throw new DeskError('consent.refused', { kinds: refused });
  const open = names(({ answer }) => answer === undefined || answer.signatureHash === null);
  if (open.length > 0 && missing.every((key) => key.startsWith('consent')))
    throw new DeskError('consent.open', { kinds: open });
}

/** Errors: case.refusedByRule, case.provinceDecides unless the clerk knows it, case.sameAsAccepted. */
export function requireAcceptable(
  db: WritableDb,
  draft: CaseRow,
  { judgement }: ApplicationState,
  toBeDecidedAbove: boolean,
): void {
  const { outcome, reasons } = judgement;
  const sentence = reasons.map((rule) => rule.sentence).join('；');
  if (outcome === 'refused' || outcome === 'file-only') throw new DeskError('case.refusedByRule', { sentence });
  if (outcome === 'province' && !toBeDecidedAbove) throw new DeskError('case.provinceDecides', { sentence });
  for (const id of listDecidedSame(db, draft.personId)) {
    const { caseNumber } = findAcceptedCase(db, id) ?? {};
    if (caseNumber) throw new DeskError('case.sameAsAccepted', { name: requirePerson(db, id).name, caseNumber });
  }
}
