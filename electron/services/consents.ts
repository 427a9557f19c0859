import { consentsAsked } from '#shared/domain/consent-policy.ts';
import { DeskError } from '#shared/errors.ts';
import { consentAnewReason } from '#shared/i18n/zh-CN/applications.ts';
import { findApplicant } from '#electron/db/repositories/case-applicants.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import {
  insertConsent,
  insertWithdrawal,
  listConsents,
  putConsentText,
  signConsent,
  type ConsentRow,
} from '#electron/db/repositories/consents.ts';
import { actingName } from './applicants.ts';
import { applicationState } from './application-state.ts';
import { editDraft, storePicture, type CaseInput, type Saved } from './case-edit.ts';
import { requireCase } from './case-view.ts';
import { isOfApplicant, storedText } from './consent-state.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson, today } from './people.ts';
import { consentsOn } from './policy-editions.ts';
import { pngOf } from './signature-png.ts';
import { writeOnce } from './write.ts';

export type ConsentAnswer = CaseInput & {
  readonly kind: string;
  /** The words the clerk's page showed, which may be yesterday's. */
  readonly textHash: string;
  readonly agrees: boolean;
};

/**
 * Whoever acts says yes or no to one kind. Saying something else than before leaves both rows. Errors: consent.notAsked,
 * consent.reworded.
 */
export function answerConsent(context: ServiceContext, input: ConsentAnswer): Saved {
  return editDraft(context, {
    procedure: 'applications.answerConsent',
    input,
    change: (db, draft, nowMs) => {
      const policy = consentsOn(context, db, today(context));
      const kind = consentsAsked(policy, valuesOf(db, draft.id)).find(({ code }) => code === input.kind);
      if (!kind) throw new DeskError('consent.notAsked', {});
      const { as, by } = actingName(db, draft.id, requirePerson(db, draft.personId).name);
      const applicant = findApplicant(db, draft.id);
      const agrees = input.agrees ? 1 : 0;
      const { clerk } = input;
      const before = listConsents(db, draft.id).filter(
        (each) => each.withdrawn === 0 && each.kind === kind.code && isOfApplicant(each, applicant),
      );
      const { hash, json } = wordsShown(input, storedText(policy, kind), before);
      if (before.some((each) => each.agrees === agrees && each.textHash === hash)) return { focusField: 'consent' };
      const reason = consentAnewReason(input.agrees);
      for (const { id } of before) insertWithdrawal(db, { consentId: id, reason, clerk, atMs: nowMs });
      putConsentText(db, hash, json);
      insertConsent(db, {
        id: context.newId(),
        caseId: draft.id,
        kind: kind.code,
        textHash: hash,
        noticeVersion: policy.version,
        agrees,
        givenAs: as,
        givenBy: by,
        clerk,
        atMs: nowMs,
      });
      return { focusField: 'consent' };
    },
  });
}

type StoredText = ReturnType<typeof storedText>;

/** Today's words, or those of an answer that still counts. Nobody agrees to words that were never read to them. */
function wordsShown({ textHash }: ConsentAnswer, today: StoredText, before: readonly ConsentRow[]): StoredText {
  if (textHash === today.hash) return today;
  const answered = before.find((each) => each.textHash === textHash);
  if (!answered) throw new DeskError('consent.reworded', {});
  return { hash: answered.textHash, json: answered.textJson };
}

/** The signature under the 告知书: it stands under every answer that counts and has none yet. Errors: signature.format, consent.open. */
export function signConsents(context: ServiceContext, input: CaseInput & { readonly png: string }): Saved {
  const bytes = pngOf(input.png);
  return editDraft(context, {
    procedure: 'applications.signConsents',
    input,
    change: (db, draft, nowMs) => {
      const { consents } = applicationState(context, db, draft, valuesOf(db, draft.id));
      const open = consents.filter(({ answer }) => answer === undefined).map(({ text }) => text.name);
      if (open.length > 0) throw new DeskError('consent.open', { kinds: open });
      const signatureHash = storePicture(db, 'image/png', bytes, nowMs);
      for (const { answer } of consents) if (answer) signConsent(db, answer.id, signatureHash, nowMs);
      return { focusField: 'consent-signature' };
    },
  });
}

/** Also after acceptance: consent may be taken back at any time, and what was done until then stays lawful. */
export function withdrawConsent(
  context: ServiceContext,
  input: CaseInput & { readonly kind: string; readonly reason: string },
): { savedAtMs: number } {
  return writeOnce(context, {
    procedure: 'applications.withdrawConsent',
    request: input,
    nouns: ['cases', 'applications'],
    work: (db, nowMs) => {
      const { id } = requireCase(db, input.caseId);
      const { clerk, reason } = input;
      for (const given of listConsents(db, id)) {
        if (given.kind === input.kind && given.withdrawn === 0 && given.agrees === 1)
          insertWithdrawal(db, { consentId: given.id, reason, clerk, atMs: nowMs });
      }
      return { savedAtMs: nowMs };
    },
  });
}
