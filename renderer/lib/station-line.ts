import { ORPCError, type ClientContext, type ClientLink, type ClientOptions } from '@orpc/client';

export type LineState = 'connecting' | 'open' | 'lost';

export type StationLink = ClientLink<ClientContext>;

export type LineEvents = {
  readonly onOpen: (link: StationLink) => void;
  /** The attempt failed or the open line broke. */
  readonly onClose: () => void;
  /** The shell says that trying on is useless, and why; null when there is hope again. */
  readonly onStopped: (code: string | null) => void;
};

/** One attempt to reach the station process. */
export type Dialled = {
  /** False as soon as nothing more can be sent, even before `onClose`. */
  readonly usable: () => boolean;
  readonly hangUp: () => void;
};
export type Dial = (events: LineEvents) => Dialled;

/** The station could not be reached in time. What was asked may or may not have been done; a write may be sent again. */
export class LineLostError extends Error {
  constructor() {
    super('the station process could not be reached');
    this.name = 'LineLostError';
  }
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5000;
const CALL_PATIENCE_MS = 30_000;

/**
 * A link that outlives its transport. It dials again by itself; a call made while the line is down waits for it, and a
 * call whose answer was lost is sent again: reads change nothing, and a write carries the same requestId.
 */
export class StationLine implements StationLink {
  readonly #dial: Dial;
  readonly #patienceMs: number;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<() => void>();
  #state: LineState = 'connecting';
  #stopCode: string | null = null;
  #dialled: Dialled | null = null;
  #link: StationLink | null = null;
  #retryMs = FIRST_RETRY_MS;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(dial: Dial, patienceMs = CALL_PATIENCE_MS) {
    this.#dial = dial;
    this.#patienceMs = patienceMs;
    this.#connect();
  }

  get state(): LineState {
    return this.#state;
  }

  get stopCode(): string | null {
    return this.#stopCode;
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const deadline = performance.now() + this.#patienceMs;
    for (;;) {
      const link = await this.#openLink(deadline, options.signal);
      try {
        return await link.call(path, input, options);
      } catch (error) {
        // An answer, whatever it says, is not a lost line; nor is a failure on a line that still stands.
        if (error instanceof ORPCError || options.signal?.aborted === true) throw error;
        if (this.#link === link && this.#dialled?.usable() === true) throw error;
      }
    }
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#retryTimer);
    this.#dialled?.hangUp();
    this.#lose();
  }

  #connect(): void {
    // Events of an attempt that has been given up must not touch the next one.
    let over = false;
    const dialled = this.#dial({
      onOpen: (link) => {
        if (!over) this.#opened(link);
      },
      onClose: () => {
        if (over) return;
        over = true;
        this.#lose();
        this.#connectLater();
      },
      onStopped: (code) => {
        if (over || code === this.#stopCode) return;
        this.#stopCode = code;
        this.#announce();
      },
    });
    this.#dialled = dialled;
  }

  #connectLater(): void {
    if (this.#ended) return;
    this.#retryTimer = setTimeout(() => this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #opened(link: StationLink): void {
    this.#link = link;
    this.#retryMs = FIRST_RETRY_MS;
    this.#stopCode = null;
    this.#state = 'open';
    for (const go of this.#waiting) go();
    this.#announce();
  }

  #lose(): void {
    this.#link = null;
    if (this.#state !== 'open') return;
    this.#state = 'lost';
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  async #openLink(deadline: number, signal: AbortSignal | undefined): Promise<StationLink> {
    for (;;) {
      signal?.throwIfAborted();
      if (this.#link !== null && this.#dialled?.usable() === true) return this.#link;
      const left = deadline - performance.now();
      if (left <= 0 || this.#ended) throw new LineLostError();
      await this.#opening(left, signal);
    }
  }

  /** Resolves when the line opens, the time is over or the caller gives up. */
  #opening(timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        signal?.removeEventListener('abort', go);
        resolve();
      };
      const timer = setTimeout(go, timeoutMs);
      this.#waiting.add(go);
      signal?.addEventListener('abort', go);
    });
  }
}
