import { eventIterator, oc, type ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { screenRole } from './lan.ts';

/** Why a screen is not joined. */
export const joinProblem = z.enum([
  /** The two codes were not the same, said here. */
  'mismatch',
  /** The manager turned it away, or took too long. */
  'refused',
  'expired',
  /** Too many screens or tries at once. */
  'tooMany',
  /** The host shows another certificate than at pairing. */
  'certificate',
  /** The manager removed this screen. */
  'removed',
]);
export type JoinProblem = z.infer<typeof joinProblem>;

export const joinState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reaching'), host: z.string() }),
  z.object({ state: z.literal('comparing'), host: z.string(), code: z.string(), saidSame: z.boolean() }),
  z.object({ state: z.literal('problem'), host: z.string(), problem: joinProblem }),
  z.object({ state: z.literal('joined'), role: screenRole }),
]);
export type JoinState = z.infer<typeof joinState>;

/**
 * What a joined PC's own process answers its page while no host is behind it. A host does not know these: to a page,
 * their absence means that all is well.
 */
export const joinContract = {
  join: {
    /** Endless stream of the state; the present one first. */
    watch: oc.output(eventIterator(joinState)),
    /** The person at this screen compared the digits. */
    answer: oc.input(z.object({ match: z.boolean() })).output(z.object({})),
    /** Forgets what was paired and begins anew. */
    again: oc.output(z.object({})),
  },
};

export type JoinClient = ContractRouterClient<typeof joinContract>;
