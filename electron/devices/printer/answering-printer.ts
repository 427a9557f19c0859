import type { DeviceFault } from '#shared/domain/device-hint.ts';
import { faultOf } from '../device-fault.ts';
import { proofRequest } from './encode-receipt.ts';
import { PrinterConversation, type Waited } from './printer-conversation.ts';
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
  /** Between two questions about the printer's condition while the proof is awaited. */
  readonly lookMs: number;
};

type Report = (condition: PrinterCondition) => void;

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
  private lastFault: DeviceFault | null = null;

  constructor(url: string, openLine: OpenLine, times: PrinterTimes) {
    this.url = url;
    this.openLine = openLine;
    this.times = times;
  }

  fault(): DeviceFault | null {
    return this.lastFault;
  }

  async status(): Promise<PrinterCondition> {
    return await this.inTurn(() => this.ask());
  }

  async deliver(job: Uint8Array, report: Report = () => undefined): Promise<Delivery> {
    if (job.length === 0) throw new RangeError('an empty print job');
    return await this.inTurn(async () => {
      const talk = await this.open();
      if (talk === null) return { outcome: 'not-sent', condition: 'offline' };
      try {
        return await this.print(talk, job, report);
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

  private async print(talk: PrinterConversation, job: Uint8Array, report: Report): Promise<Delivery> {
    const before = await talk.condition(this.times.statusMs);
    if (!mayPrint(before)) return { outcome: 'not-sent', condition: before };
    const patience = this.times.proofMs + job.length * this.times.msPerByte;
    const sent = await talk.send(endsWithProof(job) ? job : Buffer.concat([job, proofRequest]), patience);
    const proof = sent === 'taken' ? await this.proof(talk, job.length, report) : sent;
    const isProved = typeof proof === 'object' && proof.kind === 'proof' && !proof.paperEnd && !talk.garbled;
    if (isProved) return { outcome: 'confirmed' };
    // A lost line says nothing about why; a new one may (paper out, cover open, switched off).
    const condition = proof === 'lost' ? await this.askAgain(talk) : await talk.condition(this.times.statusMs);
    return { outcome: 'unknown', condition };
  }

  /** Waits for the proof, and meanwhile says when the paper ends or the cover opens: putting it right may still bring the rest. */
  private async proof(talk: PrinterConversation, jobBytes: number, report: Report): Promise<Waited> {
    const { proofMs, msPerByte, statusMs, lookMs } = this.times;
    const end = performance.now() + proofMs + jobBytes * msPerByte;
    const left = () => Math.max(end - performance.now(), 0);
    // A question sent while the line still carries the job would be answered behind it.
    let look = Math.min(jobBytes * msPerByte + lookMs, left());
    let told: PrinterCondition | null = null;
    for (;;) {
      const waited = await talk.proof(look);
      if (waited !== 'timeout' || left() === 0) return waited;
      const condition = await talk.condition(Math.min(statusMs, left()));
      // Asked again, a late answer to this question would be taken for the answer to the next.
      look = condition === 'unknown' ? left() : Math.min(lookMs, left());
      if (condition !== 'unknown' && condition !== told) report((told = condition));
    }
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
      this.lastFault = null;
      return this.current;
    } catch (error) {
      // Refused, unreachable, no such port, taken by another program: the job needs to know only "not there".
      this.lastFault = faultOf(error);
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
