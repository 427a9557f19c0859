import { z } from 'zod';
import { fieldCondition } from '#shared/contract/form-fields.ts';
import { cardKind } from '#shared/contract/station.ts';
import type { ApplicationRuleTable } from './application-rules.ts';
import type { CasePaperPolicy } from './case-paper-policy.ts';
import type { ConsentPolicy } from './consent-policy.ts';
import type { ContactPolicy } from './contact-policy.ts';
import type { DocumentPolicy } from './documents/document-policy.ts';
import type { PhotoPolicy } from './photo/photo-policy.ts';
import type { ReceiptTextTable } from './receipt-texts.ts';

/**
 * Policy that is the same for every station of a campaign, kept as data in resources/policy with a version and a grade of
 * its source (A official … D program code, `unverified`), see domain.md.
 */
const grade = z.enum(['A', 'B', 'C', 'D', 'unverified']);

export const personClassTable = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade,
  classes: z.array(z.object({ code: z.string(), name: z.string(), cardKind, aliases: z.array(z.string()) })),
});

const named = z.object({ code: z.string(), name: z.string(), aliases: z.array(z.string()) });

export const circumstanceTable = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade,
  circumstances: z.array(named),
  hukouKinds: z.array(named),
  residenceKinds: z.array(named),
  disabilityGrades: z.array(named.extend({ code: z.string().regex(/^([1-9]|10)$/) })),
});

export const rosterColumnTable = z.object({
  version: z.int(),
  /** Field → headings by which rosters name it. */
  columns: z.array(z.object({ field: z.string(), required: z.boolean(), headings: z.array(z.string()).min(1) })),
});

/** Whose word counts when a roster says otherwise than the record: the roster's, or that of whoever told us before. */
const winner = z.enum(['roster', 'known']);

export const rosterMergeTable = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade,
  /** Source of the value on record (roster, counter, case, chip …) → who wins; sources not named follow `otherwise`. */
  fields: z.record(z.string(), z.object({ otherwise: winner, bySource: z.record(z.string(), winner) })),
  /** What of a row must agree with a person of another ID number for the two to be perhaps the same. */
  suspects: z.object({ birth: z.boolean(), phone: z.boolean() }),
});

export const materialTable = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade,
  materials: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      required: z.boolean(),
      substitute: z.string().nullable(),
      onlyFor: z.array(cardKind).optional(),
      /** Of fields of the case; `applicantRole` is self, guardian or agent. */
      onlyWhen: fieldCondition.optional(),
    }),
  ),
});

export type PolicyTables = {
  readonly personClasses: z.infer<typeof personClassTable>;
  readonly circumstances: z.infer<typeof circumstanceTable>;
  readonly rosterColumns: z.infer<typeof rosterColumnTable>;
  readonly rosterMerge: z.infer<typeof rosterMergeTable>;
  readonly materials: z.infer<typeof materialTable>;
  readonly contacts: ContactPolicy;
  readonly photo: PhotoPolicy;
  /** As shipped; a station's own table may stand in its place (services/rule-tables.ts). */
  readonly applicationRules: ApplicationRuleTable;
  readonly consents: ConsentPolicy;
  readonly documents: DocumentPolicy;
  /** GB/T 2260 as it lies in resources/codes, for `parseAreas`. */
  readonly areasCsv: string;
  readonly receiptTexts: ReceiptTextTable;
  readonly casePapers: CasePaperPolicy;
};
