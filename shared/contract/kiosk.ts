import { z } from 'zod';
import {
  cardReadId,
  clerkName,
  helpRequestId,
  identityId,
  instantMs,
  kioskSessionId,
  personId,
  reads,
  ticketId,
  writeInput,
  writes,
} from './base.ts';
import { checkInResult } from './queue.ts';

/** What stands on a kiosk's screen, as a clerk needs to know it. */
export const kioskStepName = z.enum([
  'welcome',
  'card',
  'slip',
  'id-digits',
  'phone-digits',
  'checking',
  'confirm',
  'choose',
  'service',
  'ticket',
  'refused',
]);
export type KioskStepName = z.infer<typeof kioskStepName>;

/** What a visitor has entered so far. `who`: the proof the person was found by, if any. */
export const kioskDraft = z.object({
  step: kioskStepName,
  typed: z.string().max(18),
  who: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('card-read'), cardReadId }),
      z.object({ kind: z.literal('identified'), identityId }),
      z.object({ kind: z.literal('ticket'), ticketId }),
    ])
    .nullable(),
});
export type KioskDraft = z.infer<typeof kioskDraft>;

/** Somebody a typed number may belong to, as a public screen may show it. */
export const kioskCandidate = z.object({
  identityId,
  maskedName: z.string(),
  sex: z.enum(['1', '2']),
  /** Told apart by age only where two of one telephone number would read the same. */
  age: z.int().nullable(),
});
export type KioskCandidate = z.infer<typeof kioskCandidate>;

export const helpState = z.enum(['waiting', 'taken', 'closed']);
export const helpClosedHow = z.enum(['helped', 'finished', 'not-needed', 'nobody-there']);
export type HelpClosedHow = z.infer<typeof helpClosedHow>;

/** A call for help as the kiosk shows it. */
export const kioskHelp = z.object({
  id: helpRequestId,
  state: helpState,
  takenBy: z.string().nullable(),
  closedHow: helpClosedHow.nullable(),
  /** The number the clerk gave, when help ended with one. */
  result: checkInResult.nullable(),
});
export type KioskHelp = z.infer<typeof kioskHelp>;

/** A call for help as a counter sees it, with what stands on the kiosk's screen now. */
export const helpRequest = z.object({
  id: helpRequestId,
  /** For example 自助机 or 2号自助机. */
  place: z.string(),
  state: helpState,
  askedAtMs: instantMs,
  takenBy: z.string().nullable(),
  takenCounterId: z.string().nullable(),
  step: kioskStepName,
  /** Digits typed so far, masked; `''` when none or when the draft has expired. */
  typedMasked: z.string(),
  /** The kiosk's screen was cleared because nobody touched it. */
  cleared: z.boolean(),
  person: z
    .object({
      id: personId,
      name: z.string(),
      maskedIdNumber: z.string(),
      age: z.int(),
      ticketNumber: z.string().nullable(),
    })
    .nullable(),
});
export type HelpRequest = z.infer<typeof helpRequest>;

const atSession = writeInput.extend({ sessionId: kioskSessionId });
const byClerk = writeInput.extend({ helpRequestId, counterId: z.string(), clerk: clerkName });

export const kioskContract = {
  /**
   * The session a kiosk goes on with after a reload: the one it last kept, unless that was ended or cleared, or would have
   * been cleared by now. `kioskId`: the machine and the screen on it. `result`: the number that stood there. Null: begin anew.
   */
  resume: reads('kiosk')
    .input(z.object({ kioskId: z.string().max(80) }))
    .output(z.object({ sessionId: kioskSessionId, draft: kioskDraft, result: checkInResult.nullable() }).nullable()),
  /** Keeps what stands on the screen, in the station's memory only: a number half typed leaves no trace on disk. */
  keep: writes('kiosk')
    .input(
      atSession.extend({
        kioskId: z.string().max(80),
        place: z.string().trim().min(1).max(40),
        draft: kioskDraft,
      }),
    )
    .output(z.object({})),
  /** The screen was cleared (`idle`: the draft stays for the clerk; `done`: the visitor went on purpose, it is forgotten). */
  leave: writes('kiosk')
    .input(atSession.extend({ how: z.enum(['idle', 'done']) }))
    .output(z.object({})),
  /** Whom a typed ID or mobile number belongs to. Errors: idNumber.*, phone.number, person.notFound. */
  identify: reads('kiosk')
    .input(z.object({ by: z.enum(['id-number', 'phone']), digits: z.string().max(30) }))
    .output(z.array(kioskCandidate).min(1)),
  /** Rings the counters. Asked again while open, it is the same request and rings again. */
  askHelp: writes('kiosk')
    .input(
      atSession.extend({ kioskId: z.string().max(80), place: z.string().trim().min(1).max(40), draft: kioskDraft }),
    )
    .output(kioskHelp),
  /** The visitor goes on alone. Errors: help.notFound. */
  cancelHelp: writes('kiosk')
    .input(writeInput.extend({ sessionId: kioskSessionId, helpRequestId }))
    .output(kioskHelp),
  /** The newest call for help of this session. */
  help: reads('kiosk')
    .input(z.object({ sessionId: kioskSessionId }))
    .output(kioskHelp.nullable()),
  /** Open calls for help, oldest first. */
  openHelp: reads('counter', 'manager').output(z.array(helpRequest)),
  /** This clerk goes. Errors: help.notFound, help.state (closed, or somebody else goes). */
  takeHelp: writes('counter').input(byClerk).output(helpRequest),
  /** Help is over. `ticketId`: the number given meanwhile; the kiosk shows it. Errors: help.notFound, help.state, ticket.notFound. */
  closeHelp: writes('counter')
    .input(byClerk.extend({ how: helpClosedHow, ticketId: ticketId.nullable() }))
    .output(z.object({})),
};
