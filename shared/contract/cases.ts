import { z } from 'zod';
import {
  base64Bytes,
  caseId,
  civilDate,
  clerkName,
  instantMs,
  personId,
  printJobId,
  reads,
  ticketId,
  writeInput,
  writes,
} from './base.ts';
import { photoCheck, photoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { fieldCondition, formSection } from './form-fields.ts';
import { cardKind } from './station.ts';

/** Where a field's value came from. `earlier` = an earlier case of the same person. */
export const fieldSource = z.enum(['chip', 'roster', 'booking', 'earlier', 'clerk']);
export type FieldSource = z.infer<typeof fieldSource>;

export const caseForm = z.object({
  id: z.string(),
  /** Version of the shipped form. */
  version: z.int(),
  /** How often this station's manager had changed it when the case began; absent = never. */
  edition: z.int().optional(),
  effectiveOn: z.string().optional(),
  /** In the order of the ministry's sheet, which is the order of typing them into its system. */
  sections: z.array(formSection),
  /** Required materials for this case's class; each is ticked as received or as lost with a substitute proof. */
  materials: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      required: z.boolean(),
      substitute: z.string().nullable(),
      onlyFor: z.array(cardKind).optional(),
      onlyWhen: fieldCondition.optional(),
    }),
  ),
  declaration: z.string(),
});
export type CaseForm = z.infer<typeof caseForm>;

export const materialState = z.enum(['missing', 'received', 'substitute']);
export type MaterialState = z.infer<typeof materialState>;

/** What one check found: `unsure` = a person has to look. Values are what was measured, for the reviewer. */
export const photoFinding = z.object({
  check: photoCheck,
  verdict: z.enum(['pass', 'fail', 'unsure']),
  values: z.record(z.string(), z.number()),
});
export type PhotoFinding = z.infer<typeof photoFinding>;

export const photoReport = z.object({
  findings: z.array(photoFinding),
  /**
   * What the clerk looked at: the policy's human list in the words it had then, and whatever the program was unsure of, whose
   * `name` is empty.
   */
  human: z.array(z.object({ code: z.string(), name: z.string(), confirmed: z.boolean() })),
  /** True when something failed and the photo went on for the reason given: the reviewer must look at it. */
  flagged: z.boolean(),
  reason: z.string().nullable(),
  clerk: z.string(),
  atMs: instantMs,
  policyVersion: z.int(),
  /** Which of the station's own editions counted; 0 = the shipped bounds. */
  policyEdition: z.int(),
});
export type PhotoReport = z.infer<typeof photoReport>;

/** One value a field has had. */
export const fieldChange = z.object({
  value: z.string(),
  source: fieldSource,
  changedBy: z.string(),
  atMs: instantMs,
});
export type FieldChange = z.infer<typeof fieldChange>;

/** Chip and roster disagree about a field; both are shown and a clerk decides. */
export const fieldConflict = z.object({ field: z.string(), chipValue: z.string(), rosterValue: z.string() });
export type FieldConflict = z.infer<typeof fieldConflict>;

export const caseDocument = z.object({
  id: caseId,
  state: z.enum(['draft', 'accepted']),
  caseNumber: z.string().nullable(),
  personId,
  personName: z.string(),
  className: z.string(),
  cardKind: cardKind.nullable(),
  ticketId: ticketId.nullable(),
  ticketNumber: z.string().nullable(),
  /** The form it began with and keeps: `forms.ofCase` gives it. */
  formHash: z.string(),
  fields: z.record(
    z.string(),
    z.object({ value: z.string(), source: fieldSource, changedBy: z.string(), changedAtMs: instantMs }),
  ),
  materials: z.record(z.string(), materialState),
  declared: z.boolean(),
  /** data:image/jpeg;base64 or null. */
  photo: z.string().nullable(),
  /** What was found in the photo on file; null for photos of before there were checks. */
  photoReport: photoReport.nullable(),
  signature: z.string().nullable(),
  /** The field that had the cursor when it was last saved: where the next clerk goes on. */
  focusField: z.string().nullable(),
  /** Undecided ones. */
  conflicts: z.array(fieldConflict).default([]),
  /** The newest take-over; null when one clerk has had it alone. */
  takenOver: z.object({ from: z.string(), to: z.string(), atMs: instantMs }).nullable().default(null),
  /** Keys of fields marked 看不清. */
  unclear: z.array(z.string()).default([]),
  /** Keys of what still hinders acceptance: field keys, `conflict:FIELD`, `material:CODE`, `photo`, `signature`, `declaration`. */
  missing: z.array(z.string()),
  /** The station's date when this was read: what dates in the form are held against. */
  today: civilDate,
  openedAtMs: instantMs,
  acceptedAtMs: instantMs.nullable(),
  clerk: z.string(),
  printJobId: printJobId.nullable(),
});
export type CaseDocument = z.infer<typeof caseDocument>;

