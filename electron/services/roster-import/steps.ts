import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoreConnection, WritableDb } from '#electron/db/connection.ts';

/** How long a step may work; its commit comes on top. Half of what a person at a counter would notice. */
const WORK_MS = 18;

/**
 * Long work cut into short transactions with turns of the event loop in between, so that a field saved at a counter waits for
 * one step at most. Only the last step of some work waits for the disk: those before may be lost to a power cut together with
 * the note of how far the work had come, and are then done again.
 */
export class Steps {
  readonly #store: StoreConnection;
  #longestMs = 0;
  #longestWorkMs = 0;

  constructor(store: StoreConnection) {
    this.#store = store;
  }

  /** The longest the thread was held so far. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** As `longestMs`, counting only what the thread itself worked: what the step is to blame for on a busy machine. */
  get longestWorkMs(): number {
    return this.#longestWorkMs;
  }

  /** One transaction; `mayGoOn` says until when it should work. Nothing may be awaited inside. */
  write<Result>(work: (db: WritableDb, mayGoOn: () => boolean) => Result): Promise<Result> {
    return this.#step((mayGoOn) => this.#store.runUnsynced((db) => work(db, mayGoOn)));
  }

  /** As `write`; resolves when it and all steps before are on disk. */
  writeSurely<Result>(work: (db: WritableDb) => Result): Promise<Result> {
    return this.#step(() => this.#store.runInTransaction(work));
  }

  /** As `write` for work that only reads or calculates. */
  read<Result>(work: (mayGoOn: () => boolean) => Result): Promise<Result> {
    return this.#step(work);
  }

  async #step<Result>(work: (mayGoOn: () => boolean) => Result): Promise<Result> {
    await nextTurn();
    const started = performance.now();
    const workedBefore = process.threadCpuUsage();
    const until = started + WORK_MS;
    try {
      return work(() => performance.now() < until);
    } finally {
      const { user, system } = process.threadCpuUsage(workedBefore);
      this.#longestWorkMs = Math.max(this.#longestWorkMs, (user + system) / 1000);
      this.#longestMs = Math.max(this.#longestMs, performance.now() - started);
    }
  }
}
