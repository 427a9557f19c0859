import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceFault } from '#shared/domain/device-hint.ts';
import { faultOf } from '../device-fault.ts';
import { lookForCard, readCard, readFoundCard, type FreshRead } from './card-reading.ts';
import type { Line } from './line.ts';
import { openLine, type LineAddress } from './open-line.ts';
import type { CardRead, IdCardReader, ReaderProblem, ReaderStatus } from './reader-port.ts';
import type { ReaderTuning } from './reader-tuning.ts';
import { SAM_COMMANDS } from './sam-commands.ts';
import { formatSamId } from './sam-id.ts';
import { LineLost, SamFaulty, SamLink, SamSilent } from './sam-link.ts';

/** One line for the station's log. Never carries a frame or anything from a card. */
export type ReaderLog = (message: string, cause?: unknown) => void;

export type SamCardReaderParts = {
  readonly url: string;
  readonly address: LineAddress;
  readonly tuning: ReaderTuning;
  readonly log: ReaderLog;
  readonly open?: typeof openLine;
};

/** A reader module on a line: connects, looks for a card, reads it, waits for its removal, and comes back after every loss. */
export class SamCardReader implements IdCardReader {
  readonly url: string;
  readonly #parts: SamCardReaderParts;
  readonly #cardListeners = new Set<(read: CardRead) => void>();
  readonly #statusListeners = new Set<(status: ReaderStatus) => void>();
  #status: ReaderStatus = { state: 'offline', problem: null, samId: null };
  #stopping: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();
  /** Digest of the card that was read and has not left yet; outlives a lost line, so that a loose plug reads nobody twice. */
  #lying: string | null = null;
  #misses = 0;
  #failedReopenings = 0;
  #fault: DeviceFault | null = null;

  constructor(parts: SamCardReaderParts) {
    this.url = parts.url;
    this.#parts = parts;
  }

  status(): ReaderStatus {
    return this.#status;
  }

  fault(): DeviceFault | null {
    return this.#fault;
  }

