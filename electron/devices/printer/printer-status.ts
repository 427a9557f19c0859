import type { PrinterCondition } from './printer-port.ts';

/** DLE EOT n, answered at once even off-line: 1 printer, 2 cause of off-line, 3 error, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4;
export type StatusAnswers = { readonly [question in StatusQuestion]?: number };

/** In the order to ask: what stops a job most often comes first. */
export const statusQuestions: readonly StatusQuestion[] = [1, 2, 4, 3];

export function statusRequest(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/**
 * One condition out of the four answers, the one a person must mend first. Bits: devices.md C.4.
 * A printer that leaves some out is judged by what it did say; one that leaves out the first cannot answer at all.
 */
export function conditionOf(answers: StatusAnswers): PrinterCondition {
  const { 1: printer, 2: cause = 0, 3: error = 0, 4: paper = 0 } = answers;
  if (printer === undefined) return 'unknown';
  if ((cause & 0x04) !== 0) return 'cover-open';
  if ((paper & 0x60) !== 0 || (cause & 0x20) !== 0) return 'out-of-paper';
  if ((error & 0x08) !== 0) return 'cutter-error';
  if ((error & 0x60) !== 0 || (cause & 0x40) !== 0) return 'error';
  if ((printer & 0x08) !== 0) return 'offline';
  return (paper & 0x0c) !== 0 ? 'paper-near-end' : 'ready';
}

/** Whether a job may be sent: paper that is nearly at its end still prints. */
export function mayPrint(condition: PrinterCondition): boolean {
  return condition === 'ready' || condition === 'paper-near-end';
}

export type PrinterReply =
  | { readonly kind: 'status'; readonly bits: number }
  /** Answer to GS r 1. `paperEnd` = the printer ran dry, so what came before may not be on paper. */
  | { readonly kind: 'proof'; readonly paperEnd: boolean }
  /** A byte that no printer says: the line garbles, or something else answers. */
  | { readonly kind: 'noise' };

const XON = 0x11;
const XOFF = 0x13;

/**
 * Tells the printer's answers apart by their fixed bits, byte by byte, however the line cuts them: DLE EOT 0xx1xx10,
 * GS r 0xx0xxxx, automatic status 0xx1xx00 and three more bytes (swallowed), XON and XOFF (ignored). All else is noise.
 */
export function createReplyParser(): (bytes: Uint8Array) => PrinterReply[] {
  let automaticLeft = 0;
  return (bytes) => {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) {
      if (automaticLeft > 0) {
        automaticLeft--;
      } else if ((byte & 0x93) === 0x12) {
        replies.push({ kind: 'status', bits: byte });
      } else if ((byte & 0x93) === 0x10) {
        automaticLeft = 3;
      } else if ((byte & 0x90) === 0) {
        replies.push({ kind: 'proof', paperEnd: (byte & 0x0c) !== 0 });
      } else if (byte !== XON && byte !== XOFF) {
        replies.push({ kind: 'noise' });
      }
    }
    return replies;
  };
}