const onCase = writeInput.extend({ caseId, clerk: clerkName });
const saved = z.object({ missing: z.array(z.string()), savedAtMs: instantMs });
/** Without `missing`: a page that types has the form and draws it by the same rules (shared/domain/case-form.ts). */
const fieldSaved = z.object({ savedAtMs: instantMs });

export const casesContract = {
  /**
   * Opens the person's draft, or starts one filled from chip, booking, roster and earlier case. Whose last case is accepted
   * gets another only when asked for: `another` is its kind of application (补领, 更换). Errors: person.notFound, case.accepted.
   */
  open: writes('counter')
    .input(
      writeInput.extend({
        personId,
        ticketId: ticketId.nullable(),
        clerk: clerkName,
        another: z.string().trim().min(1).max(20).optional(),
      }),
    )
    .output(caseDocument),
  get: reads('counter', 'manager').input(z.object({ caseId })).output(caseDocument),
  /**
   * One field, saved as typed; an empty value clears it. `seenAtMs`: of when the value was that the page typed over, null for
   * none; what another clerk wrote since is not overwritten. Errors: case.fieldUnknown, case.fieldInvalid, case.fieldChanged,
   * case.accepted.
   */
  saveField: writes('counter')
    .input(onCase.extend({ field: z.string(), value: z.string().max(2000), seenAtMs: instantMs.nullable().optional() }))
    .output(fieldSaved),
  /** Takes the chip's or the roster's value of a field they disagree about. Errors: case.fieldUnknown, case.accepted. */
  decideConflict: writes('counter')
    .input(onCase.extend({ field: z.string(), take: z.enum(['chip', 'roster']) }))
    .output(saved),
  /** Marks a field as unreadable on the paper, or as cleared up. Errors: case.fieldUnknown, case.accepted. */
  markField: writes('counter')
    .input(onCase.extend({ field: z.string(), unclear: z.boolean() }))
    .output(saved),
  /** The values a field has had, newest first, at most 50. Errors: case.notFound. */
  fieldHistory: reads('counter', 'manager')
    .input(z.object({ caseId, field: z.string() }))
    .output(z.array(fieldChange)),
  setMaterial: writes('counter')
    .input(onCase.extend({ code: z.string(), state: materialState }))
    .output(saved),
  declare: writes('counter')
    .input(onCase.extend({ declared: z.boolean() }))
    .output(saved),
  /** Bounds of the photo checks and the list of what a person looks at. */
  photoPolicy: reads('counter', 'manager').output(photoPolicy),
  /**
   * A JPEG of exactly the policy's pixels and at most its bytes; judged by the station from its bytes, whatever the page
   * found. `confirmed`: what the clerk looked at and found good. Something else that is wrong needs a reason.
   * Errors: photo.size, photo.bytes, photo.format, photo.reasonNeeded.
   */
  setPhoto: writes('counter')
    .input(
      onCase.extend({
        jpeg: base64Bytes(400_000),
        confirmed: z.array(z.string().max(40)).max(60).default([]),
        reason: z.string().trim().max(200).default(''),
      }),
    )
    .output(saved.extend({ report: photoReport })),
  /** Cases whose photo went on although a check failed, newest first: what a reviewer looks at. */
  flaggedPhotos: reads('counter', 'manager')
    .input(z.object({ limit: z.int().min(1).max(200) }))
    .output(
      z.array(
        z.object({
          caseId,
          personName: z.string(),
          caseNumber: z.string().nullable(),
          photo: z.string(),
          report: photoReport,
        }),
      ),
    ),
  /** A PNG of the signature. Errors: signature.format. */
  setSignature: writes('counter')
    .input(onCase.extend({ png: base64Bytes(400_000) }))
    .output(saved),
  /**
   * Accepts (受理): gives the case number and queues the acceptance receipt. `toBeDecidedAbove`: the clerk knows that the
   * province decides. Errors: case.incomplete, case.accepted, case.refusedByRule, case.provinceDecides, case.sameAsAccepted.
   */
  accept: writes('counter')
    .input(onCase.extend({ toBeDecidedAbove: z.boolean().default(false) }))
    .output(z.object({ caseNumber: z.string(), printJobId, acceptedAtMs: instantMs })),
  /** Drafts not yet accepted, last touched first. */
  drafts: reads('counter').output(
    z.array(
      z.object({
        id: caseId,
        personId,
        personName: z.string(),
        className: z.string(),
        clerk: z.string(),
        changedAtMs: instantMs,
      }),
    ),
  ),
};