  start(): void {
    if (this.#stopping !== null) return;
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#change({ state: 'connecting', problem: null });
    const previous = this.#running;
    this.#running = previous.then(() => this.#run(stopping.signal));
  }

  async stop(): Promise<void> {
    this.#stopping?.abort();
    this.#stopping = null;
    await this.#running;
  }

  onCard(listener: (read: CardRead) => void): () => void {
    this.#cardListeners.add(listener);
    return () => void this.#cardListeners.delete(listener);
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  /** Never rejects: whatever ends a connection, the next one is tried until `stop`. */
  async #run(stop: AbortSignal): Promise<void> {
    this.#change({ state: 'connecting', problem: null });
    while (!stop.aborted) {
      await this.#connection(stop);
      if (stop.aborted) break;
      const { reopenMs } = this.#parts.tuning;
      const wait = reopenMs[Math.min(this.#failedReopenings, reopenMs.length - 1)] ?? 1000;
      this.#failedReopenings += 1;
      // The only rejection is the abort, which the loop looks at next.
      await pause(wait, undefined, { signal: stop }).catch(() => undefined);
    }
    this.#lying = null;
    this.#change({ state: 'offline', problem: null });
  }

  async #connection(stop: AbortSignal): Promise<void> {
    const { address, tuning, log, open = openLine } = this.#parts;
    const lost = new AbortController();
    const signal = AbortSignal.any([stop, lost.signal]);
    let line: Line | null = null;
    try {
      const link = new SamLink((bytes) => line?.write(bytes), tuning, signal);
      const events = { onBytes: (chunk: Uint8Array) => link.feed(chunk), onLost: () => lost.abort(new LineLost()) };
      line = await open(address, events, { openMs: tuning.openMs, signal: stop });
      this.#fault = null;
      await this.#serve(link, signal);
    } catch (error) {
      if (stop.aborted) return;
      const cause: unknown = signal.aborted ? signal.reason : error;
      // An open line that ends gives no reason; the attempts after it do.
      const fault = line === null ? faultOf(error) : null;
      const isNews = fault !== this.#fault;
      this.#fault = fault;
      // Only what changes is worth a line: an absent reader is tried again every second or two, all day.
      if (this.#status.state !== 'offline') log('card reader connection ended', cause);
      const problem = cause instanceof SamSilent ? 'no-answer' : 'not-connected';
      if (!this.#change({ state: 'offline', problem }) && isNews) this.#tell(this.#statusListeners, this.#status);
    } finally {
      await line?.close();
    }
  }

  async #serve(link: SamLink, signal: AbortSignal): Promise<never> {
    for (;;) {
      try {
        await this.#greet(link);
        this.#misses = 0;
        this.#change({ state: this.#lying === null ? 'idle' : 'waiting-removal', problem: null });
        await this.#watch(link);
      } catch (error) {
        if (signal.aborted || !(error instanceof SamFaulty)) throw error;
        if (this.#status.state !== 'fault') this.#parts.log('card reader needs maintenance', error);
        this.#change({ state: 'fault', problem: 'maintenance' });
        await link.pause(this.#parts.tuning.faultProbeMs);
      }
    }
  }

  /** Any answer but "faulty" will do: some modules do not know the status command. */
  async #greet(link: SamLink): Promise<void> {
    while ((await link.ask(SAM_COMMANDS.status)) === null);
    this.#failedReopenings = 0;
    const reply = await link.ask(SAM_COMMANDS.samId);
    this.#status = { ...this.#status, samId: reply === null ? null : formatSamId(reply.data) };
  }

  async #watch(link: SamLink): Promise<never> {
    let emptyLooks = 0;
    for (;;) {
      const look = await lookForCard(link);
      if (this.#lying !== null) {
        if (look === 'card') await this.#compare(link, this.#lying);
        if (look === 'empty') this.#missed();
      } else if (look === 'card') {
        emptyLooks = 0;
        await this.#readNew(link);
      } else {
        emptyLooks += 1;
        if (emptyLooks >= this.#parts.tuning.problemLooks) this.#change({ state: 'idle', problem: null });
      }
      await link.pause(this.#parts.tuning.pollMs);
    }
  }

  async #readNew(link: SamLink): Promise<void> {
    // A failure stays on the screen while the same person tries again, instead of flickering.
    this.#change({ state: 'reading', problem: this.#status.problem });
    const fresh = await readCard(link, this.#parts.tuning);
    if (fresh === null) this.#change({ state: 'idle', problem: 'read-failed' });
    else this.#take(fresh);
  }

  /** Two people may swap cards between two looks; only the card's text tells. */
  async #compare(link: SamLink, lying: string): Promise<void> {
    this.#misses = 0;
    const result = await readFoundCard(link);
    if (result.kind !== 'read' || result.fresh.digest === lying) return;
    this.#change({ state: 'reading', problem: null });
    this.#take(result.fresh);
  }

  #missed(): void {
    this.#misses += 1;
    if (this.#misses < this.#parts.tuning.removalMisses) return;
    this.#lying = null;
    this.#change({ state: 'idle', problem: null });
  }

  #take(fresh: FreshRead): void {
    this.#lying = fresh.digest;
    this.#misses = 0;
    this.#change({ state: 'waiting-removal', problem: null });
    this.#tell(this.#cardListeners, fresh.read);
  }

  /** True when there was something to tell. */
  #change(next: { readonly state: ReaderStatus['state']; readonly problem: ReaderProblem | null }): boolean {
    const { state, problem, samId } = this.#status;
    if (state === next.state && problem === next.problem) return false;
    this.#status = { ...next, samId };
    this.#tell(this.#statusListeners, this.#status);
    return true;
  }

  #tell<Value>(listeners: ReadonlySet<(value: Value) => void>, value: Value): void {
    for (const listener of listeners) {
      try {
        listener(value);
      } catch (error) {
        // A screen's mistake must not stop the reader for the others.
        this.#parts.log('card reader listener failed', error);
      }
    }
  }
}
