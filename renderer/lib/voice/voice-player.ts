import type { VoiceClips } from './voice-clips.ts';
import type { OutputState, Sound, VoiceOutput } from './voice-output.ts';

export type SpeakOptions = {
  /** Shown instead of the words themselves, for example `请 A012 到 3号窗口`. */
  readonly text?: string;
  /** Higher is spoken first; what is being said is never cut off for it. */
  readonly priority?: number;
  /** How often it is said; 1 unless told. */
  readonly times?: number;
  /** Said once, before the first time: a chime that makes people look up. */
  readonly opening?: readonly string[];
  readonly onStart?: () => void;
};

export type Spoken = 'spoken' | 'silent' | 'cancelled';
export type Speech = {
  readonly done: Promise<Spoken>;
  readonly cancel: () => void;
  /** No longer needed: what waits is never said, what is being said comes to its end and is not repeated. */
  readonly enough: () => void;
};

export type VoiceState = {
  /** Text of what is being said, shown also when nothing can be heard. */
  readonly speaking: string | null;
  readonly waiting: number;
  readonly muted: boolean;
  readonly output: OutputState;
};

/** Clips to say; a function is asked once the station's clips are known. */
export type SpokenKeys = readonly string[] | ((hasClip: (key: string) => boolean) => readonly string[]);

type Item = {
  readonly keys: SpokenKeys;
  readonly options: SpeakOptions;
  readonly stop: AbortController;
  /** Once aborted, no further repetition. */
  readonly last: AbortController;
  readonly end: (how: Spoken) => void;
};

const GAP_SECONDS = 0.06;
const REPEAT_PAUSE_MS = 500;
/** Without sound the text stays as long as reading it aloud would take. */
const SILENT_MS = { least: 2_500, perCharacter: 220 } as const;

/** Says one thing at a time, in order; nothing overlaps and nothing is lost. */
export class VoicePlayer {
  readonly #clips: VoiceClips;
  readonly #output: VoiceOutput;
  readonly #listeners = new Set<() => void>();
  #queue: readonly Item[] = [];
  #current: Item | null = null;
  #muted = false;
  #volume = 1;
  #state: VoiceState;

  constructor(clips: VoiceClips, output: VoiceOutput) {
    this.#clips = clips;
    this.#output = output;
    this.#state = this.#look();
    output.onState(() => this.#tell());
  }

  get state(): VoiceState {
    return this.#state;
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  textOf(keys: readonly string[]): string {
    return this.#clips.textOf(keys);
  }

  speak(keys: SpokenKeys, options: SpeakOptions = {}): Speech {
    const stop = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Spoken>();
    const item: Item = { keys, options, stop, last: new AbortController(), end: resolve };
    const after = this.#queue.findIndex((other) => priorityOf(other) < priorityOf(item));
    this.#queue = after < 0 ? [...this.#queue, item] : this.#queue.toSpliced(after, 0, item);
    this.#tell();
    void this.#next();
    const enough = (): void => {
      if (item === this.#current) item.last.abort();
      else this.#cancel(item);
    };
    return { done: promise, cancel: () => this.#cancel(item), enough };
  }

  cancelAll(): void {
    for (const item of this.#current ? [...this.#queue, this.#current] : this.#queue) this.#cancel(item);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#applyVolume();
    this.#tell();
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.#volume = volume;
    this.#applyVolume();
  }

  setSink(sinkId: string): Promise<boolean> {
    return this.#output.setSink(sinkId);
  }

  unblock(): void {
    this.#output.unblock();
  }

  #applyVolume(): void {
    this.#output.setVolume(this.#muted ? 0 : this.#volume);
  }

  #cancel(item: Item): void {
    item.stop.abort();
    if (item === this.#current) return;
    this.#queue = this.#queue.filter((other) => other !== item);
    item.end('cancelled');
    this.#tell();
  }

  async #next(): Promise<void> {
    const [item, ...rest] = this.#queue;
    if (this.#current !== null || item === undefined) return;
    this.#current = item;
    this.#queue = rest;
    this.#tell();
    item.options.onStart?.();
    const how = await this.#say(item);
    this.#current = null;
    this.#tell();
    item.end(item.stop.signal.aborted ? 'cancelled' : how);
    void this.#next();
  }

  async #say(item: Item): Promise<Spoken> {
    const { signal } = item.stop;
    const audible = !this.#muted && this.#output.state() === 'on';
    const sounds = audible ? await this.#soundsOf(item).catch(() => []) : [];
    const opening = audible ? await this.#clips.sounds(item.options.opening ?? []).catch(() => []) : [];
    // The catalogue may just have arrived with the first sounds.
    this.#tell();
    const times = Math.max(1, item.options.times ?? 1);
    for (let time = 1; time <= times && !signal.aborted; time += 1) {
      if (time > 1 && item.last.signal.aborted) break;
      if (time > 1) await pause(REPEAT_PAUSE_MS, signal);
      const joined = time === 1 ? [...opening, ...sounds] : sounds;
      if (joined.length > 0) await this.#output.play(joined, GAP_SECONDS, signal);
      else await pause(silentMs(this.#shown(item)), signal);
    }
    return sounds.length > 0 ? 'spoken' : 'silent';
  }

  async #soundsOf(item: Item): Promise<readonly Sound[]> {
    await this.#clips.ready();
    return this.#clips.sounds(this.#keysOf(item));
  }

  #keysOf({ keys }: Item): readonly string[] {
    return typeof keys === 'function' ? keys((key) => this.#clips.knows(key)) : keys;
  }

  #shown(item: Item): string {
    return item.options.text ?? this.#clips.textOf(this.#keysOf(item));
  }

  #look(): VoiceState {
    return {
      speaking: this.#current && this.#shown(this.#current),
      waiting: this.#queue.length,
      muted: this.#muted,
      output: this.#output.state(),
    };
  }

  #tell(): void {
    this.#state = this.#look();
    for (const listener of this.#listeners) listener();
  }
}

function priorityOf(item: Item): number {
  return item.options.priority ?? 0;
}

function silentMs(text: string): number {
  return Math.max(SILENT_MS.least, text.length * SILENT_MS.perCharacter);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
