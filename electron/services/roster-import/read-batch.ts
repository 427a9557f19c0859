import type { WritableDb } from '#electron/db/connection.ts';
import { addToCounts, changeBatchState, findBatch, noCounts } from '#electron/db/repositories/import-batches.ts';
import { insertRow } from '#electron/db/repositories/import-rows.ts';
import type { ServiceContext } from '../context.ts';
import type { ReadRows } from '../roster-file/read-roster-file.ts';
import type { RosterTableRow } from '../roster-file/roster-table.ts';
import { BatchReader, columnsOf } from './batch-reader.ts';
import { FileMemory } from './file-memory.ts';
import { RosterMerge } from './roster-merge.ts';
import type { Steps } from './steps.ts';
import { previewTarget, RepeatedPeople } from './targets.ts';
import { counted, verdictOf } from './verdict.ts';

export type ReadingPlan = {
  readonly context: ServiceContext;
  readonly steps: Steps;
  readonly batchId: string;
  readonly rows: AsyncIterable<ReadRows>;
  readonly onProgress: (progress: { readonly done: number; readonly estimated: number }) => void;
  /** Whether the station is going down. */
  readonly isOver: () => boolean;
};

/**
 * Judges the rows of a file as they come and keeps them with their batch, a few in each transaction. Ends early when the batch
 * is no longer wanted. Throws what reading the file throws.
 */
export async function readBatch(plan: ReadingPlan): Promise<void> {
  const { context, steps, batchId } = plan;
  const batch = findBatch(context.store.db, batchId);
  if (!batch) return;
  const judge = {
    reader: new BatchReader(context, columnsOf(batch)),
    memory: new FileMemory(),
    repeated: new RepeatedPeople(),
  };
  let done = 0;
  for await (const { rows, share } of plan.rows) {
    for (let next = 0; next < rows.length;) {
      if (plan.isOver()) return;
      const kept = await steps.write((db, mayGoOn) => keepSome({ plan, db, judge, rows: rows.slice(next) }, mayGoOn));
      if (kept === 0) return;
      next += kept;
      done += kept;
      plan.onProgress({ done, estimated: Math.max(done, Math.round(done / Math.max(share, 0.001))) });
    }
  }
  await steps.writeSurely((db) => {
    if (findBatch(db, batchId)?.state !== 'reading') return;
    changeBatchState(db, batchId, { state: 'previewed', atMs: context.clock.now() });
  });
}

type Judge = { readonly reader: BatchReader; readonly memory: FileMemory; readonly repeated: RepeatedPeople };
type Some = {
  readonly plan: ReadingPlan;
  readonly db: WritableDb;
  readonly judge: Judge;
  readonly rows: readonly RosterTableRow[];
};

/** Returns how many were kept; 0 when nobody wants them any more. */
function keepSome({ plan, db, judge, rows }: Some, mayGoOn: () => boolean): number {
  const { context, batchId } = plan;
  if (findBatch(db, batchId)?.state !== 'reading') return 0;
  const { reader, memory, repeated } = judge;
  const target = previewTarget({ context, db, batchId, reader, memory }, repeated);
  const merge = new RosterMerge(reader.rules, reader.today, target);
  let counts = noCounts;
  let kept = 0;
  for (const { rowNumber, cells } of rows) {
    const decision = merge.take({ rowNumber, cells: reader.cellsOf(cells), decision: '', suspectIdNumber: '' });
    const verdict = verdictOf(decision);
    const { name, idNumber } = decision;
    insertRow(db, batchId, { ...verdict, rowNumber, name, idNumber, cellsJson: JSON.stringify(cells) });
    counts = counted(counts, verdict);
    kept += 1;
    if (!mayGoOn()) break;
  }
  addToCounts(db, batchId, counts);
  return kept;
}
