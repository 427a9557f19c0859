import { z } from 'zod';
import { civilDate, clerkName, instantMs, personId, reads, writeInput, writes } from './base.ts';
import { heardNeed } from './contacts.ts';

export const followUpId = z.uuid().brand<'FollowUpId'>();
export type FollowUpId = z.infer<typeof followUpId>;

export const followUpState = z.enum(['open', 'settled', 'dropped']);
export type FollowUpState = z.infer<typeof followUpState>;

export const followUp = z.object({
  id: followUpId,
  personId,
  name: z.string(),
  phone: z.string(),
  community: z.string(),
  need: z.string(),
  needName: z.string(),
  detail: z.string(),
  owner: z.string(),
  dueOn: civilDate,
  /** Open and its day is past. */
  overdue: z.boolean(),
  state: followUpState,
  raisedBy: z.string(),
  raisedAtMs: instantMs,
  /** Oldest first. */
  history: z.array(
    z.object({
      from: followUpState.nullable(),
      to: followUpState,
      owner: z.string(),
      dueOn: civilDate,
      note: z.string(),
      actor: z.string(),
      atMs: instantMs,
    }),
  ),
});
export type FollowUp = z.infer<typeof followUp>;

export const followUpsContract = {
  /** Opens one outside a contact. Errors: person.notFound, followUp.needUnknown. */
  open: writes('counter', 'manager')
    .input(writeInput.extend({ personId, clerk: clerkName }).extend(heardNeed.shape))
    .output(followUp),
  /**
   * Settles, drops, takes up again, hands over or puts off; whatever is said anew is kept as one more row.
   * Errors: followUp.notFound, followUp.unchanged.
   */
  move: writes('counter', 'manager')
    .input(
      writeInput.extend({
        followUpId,
        state: followUpState,
        owner: clerkName,
        dueOn: civilDate,
        note: z.string().trim().max(500),
        clerk: clerkName,
      }),
    )
    .output(followUp),
  /** By due date; `state` defaults to the open ones. */
  list: reads('counter', 'manager')
    .input(
      z.object({
        state: followUpState.default('open'),
        personId: personId.optional(),
        owner: z.string().optional(),
        /** Due on this day or before. */
        dueUntil: civilDate.optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(followUp) })),
};
