import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Statement } from 'better-sqlite3';

type Group = {
  readonly committed: Promise<void>;
  readonly settle: (error: unknown) => void;
  readonly after: (() => void)[];
  readonly beganAt: number;
  writes: number;
};

/** How long a group waits for writers that came along with the last one: less than the disk would take for their own commit. */
const WAIT_MS = 0.3;

/**
 * One commit, and so one wait for the disk, for all writes that arrive in the same turn of the event loop, or a moment later
 * when the last commit held several. Each write is a
 * savepoint of its own: one refused leaves the others alone. Nobody may be told of a write before `committed` has resolved;
 * when it rejects, none of the group happened.
 */
export class SharedCommit {
  readonly #raw: Database;
  #group: Group | null = null;
  readonly #now: () => number;
  #working = false;
  /** How many writes the last group held: as many are likely to come again. */
  #usual = 1;
  /** The groups that the call under way has written in. */
  readonly #calls = new AsyncLocalStorage<Set<Group>>();

  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #undo: Statement;

  /** `now`: a running clock in milliseconds. */
  constructor(raw: Database, now: () => number = () => performance.now()) {
    this.#raw = raw;
    this.#now = now;
    this.#begin = raw.prepare('BEGIN IMMEDIATE');
    this.#commit = raw.prepare('COMMIT');
    this.#savepoint = raw.prepare('SAVEPOINT one_write');
    this.#release = raw.prepare('RELEASE one_write');
    this.#undo = raw.prepare('ROLLBACK TO one_write');
  }

  /** Runs one write inside the group under way, or begins one. */
  run<Result>(work: () => Result): Result {
    if (this.#working) throw new TypeError('a write may not begin another write');
    if (!this.#group) {
      this.#begin.run();
      this.#group = newGroup(this.#now());
      this.#waitTurn(this.#group);
    }
    this.#group.writes += 1;
    this.#calls.getStore()?.add(this.#group);
    this.#working = true;
    try {
      this.#savepoint.run();
      const result = work();
      this.#release.run();
      return result;
    } catch (error) {
      this.#takeBack(error);
      throw error;
    } finally {
      this.#working = false;
    }
  }

  /** Undoes the write under way; the others of its group stay. */
  #takeBack(error: unknown): void {
    if (this.#raw.inTransaction) {
      this.#undo.run();
      this.#release.run();
    } else {
      // A full disk or a failing one makes SQLite roll the whole transaction back, not only this savepoint.
      this.#end(error);
    }
  }

  /** Commits when the turn is over, or a moment later while writers that usually come together are still on their way. */
  #waitTurn(group: Group): void {
    setImmediate(() => {
      if (this.#group !== group) return;
      if (group.writes < this.#usual && this.#now() - group.beganAt < WAIT_MS) this.#waitTurn(group);
      else this.flush();
    });
  }

  /** Runs `then` once what was written so far is on disk; never when it could not be. */
  afterCommit(then: () => void): void {
    if (this.#group) this.#group.after.push(then);
    else then();
  }

  /**
   * Runs `work`, and resolves with its result when all it wrote and all it may have read is on disk; rejects when that could
   * not be. A group can end before its writers ask about it: another write of the same turn may lose the whole transaction.
   */
  async confirmed<Result>(work: () => Promise<Result>): Promise<Result> {
    const groups = new Set<Group>();
    const result = await this.#calls.run(groups, work);
    if (this.#group) groups.add(this.#group);
    await Promise.all([...groups].map((group) => group.committed));
    return result;
  }

  /** Resolves when everything written so far is on disk. */
  get committed(): Promise<void> {
    return this.#group?.committed ?? Promise.resolve();
  }

  /** Commits the group under way now. */
  flush(): void {
    if (this.#working) throw new TypeError('a write may not commit what it is part of');
    if (!this.#group) return;
    try {
      this.#commit.run();
    } catch (error) {
      if (this.#raw.inTransaction) this.#raw.exec('ROLLBACK');
      this.#end(error);
      return;
    }
    this.#end(null);
  }

  #end(error: unknown): void {
    const group = this.#group;
    this.#group = null;
    if (!group) return;
    this.#usual = group.writes;
    group.settle(error);
    if (error === null) for (const then of group.after) then();
  }
}

function newGroup(beganAt: number): Group {
  let settle: Group['settle'] = () => undefined;
  const committed = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === null ? resolve() : reject(new Error('the shared commit failed', { cause: error })));
  });
  committed.catch(() => undefined); // a write nobody waits for must not end the process; those who wait are told
  return { committed, settle, after: [], beganAt, writes: 0 };
}
