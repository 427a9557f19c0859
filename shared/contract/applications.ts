import { z } from 'zod';
import { applicationRule, applicationRuleTable, ruleOutcome, ruleTier } from '#shared/domain/application-rules.ts';
import { consentText } from '#shared/domain/consent-policy.ts';
import {
  base64Bytes,
  caseId,
  cardReadId,
  civilDate,
  clerkName,
  copyReason,
  instantMs,
  personId,
  printJobId,
  reads,
  writeInput,
  writes,
} from './base.ts';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { cardKind } from './station.ts';

export const applicantRole = z.enum(['self', 'guardian', 'agent']);
export type ApplicantRole = z.infer<typeof applicantRole>;

const shownRule = applicationRule.pick({ id: true, sentence: true, article: true, source: true, grade: true });
export const ruleView = shownRule.extend({ tier: ruleTier });
export type RuleView = z.infer<typeof ruleView>;

const fileFacts = z.object({
  personId,
  name: z.string(),
  /** The whole number: two files can only be told apart by it. */
  idNumber: z.string(),
  sex: z.enum(['1', '2']),
  birthOn: civilDate,
  phone: z.string(),
  community: z.string(),
  className: z.string(),
  source: z.string(),
  caseState: z.enum(['none', 'draft', 'accepted']),
  caseNumber: z.string().nullable(),
  photo: z.string().nullable(),
});
export type FileFacts = z.infer<typeof fileFacts>;

