import { createHash } from 'node:crypto';
import type { BesidesForm } from '#shared/domain/case-form.ts';
import {
  consentsAsked,
  consentText,
  consentTextOf,
  type ConsentKind,
  type ConsentPolicy,
  type ConsentText,
} from '#shared/domain/consent-policy.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import type { ApplicantRow } from '#electron/db/repositories/case-applicants.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { listConsents, type ConsentRow } from '#electron/db/repositories/consents.ts';

export type AskedConsent = {
  readonly text: ConsentText;
  /** Under which that text is kept. */
  readonly textHash: string;
  readonly required: boolean;
  /** What whoever acts said to it, while that counts. */
  readonly answer: ConsentRow | undefined;
};

type Asked = {
  readonly row: CaseRow;
  readonly values: FieldValues;
  readonly policy: ConsentPolicy;
  readonly applicant: ApplicantRow | undefined;
};

/** Each kind this case is asked about and the answer to it; an accepted case shows what it was asked, not what is asked today. */
export function consentState(db: ReadableDb, asked: Asked): readonly AskedConsent[] {
  const answers = listConsents(db, asked.row.id);
  return asked.row.state === 'accepted' ? answeredOnce(answers) : askedNow(answers, asked);
}

function askedNow(answers: readonly ConsentRow[], { values, policy, applicant }: Asked): readonly AskedConsent[] {
  const live = answers.filter((each) => each.withdrawn === 0 && isOfApplicant(each, applicant));
  return consentsAsked(policy, values).map((kind) => {
    const { hash } = storedText(policy, kind);
    // What is signed stands under the words it was signed under; what is not is asked again in new words.
    const answer = live.findLast(
      (each) => each.kind === kind.code && (each.signatureHash !== null || each.textHash === hash),
    );
    const text = answer ? textOf(answer) : consentTextOf(policy, kind);
    return { text, textHash: answer?.textHash ?? hash, required: kind.required, answer };
  });
}

function answeredOnce(answers: readonly ConsentRow[]): readonly AskedConsent[] {
  const newest = new Map(answers.map((each) => [each.kind, each]));
  for (const each of answers) if (each.withdrawn === 0) newest.set(each.kind, each);
  return [...newest.values()].map((each) => ({
    text: textOf(each),
    textHash: each.textHash,
    required: true,
    answer: each.withdrawn === 0 ? each : undefined,
  }));
}

function textOf({ textJson }: ConsentRow): ConsentText {
  return consentText.parse(JSON.parse(textJson));
}

/** The words of a kind as they are kept, and the name they are kept under. */
export function storedText(policy: ConsentPolicy, kind: ConsentKind): { readonly hash: string; readonly json: string } {
  const json = JSON.stringify(consentTextOf(policy, kind));
  return { json, hash: createHash('sha256').update(json).digest('hex') };
}

/** What somebody said who no longer acts for the person does not count for whoever acts now. */
export function isOfApplicant({ givenAs, givenBy }: ConsentRow, applicant: ApplicantRow | undefined): boolean {
  const role = applicant?.role ?? 'self';
  return givenAs === role && (role === 'self' || givenBy === applicant?.name);
}

/** Keys of what is lacking: `consent` somebody must be asked, `consent-refused` said no to what is needed, `consent-signature`. */
export function consentGaps(consents: readonly AskedConsent[]): readonly BesidesForm[] {
  const open = consents.some(({ answer }) => answer === undefined);
  const refused = consents.some(({ required, answer }) => required && answer?.agrees === 0);
  const unsigned = consents.some(({ answer }) => answer !== undefined && answer.signatureHash === null);
  return [
    ...(open ? ['consent' as const] : []),
    ...(refused ? ['consent-refused' as const] : []),
    ...(unsigned && !open ? ['consent-signature' as const] : []),
  ];
}
