import { z } from 'zod';
import { civilDate, clerkName, instantMs, printJobId, reads, writeInput, writes } from './base.ts';

/**
 * `queued` nothing left this program · `sending` bytes may have left · `confirmed` the printer proved it ·
 * `unknown` a person must look at the paper · `failed` given up · `void` a person gave it up.
 */
export const printState = z.enum(['queued', 'sending', 'confirmed', 'unknown', 'failed', 'void']);
export type PrintState = z.infer<typeof printState>;

export const printJob = z.object({
  id: printJobId,
  kind: z.enum(['appointment-slip', 'queue-ticket', 'acceptance-receipt']),
  /** What it is about, as a clerk would say it: ticket number, appointment number or case number. */
  subject: z.string(),
  name: z.string(),
  state: printState,
  /** Condition of the printer at the last try; see electron/devices/printer. */
  condition: z.string().nullable(),
  /** 0 original, n reprint. */
  copy: z.int(),
  attempts: z.int(),
  createdAtMs: instantMs,
  changedAtMs: instantMs,
});
export type PrintJob = z.infer<typeof printJob>;

const onJob = writeInput.extend({ printJobId, clerk: clerkName });

export const printsContract = {
  list: reads('counter', 'manager')
    .input(z.object({ date: civilDate }))
    .output(z.array(printJob)),
  get: reads('counter', 'manager', 'kiosk').input(z.object({ printJobId })).output(printJob),
  /** The paper as a picture (SVG text), for the screen when the printer is dead. */
  preview: reads('counter', 'manager')
    .input(z.object({ printJobId }))
    .output(z.object({ svg: z.string() })),
  /** A person looked: the paper came out. Only from `unknown`. */
  confirmByPerson: writes('counter', 'manager').input(onJob).output(printJob),
  /** A person looked: nothing (usable) came out; print it again. From `unknown`, `failed` or `void`. */
  printAgain: writes('counter', 'manager').input(onJob).output(printJob),
  /** Gives a job up. From `queued`, `unknown` or `failed`. */
  giveUp: writes('counter', 'manager').input(onJob).output(printJob),
};
