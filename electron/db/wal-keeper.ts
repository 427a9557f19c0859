import type { Database, Statement } from 'better-sqlite3';

/** All in pages of 4 KB. At 1000 SQLite carries over by itself, inside somebody's commit: 25 ms of ciphering at once. */
const LARGE_COMMIT = 50;
const SLICE = 200;
const WORTH_A_PAUSE = 100;
const PAUSE_MS = 30;

type Counts = { readonly log: number; readonly checkpointed: number };

/**
 * Carries what was written from the log into the store in slices of a few milliseconds after the answers, so that no clerk's
 * saved field waits for a day's pictures: at once behind large writes, else when nobody has written for a moment. What
 * small writes leave behind can wait for that: they write the same pages again and again.
 */
export class WalKeeper {
  readonly #raw: Database;
  readonly #count: Statement<[], Counts>;
  readonly #carry: Statement;
  #seen = 0;
  #looking = false;
  #pause: NodeJS.Timeout | null = null;

  constructor(raw: Database) {
    this.#raw = raw;
    this.#count = raw.prepare('PRAGMA wal_checkpoint(NOOP)');
    this.#carry = raw.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  }

  /** Something was committed. */
  wrote(): void {
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      this.#ifFree(() => this.#lookAfterWrite());
    });
  }

  close(): void {
    if (this.#pause) clearTimeout(this.#pause);
  }

  #lookAfterWrite(): void {
    const waiting = this.#waiting();
    const grown = waiting - this.#seen;
    this.#seen = waiting;
    if (grown >= LARGE_COMMIT && waiting >= SLICE) this.#carryOver();
    else if (this.#pause) this.#pause.refresh();
    else this.#pause = setTimeout(() => this.#ifFree(() => this.#lookInPause()), PAUSE_MS).unref();
  }

  #lookInPause(): void {
    if (this.#waiting() >= WORTH_A_PAUSE) this.#carryOver();
  }

  /** Not inside a write under way, which will say so itself when it is done. */
  #ifFree(work: () => void): void {
    if (!this.#raw.open || this.#raw.inTransaction) return;
    try {
      work();
    } catch {
      // Somebody reads row by row, or the disk is full: all stays in the log, where it is safe, and the next write meets a fault itself.
    }
  }

  #waiting(): number {
    const counts = this.#count.get();
    return counts ? counts.log - counts.checkpointed : 0;
  }

  #carryOver(): void {
    this.#carry.get();
    this.#seen = this.#waiting();
  }
}
