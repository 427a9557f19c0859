import { setTimeout as pause } from 'node:timers/promises';
import type { ReaderTuning } from './reader-tuning.ts';
import type { SamCommand } from './sam-commands.ts';
import { FrameParser, type SamReply } from './sam-frame.ts';
import { statusWord } from './sam-status.ts';

/** The line itself ended: unplugged, or the gate closed it. */
export class LineLost extends Error {}
/** The line stands but nothing answers on it. */
export class SamSilent extends Error {}
/** The module says of itself that it cannot work. */
export class SamFaulty extends Error {}

type Waiting = { readonly command: SamCommand; readonly settle: (reply: SamReply) => void };

/**
 * Question and answer with the module, one at a time. Bytes that come when nothing was asked are dropped.
 * Every wait ends with a rejection when `signal` aborts.
 */
export class SamLink {
  readonly #parser = new FrameParser();
  readonly #write: (bytes: Uint8Array) => void;
  readonly #tuning: ReaderTuning;
  readonly #signal: AbortSignal;
  #waiting: Waiting | null = null;
  #silences = 0;

  constructor(write: (bytes: Uint8Array) => void, tuning: ReaderTuning, signal: AbortSignal) {
    this.#write = write;
    this.#tuning = tuning;
    this.#signal = signal;
  }

  /** Takes what the line received. */
  feed(chunk: Uint8Array): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    for (const reply of this.#parser.push(chunk)) {
      if (waiting.command.fits(reply)) waiting.settle(reply);
    }
  }

  /** The reply, or null when none came in time. Throws SamSilent when that happened too often, SamFaulty on 60 and 66. */
  async ask(command: SamCommand): Promise<SamReply | null> {
    const reply = await this.#exchange(command);
    if (reply === null) {
      this.#silences += 1;
      if (this.#silences >= this.#tuning.silences) throw new SamSilent(`no answer to ${command.name}`);
      return null;
    }
    this.#silences = 0;
    const word = statusWord(reply.sw3);
    if (word.outcome === 'maintenance') throw new SamFaulty(word.meaning);
    return reply;
  }

  async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#signal });
  }

  async #exchange(command: SamCommand): Promise<SamReply | null> {
    this.#signal.throwIfAborted();
    this.#parser.reset();
    const { promise, resolve, reject } = Promise.withResolvers<SamReply | null>();
    const onAbort = (): void => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(
      () => resolve(null),
      command.name === 'read' ? this.#tuning.readMs : this.#tuning.commandMs,
    );
    this.#waiting = { command, settle: resolve };
    try {
      this.#write(command.frame);
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#signal.removeEventListener('abort', onAbort);
      this.#waiting = null;
      // Nothing of a person's card stays behind in the buffer.
      this.#parser.reset();
    }
  }
}
