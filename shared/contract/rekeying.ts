import { z } from 'zod';
import { caseId, clerkName, instantMs, reads, writeInput, writes } from './base.ts';

/** How far a case is typed into the ministry's system: not begun, begun, done. */
export const rekeyState = z.enum(['waiting', 'begun', 'done']);
export type RekeyState = z.infer<typeof rekeyState>;

export const rekeyRow = z.object({
  caseId,
  caseNumber: z.string(),
  personName: z.string(),
  className: z.string(),
  acceptedAtMs: instantMs,
  state: rekeyState,
  /** Fields marked so far. */
  marked: z.int(),
  /** Number in the ministry's system, `''` when nobody noted it. */
  ministryNumber: z.string(),
  /** Who touched it last; null before anybody began. */
  clerk: z.string().nullable(),
  atMs: instantMs.nullable(),
});
export type RekeyRow = z.infer<typeof rekeyRow>;

export const rekeyItem = z.object({
  key: z.string(),
  label: z.string(),
  section: z.string(),
  sectionTitle: z.string(),
  /** What to paste: dates as YYYY-MM-DD, lists by their names. */
  text: z.string(),
  /** Code of the value, where it has one that differs from its name. */
  code: z.string(),
  codeTable: z.string(),
  /** The station's own field: the ministry's sheet does not have it. */
  own: z.boolean(),
  markedBy: z.string().nullable(),
  markedAtMs: instantMs.nullable(),
  /** Marked, but changed since: has to be typed again. */
  stale: z.boolean(),
});
export type RekeyItem = z.infer<typeof rekeyItem>;

export const rekeyCase = rekeyRow.extend({ items: z.array(rekeyItem) });
export type RekeyCase = z.infer<typeof rekeyCase>;

const onCase = writeInput.extend({ caseId, clerk: clerkName });

export const rekeyingContract = {
  /** Accepted cases, those begun first, then the oldest first; done ones the newest first. */
  list: reads('counter', 'manager')
    .input(
      z.object({
        state: rekeyState.nullable(),
        query: z.string().max(40).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        total: z.int(),
        counts: z.object({ waiting: z.int(), begun: z.int(), done: z.int() }),
        rows: z.array(rekeyRow),
      }),
    ),
  /** A case's filled fields in the order of typing. Errors: case.notFound, rekeying.notAccepted. */
  get: reads('counter', 'manager').input(z.object({ caseId })).output(rekeyCase),
  /** Notes that a field was copied over. Errors: case.notFound, rekeying.notAccepted, case.fieldUnknown. */
  mark: writes('counter', 'manager')
    .input(onCase.extend({ field: z.string() }))
    .output(z.object({ markedAtMs: instantMs })),
  /** The whole case is in the ministry's system, or its number is noted anew. Errors: case.notFound, rekeying.notAccepted. */
  finish: writes('counter', 'manager')
    .input(onCase.extend({ ministryNumber: z.string().trim().max(60) }))
    .output(rekeyRow),
  /** It is not done after all. Errors: case.notFound, rekeying.notAccepted, rekeying.notDone. */
  reopen: writes('counter', 'manager').input(onCase).output(rekeyRow),
};
