import { z } from 'zod';
import { fieldCondition } from '#shared/contract/form-fields.ts';
import { holds, type FieldValues } from './field-condition.ts';

/** What a person is told about their data, and what each sensitive kind of it is agreed to separately (domain.md 6.1). */
export const consentPolicy = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  notice: z.array(z.string()).min(1),
  kinds: z.array(
    z.object({
      code: z.string().regex(/^[a-z-]+$/),
      name: z.string(),
      purpose: z.string(),
      /** Asked only while this holds in the case; left out = of everybody. */
      when: fieldCondition.optional(),
    }),
  ),
});
export type ConsentPolicy = z.infer<typeof consentPolicy>;
export type ConsentKind = ConsentPolicy['kinds'][number];

/** The kinds this person is asked about, in the policy's order. */
export function consentsAsked(policy: ConsentPolicy, values: FieldValues): readonly ConsentKind[] {
  return policy.kinds.filter(({ when }) => holds(when, values));
}
