import { setTimeout as pause } from 'node:timers/promises';
import type { ImportProgress } from '#shared/contract/roster.ts';
import { changeBatchState, findBatch, listBatchesIn } from '#electron/db/repositories/import-batches.ts';
import { deleteSomeRows, findUnforgottenBatch } from '#electron/db/repositories/import-rows.ts';
import type { ServiceContext } from '../context.ts';
import type { ReadRows } from '../roster-file/read-roster-file.ts';
import { RosterFileError } from '../roster-file/roster-table.ts';
import { readBatch } from './read-batch.ts';
import { Steps } from './steps.ts';
import { takeBatch } from './take-batch.ts';

const RETRY_MS = 3_000;
const FORGOTTEN_AT_ONCE = 40;

/** What goes on by itself: reading a file, taking a batch over, forgetting what was thrown away. */
export class RosterJobs {
  readonly steps: Steps;
  readonly #context: ServiceContext;
  readonly #running = new Set<Promise<void>>();
  readonly #progress = new Map<string, ImportProgress>();
  readonly #over = new AbortController();
  #forgetting: Promise<void> | null = null;

  constructor(context: ServiceContext) {
    this.#context = context;
    this.steps = new Steps(context.store);
  }

  /** Takes up what the last run of the station left: a reading is thrown away, a committing is finished. */
  start(): void {
    const { store, clock } = this.#context;
    store.runInTransaction((db) => {
      for (const { id } of listBatchesIn(db, 'reading')) {
        changeBatchState(db, id, { state: 'discarded', problem: 'roster.uploadUnknown', atMs: clock.now() });
      }
    });
    for (const { id, total } of listBatchesIn(store.db, 'committing')) this.take(id, total);
    this.forget();
  }

  progressOf(batchId: string): ImportProgress | null {
    return this.#progress.get(batchId) ?? null;
  }

  get isBusy(): boolean {
    return this.#progress.size > 0;
  }

  read(batchId: string, rows: AsyncIterable<ReadRows>, onEnd: () => void): void {
    const note = (progress: Pick<ImportProgress, 'done' | 'estimated'>) =>
      this.#progress.set(batchId, { phase: 'reading', stalled: false, ...progress });
    note({ done: 0, estimated: 0 });
    this.#run(async () => {
      try {
        await readBatch({ ...this.#parts(batchId), rows, onProgress: note });
      } catch (error) {
        this.#readingFailed(batchId, error);
      } finally {
        this.#progress.delete(batchId);
        onEnd();
        this.#context.announce(['roster']);
      }
      this.forget();
    });
  }

  take(batchId: string, total: number): void {
    const note = (done: number, stalled = false) =>
      this.#progress.set(batchId, { phase: 'taking', done, estimated: total, stalled });
    note(0);
    this.#run(async () => {
      let done = 0;
      const onProgress = (now: number) => note((done = now));
      while (!this.#over.signal.aborted) {
        try {
          await takeBatch({ ...this.#parts(batchId), onProgress });
          break;
        } catch (error) {
          // What was taken is on disk and noted; the rest waits until the disk has room again.
          this.#context.log.error({ err: error }, 'taking a roster over stalls');
          note(done, true);
          await pause(RETRY_MS, undefined, { signal: this.#over.signal }).catch(() => undefined);
        }
      }
      this.#progress.delete(batchId);
      this.#context.announce(['roster', 'people']);
    });
  }

  /** Deletes the rows of discarded batches, a few at a time. */
  forget(): void {
    if (this.#forgetting) return;
    this.#forgetting = this.#forgetAll().finally(() => (this.#forgetting = null));
    this.#run(() => this.#forgetting ?? Promise.resolve());
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Ends after the step under way; a committing goes on at the next start. */
  async close(): Promise<void> {
    this.#over.abort();
    await this.idle();
  }

  #parts(batchId: string) {
    return { context: this.#context, steps: this.steps, batchId, isOver: () => this.#over.signal.aborted };
  }

  #run(work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => this.#context.log.error({ err: error }, 'work on a roster failed'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #readingFailed(batchId: string, error: unknown): void {
    const { store, clock, log } = this.#context;
    const problem = error instanceof RosterFileError ? error.problem.code : 'internal';
    log.warn({ problem, err: error }, 'reading a roster ended');
    store.runInTransaction((db) => {
      if (findBatch(db, batchId)?.state !== 'reading') return;
      changeBatchState(db, batchId, { state: 'discarded', problem, atMs: clock.now() });
    });
  }

  async #forgetAll(): Promise<void> {
    const { db } = this.#context.store;
    for (;;) {
      const batchId = this.#over.signal.aborted ? undefined : findUnforgottenBatch(db);
      if (batchId === undefined) return;
      await this.steps.write((writable, mayGoOn) => {
        while (deleteSomeRows(writable, batchId, FORGOTTEN_AT_ONCE) > 0 && mayGoOn());
      });
    }
  }
}
