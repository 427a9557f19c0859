/** What one case's typing looks like to the screen. `waiting`: the line is down, values are kept and will be sent. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused';

export type RefusedField = { readonly value: string; readonly error: unknown };

export type SaverView = {
  readonly state: SaveState;
  /** Typed but not yet confirmed by the station, refused values included: what the boxes must show. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, RefusedField>;
};

export type FieldSaverPorts = {
  /**
   * Prepares one save. The returned attempt may run several times and must be the same request each time: same
   * requestId, same clerk.
   */
  readonly prepare: (field: string, value: string) => () => Promise<void>;
  /** True: the station said no and would say no again. False: the line failed, the same request may be sent again. */
  readonly isRefusal: (error: unknown) => boolean;
};

type Sending = { readonly field: string; readonly value: string; readonly attempt: () => Promise<void> };

const TYPING_PAUSE_MS = 400;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 10_000;

/**
 * Saves the fields of one case in the order they were typed, one request at a time, and forgets nothing: it outlives the
 * form on the screen, and repeats a request whose answer was lost under its own requestId before it sends anything newer.
 */
export class FieldSaver {
  readonly #ports: FieldSaverPorts;
  readonly #queue = new Map<string, string>();
  readonly #refused = new Map<string, RefusedField>();
  readonly #listeners = new Set<() => void>();
  #sending: Sending | null = null;
  #lineDown = false;
  #typingIn: string | null = null;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #view: SaverView = { state: 'saved', drafts: new Map(), refused: new Map() };

  constructor(ports: FieldSaverPorts) {
    this.#ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): SaverView => this.#view;

  /** Takes a value as typed. It is sent after a short pause, or at once when another field is touched or on `flush`. */
  edit(field: string, value: string): void {
    this.#refused.delete(field);
    // Set anew, so that the field touched last is also saved last: the station remembers it as the place to go on.
    this.#queue.delete(field);
    this.#queue.set(field, value);
    this.#typingIn = field;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.flush(), TYPING_PAUSE_MS);
    this.#pump();
    this.#publish();
  }

  /** Sends what is held back; call it on blur, on leaving the form, when the page is hidden. */
  flush(): void {
    clearTimeout(this.#typingTimer);
    this.#typingIn = null;
    this.#pump();
    this.#publish();
  }

  /** The line is open again: do not wait for the next try. */
  resume(): void {
    if (!this.#lineDown || this.#sending === null) return;
    clearTimeout(this.#retryTimer);
    this.#retryMs = FIRST_RETRY_MS;
    void this.#attempt(this.#sending);
  }

  /** Resolves when nothing is under way any more: all is saved, or the station refused the rest. */
  async settled(): Promise<SaverView> {
    this.flush();
    const done = (): boolean => this.#view.state === 'saved' || this.#view.state === 'refused';
    if (!done()) {
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => {
          if (!done()) return;
          leave();
          resolve();
        });
      });
    }
    return this.#view;
  }

  /** Sends refused values once more, for a clerk who asks for it. */
  retryRefused(): void {
    for (const [field, { value }] of this.#refused) if (!this.#queue.has(field)) this.#queue.set(field, value);
    this.#refused.clear();
    this.flush();
  }

  #pump(): void {
    if (this.#sending !== null) return;
    const next = [...this.#queue].find(([field]) => field !== this.#typingIn);
    if (next === undefined) return;
    const [field, value] = next;
    this.#queue.delete(field);
    this.#sending = { field, value, attempt: this.#ports.prepare(field, value) };
    void this.#attempt(this.#sending);
  }

  async #attempt(sending: Sending): Promise<void> {
    this.#lineDown = false;
    this.#publish();
    try {
      await sending.attempt();
    } catch (error) {
      if (!this.#ports.isRefusal(error)) return this.#waitForLine(sending);
      if (!this.#queue.has(sending.field)) this.#refused.set(sending.field, { value: sending.value, error });
    }
    this.#retryMs = FIRST_RETRY_MS;
    this.#sending = null;
    this.#pump();
    this.#publish();
  }

  #waitForLine(sending: Sending): void {
    this.#lineDown = true;
    this.#retryTimer = setTimeout(() => void this.#attempt(sending), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    this.#publish();
  }

  #publish(): void {
    const drafts = new Map<string, string>();
    for (const [field, { value }] of this.#refused) drafts.set(field, value);
    if (this.#sending !== null) drafts.set(this.#sending.field, this.#sending.value);
    for (const [field, value] of this.#queue) drafts.set(field, value);
    this.#view = { state: this.#state(), drafts, refused: new Map(this.#refused) };
    for (const listener of this.#listeners) listener();
  }

  #state(): SaveState {
    if (this.#lineDown) return 'waiting';
    if (this.#sending !== null || this.#queue.size > 0) return 'saving';
    return this.#refused.size > 0 ? 'refused' : 'saved';
  }
}