export const duplicatePair = z.object({
  one: fileFacts,
  other: fileFacts,
  /** Same number in a case, same 15 digits of before 1999, same name and birth date. */
  grounds: z.array(z.enum(['case-number', 'old-number', 'name-and-birth'])),
  decision: z
    .object({ verdict: z.enum(['same', 'different']), reason: z.string(), clerk: z.string(), atMs: instantMs })
    .nullable(),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const deficiencyNotice = z.object({
  id: z.string(),
  respondBy: civilDate.nullable(),
  clerk: z.string(),
  atMs: instantMs,
  printJobId,
  faults: z.array(
    z.object({
      place: z.int(),
      fault: z.string(),
      mend: z.string(),
      mended: z.boolean(),
      /** Only a person can see it: a clerk ticks it. */
      byHand: z.boolean(),
    }),
  ),
});
export type DeficiencyNotice = z.infer<typeof deficiencyNotice>;

export const applicationView = z.object({
  caseId,
  rules: z.object({
    version: z.int(),
    edition: z.int(),
    /** What the person is asked, in the table's order. */
    asked: z.array(ruleView),
    /** Null until all of them were asked. */
    held: z.array(z.string()).nullable(),
    outcome: ruleOutcome,
    reasons: z.array(ruleView),
  }),
  applicant: z.object({
    role: applicantRole,
    relation: z.string(),
    name: z.string(),
    maskedIdNumber: z.string(),
    source: z.enum(['chip', 'typed', 'none']),
    reason: z.string(),
  }),
  /** The person is too young to apply without a guardian. */
  guardianNeeded: z.boolean(),
  guardianBelowAge: z.int(),
  notice: z.array(z.string()),
  /** Each kind that is asked, in the words that count for it. */
  consents: z.array(
    consentText.omit({ notice: true }).extend({
      /** Names the words shown, the notice's among them; goes back with the answer. */
      textHash: z.string(),
      required: z.boolean(),
      answer: z
        .object({ agrees: z.boolean(), as: applicantRole, by: z.string(), atMs: instantMs, signed: z.boolean() })
        .nullable(),
    }),
  ),
  /** The signature under the 告知书, as a data URL. */
  consentSignature: z.string().nullable(),
  /** Identities besides the class of the form; all are kept, the card is of the form's class. */
  otherIdentities: z.array(z.object({ code: z.string(), name: z.string(), cardKind })),
  told: z.array(deficiencyNotice),
  /** Papers that came out already as they would read now, the 补正告知书 with the day of the newest one: one more is a reprint. */
  printed: z.array(z.enum(receiptKinds)),
  duplicates: z.array(duplicatePair),
});
export type ApplicationView = z.infer<typeof applicationView>;

const neededMaterial = z.object({
  code: z.string(),
  name: z.string(),
  required: z.boolean(),
  substitute: z.string().nullable(),
  settled: z.boolean(),
});

const onCase = writeInput.extend({ caseId, clerk: clerkName });
const onPaper = onCase.extend({ reason: copyReason.default('') });
const done = z.object({ savedAtMs: instantMs });
const line = z.string().trim().min(1).max(300);
const ruleIds = z.array(z.string().max(60)).max(100);

export const applicationsContract = {
  /** What decides about an application besides its form. Errors: case.notFound. */
  get: reads('counter', 'manager').input(z.object({ caseId })).output(applicationView),
  /**
   * The person was asked the rules that the page shows, `asked`; `held`: those that hold, none = 无下列情形. A rule that came
   * since is still to be asked. Errors: case.accepted.
   */
  declareRules: writes('counter')
    .input(onCase.extend({ asked: ruleIds, held: ruleIds }))
    .output(done),
  /**
   * Queues the 不予受理通知书 of a refused or file-only case and writes down that it was given. By the same rules again it is
   * the same notice, as in `prints.requestForCase`. Errors: case.noReason, print.reasonNeeded.
   */
  printRefusal: writes('counter').input(onPaper).output(z.object({ printJobId })),
  /** Who acts for the person: nobody, or somebody by their card (or typed, with a reason). Errors: applicant.*, idNumber.*. */
  setApplicant: writes('counter')
    .input(
      onCase.extend({
        applicant: z.discriminatedUnion('by', [
          z.object({ by: z.literal('self') }),
          z.object({
            by: z.literal('card'),
            role: z.enum(['guardian', 'agent']),
            relation: z.string().max(2),
            cardReadId,
          }),
          z.object({
            by: z.literal('typed'),
            role: z.enum(['guardian', 'agent']),
            relation: z.string().max(2),
            name: z.string().trim().min(1).max(60),
            idNumber: z.string().trim().max(30),
            reason: z.string().trim().max(100),
          }),
        ]),
      }),
    )
    .output(done),
  /**
   * Whoever acts says yes or no to one kind in the words `textHash`: each is asked by itself. Errors: consent.notAsked,
   * consent.reworded when those words count no more, case.accepted.
   */
  answerConsent: writes('counter')
    .input(onCase.extend({ kind: z.string().max(40), textHash: z.string().length(64), agrees: z.boolean() }))
    .output(done),
  /** Signs the 告知书 and with it every answer. A PNG, base64. Errors: signature.format, consent.open. */
  signConsents: writes('counter')
    .input(onCase.extend({ png: base64Bytes(400_000) }))
    .output(done),
  /** Takes a consent back; what was given stays on record. */
  withdrawConsent: writes('counter')
    .input(onCase.extend({ kind: z.string().max(40), reason: line }))
    .output(done),
  /** The other identities the person holds, as a whole. Errors: identity.unknownClass. */
  setIdentities: writes('counter')
    .input(onCase.extend({ classes: z.array(z.string().max(4)).max(12) }))
    .output(done),
  /**
   * Everything that is wrong, on one paper, and kept: what the case lacks and what the clerk adds. The same faults with the
   * same date again are the same notice, as in `prints.requestForCase`. Errors: case.nothingMissing, print.reasonNeeded.
   */
  tellDeficiencies: writes('counter')
    .input(
      onPaper.extend({
        notes: z.array(z.object({ fault: line, mend: line })).max(20),
        respondBy: civilDate.nullable(),
      }),
    )
    .output(z.object({ printJobId })),
  /** A clerk saw that a noted fault is mended. Errors: deficiency.notFound. */
  markMended: writes('counter')
    .input(onCase.extend({ noticeId: z.uuid(), place: z.int().min(0) }))
    .output(done),
  /** `printed`: the list came out already as it reads now. What this person must bring, from search or booking, before there is a case or within one. */
  precheck: reads('counter')
    .input(z.object({ personId }))
    .output(z.object({ materials: z.array(neededMaterial), told: z.array(deficiencyNotice), printed: z.boolean() })),
  /** The list as it reads now; the same again as in `prints.requestForCase`. Errors: print.reasonNeeded. */
  printPrecheck: writes('counter')
    .input(writeInput.extend({ personId, clerk: clerkName, reason: copyReason.default('') }))
    .output(z.object({ printJobId })),
  /** Pairs of records that may be one person and were not decided yet. */
  duplicates: reads('counter', 'manager').output(z.array(duplicatePair)),
  /** Errors: duplicate.notFound. */
  decideDuplicate: writes('counter', 'manager')
    .input(
      writeInput.extend({
        one: personId,
        other: personId,
        verdict: z.enum(['same', 'different']),
        reason: line,
        clerk: clerkName,
      }),
    )
    .output(done),
  /** The rules in force, and what was changed when. */
  ruleTable: reads('counter', 'manager').output(
    z.object({
      table: applicationRuleTable,
      history: z.array(
        z.object({
          edition: z.int(),
          effectiveOn: civilDate,
          savedBy: z.string(),
          reason: z.string(),
          savedAtMs: instantMs,
        }),
      ),
    }),
  ),
  /** A station's own rules from a date on. `basedOn`: the edition that was changed. Errors: rules.*. */
  saveRuleTable: writes('manager')
    .input(
      writeInput.extend({
        table: applicationRuleTable,
        basedOn: z.int(),
        effectiveOn: civilDate,
        reason: line,
        clerk: clerkName,
      }),
    )
    .output(z.object({ edition: z.int() })),
};
