import { z } from 'zod';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { caseId, civilDate, clerkName, copyReason, instantMs, printJobId, reads, writeInput, writes } from './base.ts';

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
  z.object({
    kind: z.literal('collection-notice'),
    bank: z.string().trim().max(60),
    place: line,
    hours: line,
    /** Until when the card lies here; null: nobody has said so. */
    until: civilDate.nullable(),
    bring: z.array(line).max(20),
  }),
  z.object({
    kind: z.literal('loss-receipt'),
    /** What was done, as the paper says it: 挂失登记, 补领申请. */
    matter: z.string().trim().min(1).max(40),
    bank: z.string().trim().max(60),
    steps: z.array(line).max(20),
  }),
]);
export type CasePaper = z.infer<typeof casePaper>;

/** What a clerk is offered for papers that need more than the case says: the station's last wording, else the shipped one. */
export const casePaperOffer = z.object({
  name: z.string(),
  /** `''` while it is not known which card. */
  cardKind: z.string(),
  bank: z.string(),
  collection: z.object({ place: z.string(), hours: z.string(), bring: z.array(z.string()) }),
  delivery: z.object({
    documents: z.array(z.string()),
    relations: z.array(z.string()),
    manners: z.array(z.string()),
    place: z.string(),
  }),
  loss: z.object({ matters: z.array(z.object({ name: z.string(), steps: z.array(z.string()) })) }),
});
export type CasePaperOffer = z.infer<typeof casePaperOffer>;

const onJob = writeInput.extend({ printJobId, clerk: clerkName });
/** What a person saw of one try; a later try has a paper of its own that nobody has looked for yet. */
const onTry = onJob.extend({ attempts: z.int().min(0) });

export const printsContract = {
  list: reads('counter', 'manager')
    .input(z.object({ date: civilDate }))
    .output(z.array(printJob)),
  get: reads('counter', 'manager', 'kiosk').input(z.object({ printJobId })).output(printJob),
  /** Jobs of any day that wait for the printer or a person, those put off for later included; newest first, the newest 200. */
  unsettled: reads('counter', 'manager').output(z.array(printJob)),
  /** Every paper about a case, newest first. Errors: case.notFound. */
  forCase: reads('counter').input(z.object({ caseId })).output(z.array(printJob)),
  /** Errors: case.notFound. */
  offerForCase: reads('counter').input(z.object({ caseId })).output(casePaperOffer),
  /** What to copy by hand while no paper comes: the number, and its code as a picture (SVG text). Errors: print.notFound. */
  byHand: reads('counter', 'manager')
    .input(z.object({ printJobId }))
    .output(
      z.object({
        kind: z.enum(receiptKinds),
        number: z.string(),
        name: z.string(),
        hotline: z.string(),
        /** Null when the number is none that a code could hold. */
        qrSvg: z.string().nullable(),
      }),
    ),
  /** The paper as a picture (SVG text), for the screen when the printer is dead. */
  preview: reads('counter', 'manager')
    .input(z.object({ printJobId }))
    .output(z.object({ svg: z.string() })),
  /** A person looked: the paper came out. Only from `unknown`. Errors: print.state, also when it was tried again since. */
  confirmByPerson: writes('counter', 'manager').input(onTry).output(printJob),
  /** A person looked: nothing (usable) came out; print it again. From `unknown`, `failed` or `void`. Errors: as above. */
  printAgain: writes('counter', 'manager').input(onTry).output(printJob),
  /**
   * Queues a paper about a case. Another content than before is another paper. The same content again: while nothing came
   * out yet it is the same job; once it came out, a reprint marked 补打, which wants a reason.
   * Errors: case.notFound, case.nothingMissing (a 补正告知书 of a complete case), case.nothingReceived, case.notAccepted
   * (a 取证通知 of a draft), print.reasonNeeded.
   */
  requestForCase: writes('counter')
    .input(writeInput.extend({ caseId, clerk: clerkName, paper: casePaper, reason: copyReason.default('') }))
    .output(z.object({ printJobId })),
  /** Another copy of a paper that came out, marked 补打. Only from `confirmed`; audited with the reason given. */
  reprint: writes('counter', 'manager')
    .input(onJob.extend({ reason: copyReason.min(1) }))
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
  /**
   * Puts a job off: it no longer prints by itself, and `printAgain` prints it when somebody asks. From `queued` or `failed`;
   * it is then `void` with the condition `later`. Errors: print.state.
   */
  putOff: writes('counter', 'manager').input(onJob).output(printJob),
  /** Gives a job up. From `queued`, `unknown` or `failed`, and from one put off. */
  giveUp: writes('counter', 'manager').input(onJob).output(printJob),
};
