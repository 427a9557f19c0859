import type { WritableDb } from '#electron/db/connection.ts';
import {
  addToCounts,
  changeBatchState,
  findBatch,
  noCounts,
  noteIndexed,
  noteTaken,
  type BatchRow,
} from '#electron/db/repositories/import-batches.ts';
import { listRowsAfter } from '#electron/db/repositories/import-rows.ts';
import { highestSerial } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '../context.ts';
import { BatchReader, columnsOf } from './batch-reader.ts';
import { FileMemory } from './file-memory.ts';
import { indexPeople } from './index-people.ts';
import { RosterMerge } from './roster-merge.ts';
import type { Steps } from './steps.ts';
import { commitTarget } from './targets.ts';
import { rewriteVerdict, sumOf, verdictOf } from './verdict.ts';

/** Rows after which those added are made searchable. */
const ROWS_A_RUN = 20_000;
const ROWS_AT_ONCE = 50;
const IDS_AT_ONCE = 5_000;

export type TakingPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  readonly batchId: string;
  readonly onProgress: (done: number) => void;
  readonly isOver: () => boolean;
};

/** Marks a batch as to be taken over; from here on it will be, whatever happens in between. */
export function beginTaking(db: WritableDb, batchId: string, atMs: number): void {
  noteIndexed(db, batchId, highestSerial(db));
  changeBatchState(db, batchId, { state: 'committing', atMs });
}

/**
 * Takes a batch over, judged anew against the people now on file. Each transaction takes some rows and notes how far it came;
 * so a crash loses nothing and a new start goes on from there. Ends early when the station is going down.
 */
export async function takeBatch(plan: TakingPlan): Promise<void> {
  const { context, steps, batchId } = plan;
  const taker = new Taker(plan);
  const batch = findBatch(context.store.db, batchId);
  if (batch?.state !== 'committing') return;
  await taker.recall(batch);
  for (;;) {
    const now = findBatch(context.store.db, batchId);
    if (!now || plan.isOver()) return;
    const indexed = await indexPeople({ ...plan, afterSerial: now.indexedSerial });
    if (indexed > now.indexedSerial) context.announce(['people']);
    if (plan.isOver()) return;
    if (!(await taker.takeRun())) break;
  }
  if (plan.isOver()) return;
  await steps.writeSurely((db) => changeBatchState(db, batchId, { state: 'committed', atMs: context.clock.now() }));
}

class Taker {
  readonly #plan: TakingPlan;
  readonly #memory = new FileMemory();
  readonly #nextId: () => string;
  #reader: BatchReader | null = null;
  #done = 0;

  constructor(plan: TakingPlan) {
    this.#plan = plan;
    this.#nextId = sortedIds(plan.context.newId);
  }

  /** What rows taken before a restart were, for those that come. */
  async recall(batch: BatchRow): Promise<void> {
    const { context, steps, batchId } = this.#plan;
    const reader = (this.#reader = new BatchReader(context, columnsOf(batch)));
    for (let last = 0; last < batch.takenRow;) {
      last = await steps.read((mayGoOn) => {
        let seen = last;
        for (const row of listRowsAfter(context.store.db, batchId, last, 400)) {
          if (row.rowNumber > batch.takenRow) break;
          const read = reader.read(row);
          if (row.outcome !== 'refused' && read.kind === 'person') {
            this.#memory.keep(row.rowNumber, { ...read, idNumber: row.idNumber, phone: read.fields.phone ?? '' });
          }
          seen = row.rowNumber;
          this.#done += 1;
          if (!mayGoOn()) break;
        }
        return seen === last ? batch.takenRow : seen;
      });
    }
    this.#plan.onProgress(this.#done);
  }

  /** False when no row is left. */
  async takeRun(): Promise<boolean> {
    let taken = 0;
    while (taken < ROWS_A_RUN && !this.#plan.isOver()) {
      const some = await this.#plan.steps.write((db, mayGoOn) => this.#takeSome(db, mayGoOn));
      if (some === 0) return taken > 0;
      taken += some;
      this.#done += some;
      this.#plan.onProgress(this.#done);
    }
    return true;
  }

  #takeSome(db: WritableDb, mayGoOn: () => boolean): number {
    const { context, batchId } = this.#plan;
    const batch = findBatch(db, batchId);
    const reader = this.#reader;
    if (!batch || !reader) return 0;
    const nowMs = context.clock.now();
    const target = commitTarget({ context, db, batchId, reader, memory: this.#memory, nowMs, nextId: this.#nextId });
    const merge = new RosterMerge(reader.rules, reader.today, target);
    let counts = noCounts;
    let taken = 0;
    let last = batch.takenRow;
    for (;;) {
      const rows = listRowsAfter(db, batchId, last, ROWS_AT_ONCE);
      for (const row of rows) {
        const decision = merge.take({ ...row, cells: reader.storedCells(row) });
        counts = sumOf(counts, rewriteVerdict(db, batchId, row, verdictOf(decision)));
        taken += 1;
        last = row.rowNumber;
        if (!mayGoOn()) break;
      }
      if (rows.length === 0 || !mayGoOn()) break;
    }
    addToCounts(db, batchId, counts);
    noteTaken(db, batchId, last);
    return taken;
  }
}

/** Ids in ascending order, a run's worth at a time: people added together then lie together in the index of ids. */
function sortedIds(newId: () => string): () => string {
  let ids: string[] = [];
  return () => {
    if (ids.length === 0) {
      ids = Array.from({ length: IDS_AT_ONCE }, newId).toSorted().toReversed();
    }
    return ids.pop() ?? newId();
  };
}
