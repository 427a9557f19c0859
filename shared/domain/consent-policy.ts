import { z } from 'zod';
import { fieldCondition } from '#shared/contract/form-fields.ts';
import { holds, type FieldValues } from './field-condition.ts';

const line = z.string().trim().min(1).max(200);

export const consentKind = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: line,
  /** What the data is for, who gets it, and how long it is kept: said to the person and printed. */
  purpose: line,
  recipient: line,
  keptFor: line,
  /** Without it there is no acceptance. */
  required: z.boolean(),
  /** What follows when the person says no. */
  ifRefused: line,
  /** Asked only while this holds in the case; left out = of everybody. */
  when: fieldCondition.optional(),
});
export type ConsentKind = z.infer<typeof consentKind>;

/** What a person is told about their data, and what each sensitive kind of it is agreed to separately (domain.md 6.1). */
export const consentPolicy = z.object({
  version: z.int(),
  /** How often this station changed the shipped text; 0 = never. */
  edition: z.int().default(0),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  notice: z.array(line).min(1).max(20),
  kinds: z.array(consentKind).max(20),
});
export type ConsentPolicy = z.infer<typeof consentPolicy>;

/** The words one kind is agreed to under, as they are kept with the answer. */
export const consentText = consentKind.pick({ code: true, name: true, purpose: true }).extend({
  notice: z.array(z.string()),
  // Answers of before version 2 were given without these.
  recipient: z.string().default(''),
  keptFor: z.string().default(''),
  ifRefused: z.string().default(''),
});
export type ConsentText = z.infer<typeof consentText>;

/** The kinds this person is asked about, in the policy's order. */
export function consentsAsked(policy: ConsentPolicy, values: FieldValues): readonly ConsentKind[] {
  return policy.kinds.filter(({ when }) => holds(when, values));
}

/** What is read out before this kind is answered. */
export function consentTextOf({ notice }: ConsentPolicy, kind: ConsentKind): ConsentText {
  const { code, name, purpose, recipient, keptFor, ifRefused } = kind;
  return { notice: [...notice], code, name, purpose, recipient, keptFor, ifRefused };
}
