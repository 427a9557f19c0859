import type { ApplicantRole } from '#shared/contract/applications.ts';
import { APPLICANT_ROLE, OTHER_KINDS } from '#shared/domain/case-form.ts';
import { parseIdNumber } from '#shared/domain/id-number.ts';
import { tidyName } from '#shared/domain/person-name.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import {
  findApplicant,
  insertApplicant,
  insertIdentity,
  listIdentities,
  type ApplicantRow,
} from '#electron/db/repositories/case-applicants.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { editDraft, type CaseInput, type Saved } from './case-edit.ts';
import type { ServiceContext } from './context.ts';
import { keepHidden, kindsOfClasses } from './held-identities.ts';
import { cardKindOf, requirePerson, today } from './people.ts';

type Acting = { readonly role: Exclude<ApplicantRole, 'self'>; readonly relation: string };

export type ApplicantInput = CaseInput & {
  readonly applicant:
    | { readonly by: 'self' }
    | (Acting & { readonly by: 'card'; readonly cardReadId: string })
    | (Acting & { readonly by: 'typed'; readonly name: string; readonly idNumber: string; readonly reason: string });
};

/** Errors: applicant.sameNumber, applicant.cardGone, applicant.reasonNeeded, idNumber.*. */
export function setApplicant(context: ServiceContext, input: ApplicantInput): Saved {
  return editDraft(context, {
    procedure: 'applications.setApplicant',
    input,
    change: (db, draft, nowMs) => {
      const who = actingPerson(context, input.applicant);
      if (who.idNumber !== '' && who.idNumber === requirePerson(db, draft.personId).idNumber)
        throw new DeskError('applicant.sameNumber', {});
      const { clerk } = input;
      insertApplicant(db, { caseId: draft.id, ...who, clerk, atMs: nowMs });
      keepHidden(db, draft.id, { field: APPLICANT_ROLE, value: who.role, clerk, nowMs });
      return { focusField: 'applicant' };
    },
  });
}

type Who = Omit<ApplicantRow, 'caseId' | 'clerk' | 'atMs'>;

function actingPerson(context: ServiceContext, applicant: ApplicantInput['applicant']): Who {
  if (applicant.by === 'self')
    return { role: 'self', relation: '0', name: '', idNumber: '', numberSource: 'none', typedReason: '' };
  const { role, relation } = applicant;
  if (applicant.by === 'card') {
    const read = context.cards.find(applicant.cardReadId);
    if (!read) throw new DeskError('applicant.cardGone', {});
    const { name, idNumber } = read.record;
    return { role, relation, name, idNumber, numberSource: 'chip', typedReason: '' };
  }
  if (applicant.reason === '') throw new DeskError('applicant.reasonNeeded', {});
  const number = parseIdNumber(applicant.idNumber, today(context));
  if (!number.ok) throw new DeskError(number.problem, {});
  const name = tidyName(applicant.name);
  return { role, relation, name, idNumber: number.idNumber, numberSource: 'typed', typedReason: applicant.reason };
}

/** The other identities somebody holds; the class of the form is the one applied under. Errors: identity.unknownClass. */
export function setIdentities(
  context: ServiceContext,
  input: CaseInput & { readonly classes: readonly string[] },
): Saved {
  return editDraft(context, {
    procedure: 'applications.setIdentities',
    input,
    change: (db, draft, nowMs) => {
      if (input.classes.some((code) => cardKindOf(context, code) === null))
        throw new DeskError('identity.unknownClass', {});
      const own = valuesOf(db, draft.id)['personClass'] ?? '';
      const wanted = input.classes.filter((code) => code !== own);
      const before = listIdentities(db, draft.personId);
      const { clerk } = input;
      const note = (personClass: string, held: 0 | 1): void =>
        insertIdentity(db, { personId: draft.personId, caseId: draft.id, personClass, held, clerk, atMs: nowMs });
      // The class of the form is none of the others, and yet held.
      for (const code of before) if (code !== own && !wanted.includes(code)) note(code, 0);
      for (const code of wanted) if (!before.includes(code)) note(code, 1);
      keepHidden(db, draft.id, { field: OTHER_KINDS, value: kindsOfClasses(context, wanted), clerk, nowMs });
      return { focusField: 'identities' };
    },
  });
}

/** Whoever acts: the name that stands under consents and papers. */
export function actingName(db: WritableDb, caseId: string, personName: string): { as: ApplicantRole; by: string } {
  const applicant = findApplicant(db, caseId);
  if (!applicant || applicant.role === 'self') return { as: 'self', by: personName };
  return { as: applicant.role, by: applicant.name };
}
