import { proofRequest } from './encode-receipt.ts';
import { PrinterConversation } from './printer-conversation.ts';
import type { OpenLine } from './printer-line.ts';
import type { Delivery, PrinterCondition, ReceiptPrinter } from './printer-port.ts';
import { mayPrint } from './printer-status.ts';

export type PrinterTimes = {
  readonly openMs: number;
  /** For one DLE EOT answer. */
  readonly statusMs: number;
  /** From the last byte accepted by the line to the answer of GS r: the time a long receipt takes on slow paper. */
  readonly proofMs: number;
  /** Added to `proofMs` per job byte, for lines that take bytes into a buffer faster than they carry them. */
  readonly msPerByte: number;
};

/**
 * A printer that answers: asked before a job, and the job counts only with the answer to GS r behind its last byte.
 * One connection per call, since most network printers serve one client at a time.
 */
export class AnsweringPrinter implements ReceiptPrinter {
  readonly url: string;
  readonly statusCapable = true;
  private readonly openLine: OpenLine;
  private readonly times: PrinterTimes;
  private readonly closing = new AbortController();
  private queue: Promise<unknown> = Promise.resolve();
  private current: PrinterConversation | null = null;

  constructor(url: string, openLine: OpenLine, times: PrinterTimes) {
    this.url = url;
    this.openLine = openLine;
    this.times = times;
  }

  async status(): Promise<PrinterCondition> {
    return await this.inTurn(() => this.ask());
  }

  async deliver(job: Uint8Array): Promise<Delivery> {
    if (job.length === 0) throw new RangeError('an empty print job');
    return await this.inTurn(async () => {
      const talk = await this.open();
      if (talk === null) return { outcome: 'not-sent', condition: 'offline' };
      try {
        return await this.print(talk, job);
      } finally {
        await talk.hangUp();
      }
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.current?.giveUp();
    await this.queue;
  }

  private async print(talk: PrinterConversation, job: Uint8Array): Promise<Delivery> {
    const before = await talk.condition(this.times.statusMs);
    if (!mayPrint(before)) return { outcome: 'not-sent', condition: before };
    const patience = this.times.proofMs + job.length * this.times.msPerByte;
    const sent = await talk.send(endsWithProof(job) ? job : Buffer.concat([job, proofRequest]), patience);
    const proof = sent === 'taken' ? await talk.proof(patience) : sent;
    if (typeof proof === 'object' && proof.kind === 'proof' && !proof.paperEnd) return { outcome: 'confirmed' };
    // A lost line says nothing about why; a new one may (paper out, cover open, switched off).
    const condition = proof === 'lost' ? await this.askAgain(talk) : await talk.condition(this.times.statusMs);
    return { outcome: 'unknown', condition };
  }

  private async askAgain(lost: PrinterConversation): Promise<PrinterCondition> {
    await lost.hangUp();
    return await this.ask();
  }

  private async ask(): Promise<PrinterCondition> {
    const talk = await this.open();
    if (talk === null) return 'offline';
    try {
      return await talk.condition(this.times.statusMs);
    } finally {
      await talk.hangUp();
    }
  }

  private async open(): Promise<PrinterConversation | null> {
    if (this.closing.signal.aborted) return null;
    try {
      const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.times.openMs)]);
      this.current = new PrinterConversation(await this.openLine(signal));
      return this.current;
    } catch {
      // Refused, unreachable, no such port, taken by another program: for the clerk all are "not there".
      return null;
    }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return await turn;
  }
}

function endsWithProof(job: Uint8Array): boolean {
  return Buffer.from(job.subarray(-proofRequest.length)).equals(proofRequest);
}
