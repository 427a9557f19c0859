import { z } from 'zod';
import { coverageDecisions } from './coverage.ts';

/**
 * How people are contacted and what may come of it. A station may call its outcomes otherwise, so they are data
 * (resources/policy/contact-outcomes.json); what an outcome means for a person's state is in its flags.
 */
export const contactPolicy = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  /** So many tries in vain, and the person is visited instead of called. */
  visitAfterTries: z.int().min(1),
  /** `group`: may be recorded once for a whole community. */
  channels: z.array(z.object({ code: z.string(), name: z.string(), group: z.boolean() })).min(1),
  outcomes: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        channels: z.array(z.string()).min(1),
        /** The person, or whoever cares for them, now knows; otherwise it was a try. */
        informs: z.boolean(),
        /** Row of coverage_decisions that comes with it. */
        decides: z.enum(coverageDecisions).nullable(),
        /** Days until the next contact as proposed to the clerk; null: none is needed. */
        nextDays: z.int().min(0).nullable(),
        /** One key on the counter's keyboard. */
        key: z.string().length(1),
      }),
    )
    .min(1),
  /** Needs heard on the way; `dueDays` proposes when they should be settled. */
  needs: z.array(z.object({ code: z.string(), name: z.string(), dueDays: z.int().min(0) })).min(1),
});
export type ContactPolicy = z.infer<typeof contactPolicy>;
export type ContactOutcome = ContactPolicy['outcomes'][number];

/** The outcome of a channel, or undefined when the policy knows no such pair. */
export function findOutcome(policy: ContactPolicy, channel: string, code: string): ContactOutcome | undefined {
  return policy.outcomes.find((outcome) => outcome.code === code && outcome.channels.includes(channel));
}
