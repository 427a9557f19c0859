import { z } from 'zod';
import { civilDate, clerkName, instantMs, personId, reads, writeInput, writes } from './base.ts';

export const onlineApplicationId = z.uuid().brand<'OnlineApplicationId'>();
export type OnlineApplicationId = z.infer<typeof onlineApplicationId>;

export const onlineApplicationKind = z.enum(['first', 'reissue', 'replacement']);
export type OnlineApplicationKind = z.infer<typeof onlineApplicationKind>;

const number = z.string().trim().min(4).max(40);

export const onlineApplicationState = z.enum(['live', 'withdrawn']);
export type OnlineApplicationState = z.infer<typeof onlineApplicationState>;

export const onlineApplication = z.object({
  id: onlineApplicationId,
  number: z.string(),
  personId,
  name: z.string(),
  maskedIdNumber: z.string(),
  community: z.string(),
  kind: onlineApplicationKind,
  appliedOn: civilDate,
  state: onlineApplicationState,
  recordedBy: z.string(),
  recordedAtMs: instantMs,
  /** Why it was withdrawn, and by whom. */
  withdrawnReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
});
export type OnlineApplication = z.infer<typeof onlineApplication>;

export const onlineApplicationsContract = {
  /**
   * Records an application made on the national site. The person counts as applied and can neither be booked nor draw a
   * number until it is withdrawn; a booking they still had is cancelled and its seat freed.
   * Errors: person.notFound, onlineApplication.exists, onlineApplication.numberTaken, case.accepted.
   */
  record: writes('counter', 'manager')
    .input(
      writeInput.extend({
        personId,
        /** As the site shows it; letters count as upper case, blanks do not count. */
        number,
        kind: onlineApplicationKind,
        appliedOn: civilDate,
        clerk: clerkName,
      }),
    )
    .output(onlineApplication.extend({ cancelledBooking: z.string().nullable() })),
  /** The site turned it down, or it was recorded for the wrong person. Errors: onlineApplication.notFound, onlineApplication.state. */
  withdraw: writes('counter', 'manager')
    .input(writeInput.extend({ onlineApplicationId, reason: z.string().trim().min(1).max(200), clerk: clerkName }))
    .output(onlineApplication),
  /**
   * Sets a wrong number, kind or date right: the old record is withdrawn with the reason and a new one of the same person
   * takes its place, in one step. Errors: onlineApplication.notFound, onlineApplication.state, onlineApplication.numberTaken.
   */
  correct: writes('counter', 'manager')
    .input(
      writeInput.extend({
        onlineApplicationId,
        number,
        kind: onlineApplicationKind,
        appliedOn: civilDate,
        reason: z.string().trim().min(1).max(200),
        clerk: clerkName,
      }),
    )
    .output(onlineApplication),
  /** Newest first; `query` is a part of the number or of the name. */
  list: reads('counter', 'manager')
    .input(
      z.object({
        personId: personId.optional(),
        state: onlineApplicationState.optional(),
        query: z.string().max(40).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(onlineApplication) })),
};
