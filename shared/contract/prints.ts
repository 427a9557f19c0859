import { z } from 'zod';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { caseId, civilDate, clerkName, instantMs, printJobId, reads, writeInput, writes } from './base.ts';

/**
 * `queued` nothing left this program · `sending` bytes may have left · `confirmed` the printer proved it ·
 * `unknown` a person must look at the paper · `failed` given up · `void` a person gave it up.
 */
export const printState = z.enum(['queued', 'sending', 'confirmed', 'unknown', 'failed', 'void']);
export type PrintState = z.infer<typeof printState>;

export const printJob = z.object({
  id: printJobId,
  kind: z.enum(receiptKinds),
  /** What it is about, as a clerk would say it: ticket number, appointment number or case number. */
  subject: z.string(),
  name: z.string(),
  state: printState,
  /** Condition of the printer at the last try; see electron/devices/printer. */
  condition: z.string().nullable(),
  /** 0 original, n reprint. */
  copy: z.int(),
  attempts: z.int(),
  /** What it was laid out by at the last try; `fallback`: the station's own template failed, so the shipped one served. */
  template: z.enum(['shipped', 'station', 'fallback']),
  createdAtMs: instantMs,
  changedAtMs: instantMs,
});
export type PrintJob = z.infer<typeof printJob>;

const noted = z.object({ name: z.string().trim().min(1).max(100), note: z.string().max(200) });
const line = z.string().trim().min(1).max(300);

/** A paper about a case that a clerk asks for, with what only the clerk knows. */
export const casePaper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('materials-list') }),
  /** 告知书: with the answers as far as they were given. */
  z.object({ kind: z.literal('consent-notice') }),
  z.object({ kind: z.literal('receiving-receipt'), broughtBy: z.string().trim().max(60) }),
  z.object({
    kind: z.literal('deficiency-notice'),
    /** Null: what the case itself lacks. */
    faults: z
      .array(z.object({ fault: line, mend: line }))
      .min(1)
      .max(40)
      .nullable(),
    respondBy: civilDate.nullable(),
  }),
  z.object({
    kind: z.literal('refusal-notice'),
    /** The person is put on file and gets no card: said in other words. */
    fileOnly: z.boolean().default(false),
    reasons: z
      .array(z.object({ reason: line, rule: line, source: z.string().trim().max(300) }))
      .min(1)
      .max(20),
  }),
  z.object({
    kind: z.literal('delivery-receipt'),
    documents: z.array(noted).min(1).max(20),
    recipient: z.string().trim().min(1).max(60),
    relation: z.string().trim().min(1).max(40),
    manner: z.string().trim().min(1).max(40),
    place: z.string().trim().max(100),
  }),
]);
export type CasePaper = z.infer<typeof casePaper>;

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
  /**
   * Queues a paper about a case. The same content again is a reprint marked 补打, another content another paper.
   * Errors: case.notFound, case.nothingMissing (a 补正告知书 of a complete case), case.nothingReceived.
   */
  requestForCase: writes('counter')
    .input(writeInput.extend({ caseId, clerk: clerkName, paper: casePaper }))
    .output(z.object({ printJobId })),
  /** Another copy of a paper that came out, marked 补打. Only from `confirmed`; audited with the reason given. */
  reprint: writes('counter', 'manager')
    .input(onJob.extend({ reason: z.string().trim().max(100) }))
    .output(printJob),
  /** What happened to a job, oldest first: who moved it, when, what the printer said. */
  history: reads('counter', 'manager')
    .input(z.object({ printJobId }))
    .output(
      z.array(
        z.object({
          from: printState.nullable(),
          to: printState,
          actor: z.string(),
          condition: z.string().nullable(),
          reason: z.string(),
          atMs: instantMs,
        }),
      ),
    ),
  /** Gives a job up. From `queued`, `unknown` or `failed`. */
  giveUp: writes('counter', 'manager').input(onJob).output(printJob),
};
