import { z } from 'zod';
import { civilDate, clerkName, instantMs, reads, writeInput, writes } from './base.ts';

export const numberBlock = z.object({
  id: z.uuid(),
  serviceOn: civilDate,
  prefix: z.string(),
  first: z.int(),
  last: z.int(),
});

export const reservedTicket = z.object({
  entryId: z.uuid(),
  blockId: z.uuid(),
  number: z.int().min(1),
  issuedAtMs: instantMs,
  sealed: z.base64().max(400).nullable(),
});

/**
 * `issued`: it stands in the line. `known`: the person had a number already, which counts. `unmatched`: nobody on the
 * roster has that ID number, or none was typed; a clerk settles it. `refused`: not a number this kiosk may give.
 */
export const mergeOutcome = z.enum(['issued', 'known', 'unmatched', 'refused']);
export type MergeOutcome = z.infer<typeof mergeOutcome>;

export const manualStep = z.object({
  stepId: z.uuid(),
  ticketNumber: z.string().max(10),
  event: z.enum(['called', 'recalled', 'missed', 'served']),
  atMs: instantMs,
});

/** `pending`: the number is not known here yet; it takes effect when its kiosk has told it. `newer`: the host knew later. */
export const stepOutcome = z.enum(['applied', 'newer', 'pending']);

export const unmatchedTicket = z.object({
  entryId: z.uuid(),
  ticketNumber: z.string(),
  issuedAtMs: instantMs,
  maskedIdNumber: z.string(),
});
export type UnmatchedTicket = z.infer<typeof unmatchedTicket>;

export const offlineContract = {
  /** Numbers for days on which the host may be away, and the key under which ID numbers are sealed for it. */
  lease: writes('kiosk')
    .input(writeInput.extend({ kioskId: z.string().min(1).max(80), days: z.array(civilDate).min(1).max(8) }))
    .output(z.object({ blocks: z.array(numberBlock), sealKey: z.base64() })),
  /** Takes over numbers given alone, each once however often it is told, in the line where its time of issue puts it. */
  mergeTickets: writes('kiosk')
    .input(writeInput.extend({ entries: z.array(reservedTicket).min(1).max(100) }))
    .output(
      z.object({ results: z.array(z.object({ entryId: z.uuid(), outcome: mergeOutcome, ticketNumber: z.string() })) }),
    ),
  /** Takes over what a counter did alone, each step once, never against what the host knows to be later. */
  mergeCalls: writes('counter')
    .input(writeInput.extend({ counterId: z.string(), clerk: clerkName, steps: z.array(manualStep).min(1).max(300) }))
    .output(z.object({ results: z.array(z.object({ stepId: z.uuid(), outcome: stepOutcome })) })),
  /** Numbers given alone to people the roster does not know. */
  unmatched: reads('counter', 'manager').output(z.array(unmatchedTicket)),
  /** Gives such a number to the person it belongs to. Errors: idNumber.*, person.notFound, ticket.notFound. */
  adopt: writes('counter')
    .input(writeInput.extend({ entryId: z.uuid(), idNumber: z.string().max(30), clerk: clerkName }))
    .output(z.object({ outcome: mergeOutcome, ticketNumber: z.string() })),
  /** Nobody came forward with it. Errors: ticket.notFound. */
  dismiss: writes('counter', 'manager')
    .input(writeInput.extend({ entryId: z.uuid(), clerk: clerkName }))
    .output(z.object({})),
};
