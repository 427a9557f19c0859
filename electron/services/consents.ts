import { createHash } from 'node:crypto';
import { consentsAsked } from '#shared/domain/consent-policy.ts';
import { DeskError } from '#shared/errors.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { insertConsent, insertWithdrawal, listConsents, putConsentText } from '#electron/db/repositories/consents.ts';
import { actingName } from './applicants.ts';
import { editDraft, type CaseInput, type Saved } from './case-edit.ts';
import { requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson } from './people.ts';
import { writeOnce } from './write.ts';

/** Whoever acts agrees, each kind a row of its own; the signature that follows stands under it. Errors: consent.notAsked. */
export function consent(context: ServiceContext, input: CaseInput & { readonly kinds: readonly string[] }): Saved {
  const { consents: policy } = context.policy;
  return editDraft(context, {
    procedure: 'applications.consent',
    input,
    change: (db, draft, nowMs) => {
      const asked = consentsAsked(policy, valuesOf(db, draft.id));
      const { as, by } = actingName(db, draft.id, requirePerson(db, draft.personId).name);
      const live = listConsents(db, draft.id);
      for (const code of input.kinds) {
        const kind = asked.find((each) => each.code === code);
        if (!kind) throw new DeskError('consent.notAsked', {});
        if (live.some((given) => given.kind === code && given.givenAs === as && given.givenBy === by)) continue;
        const textJson = JSON.stringify({ notice: policy.notice, ...kind });
        const textHash = createHash('sha256').update(textJson).digest('hex');
        putConsentText(db, textHash, textJson);
        insertConsent(db, {
          id: context.newId(),
          caseId: draft.id,
          kind: code,
          textHash,
          noticeVersion: policy.version,
          givenAs: as,
          givenBy: by,
          clerk: input.clerk,
          atMs: nowMs,
        });
      }
      return { focusField: 'consent' };
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
        if (given.kind === input.kind) insertWithdrawal(db, { consentId: given.id, reason, clerk, atMs: nowMs });
      }
      return { savedAtMs: nowMs };
    },
  });
}
