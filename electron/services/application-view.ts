import type { CaseId } from '#shared/contract/base.ts';
import type { ApplicationView, RuleView } from '#shared/contract/applications.ts';
import { applicationRule, type ApplicationRule } from '#shared/domain/application-rules.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { listIdentities } from '#electron/db/repositories/case-applicants.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { listJudgements } from '#electron/db/repositories/rule-tables.ts';
import { applicationState, type ApplicationState } from './application-state.ts';
import { refusalPaper } from './application-rules.ts';
import { caseFaults } from './case-faults.ts';
import { printedOf } from './case-papers.ts';
import { pictureUrl, requireCase } from './case-view.ts';
import type { AskedConsent } from './consent-state.ts';
import type { ServiceContext } from './context.ts';
import { toldOf } from './deficiencies.ts';
import { duplicatesOf } from './duplicates.ts';
import { cardKindOf, classNameOf, today } from './people.ts';
import { consentsOn } from './policy-editions.ts';

/** What decides about an application besides its form. Errors: case.notFound. */
export function applicationView(context: ServiceContext, caseId: string): ApplicationView {
  const { db } = context.store;
  const row = requireCase(db, caseId);
  const values = valuesOf(db, row.id);
  const state = applicationState(context, db, row, values);
  const { applicant } = state;
  const told = toldOf(context, db, row);
  return {
    caseId: row.id as CaseId,
    rules: rulesOf(db, row, state),
    applicant: {
      role: applicant?.role ?? 'self',
      relation: applicant?.relation ?? '0',
      name: applicant?.name ?? '',
      maskedIdNumber: applicant?.idNumber ? maskIdNumber(applicant.idNumber) : '',
      source: applicant?.numberSource ?? 'none',
      reason: applicant?.typedReason ?? '',
    },
    guardianNeeded: state.guardianNeeded,
    guardianBelowAge: state.table.guardianBelowAge,
    notice: noticeOf(context, row, state),
    consents: state.consents.map(consentView),
    consentSignature: pictureUrl(
      db,
      state.consents.find(({ answer }) => answer?.signatureHash)?.answer?.signatureHash ?? null,
    ),
    otherIdentities: listIdentities(db, row.personId)
      .filter((code) => code !== values['personClass'])
      .flatMap((code) => {
        const cardKind = cardKindOf(context, code);
        return cardKind ? [{ code, name: classNameOf(context, code), cardKind }] : [];
      }),
    told,
    printed: printedNow(context, row, state, told),
    duplicates: duplicatesOf(context, db, row.personId),
  };
}

/** Of the papers that need nothing typed, the 补正告知书 by the day told last. An accepted case is asked no list and refused nothing. */
function printedNow(
  context: ServiceContext,
  row: CaseRow,
  state: ApplicationState,
  told: ApplicationView['told'],
): ApplicationView['printed'] {
  const faults = caseFaults(context, context.store.db, row).map(({ fault, mend }) => ({ fault, mend }));
  const respondBy = told[0]?.respondBy ?? null;
  const refusal = row.state === 'draft' ? refusalPaper(state) : undefined;
  return printedOf(context, row, [
    { kind: 'consent-notice' },
    { kind: 'materials-list' },
    ...(faults.length === 0 ? [] : [{ kind: 'deficiency-notice', faults, respondBy } as const]),
    ...(refusal === undefined ? [] : [refusal]),
  ]);
}

/** An accepted case shows the notice it was asked under. */
function noticeOf(context: ServiceContext, row: CaseRow, { consents }: ApplicationState): string[] {
  const kept = row.state === 'accepted' ? consents[0]?.text.notice : undefined;
  return [...(kept ?? consentsOn(context, context.store.db, today(context)).notice)];
}

function consentView({ text, textHash, required, answer }: AskedConsent): ApplicationView['consents'][number] {
  const { notice: _notice, ...words } = text;
  const said = answer && {
    agrees: answer.agrees === 1,
    as: answer.givenAs,
    by: answer.givenBy,
    atMs: answer.atMs,
    signed: answer.signatureHash !== null,
  };
  return { ...words, textHash, required, answer: said ?? null };
}

/** An accepted case keeps the judgement it was accepted by, whatever the table says since. */
function rulesOf(db: ReadableDb, row: CaseRow, state: ApplicationState): ApplicationView['rules'] {
  const { table, asked, held, judgement } = state;
  const kept = listJudgements(db, row.id).findLast(({ occasion }) => occasion === 'accepted');
  if (row.state === 'accepted' && kept) {
    const reasons = applicationRule.array().parse(JSON.parse(kept.rulesJson));
    const outcome = kept.outcome === 'province' ? 'province' : 'may';
    const { tableVersion: version, tableEdition: edition } = kept;
    return { version, edition, asked: asked.map(shown), held: held && [...held], outcome, reasons: reasons.map(shown) };
  }
  return {
    version: table.version,
    edition: table.edition,
    asked: asked.map(shown),
    held: held && [...held],
    outcome: judgement.outcome,
    reasons: judgement.reasons.map(shown),
  };
}

function shown({ id, tier, sentence, article, source, grade }: ApplicationRule): RuleView {
  return { id, tier, sentence, article, source, grade };
}
