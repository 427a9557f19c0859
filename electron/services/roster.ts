import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportProgress, ImportRow, ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { RosterReason } from '#shared/domain/roster-row.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findBatch, listBatchRows, type BatchRow } from '#electron/db/repositories/import-batches.ts';
import {
  countUndecided,
  listConflicts,
  listRowsNotRefused,
  listRowsOf,
  type ImportedRow,
} from '#electron/db/repositories/import-rows.ts';
import type { ServiceContext } from './context.ts';
import { columnsOf } from './roster-import/batch-reader.ts';

const BATCHES_SHOWN = 50;

/** What is under way; known to the desk that does it. */
export type ProgressOf = (batchId: string) => ImportProgress | null;

/** The newest batches first. */
export function listBatches(context: ServiceContext, progressOf: ProgressOf): ImportSummary[] {
  const { db } = context.store;
  return listBatchRows(db, BATCHES_SHOWN).map((batch) => summaryOf(db, batch, progressOf));
}

/** Errors: roster.batchNotFound. */
export function getBatch(context: ServiceContext, batchId: string, progressOf: ProgressOf): ImportSummary {
  const { db } = context.store;
  return summaryOf(db, requireBatch(db, batchId), progressOf);
}

export type RowsInput = {
  readonly batchId: string;
  readonly outcome?: RowOutcome | 'conflict' | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** A page of a batch's rows, refused ones first unless an outcome is asked for. Errors: roster.batchNotFound. */
export function listRows(context: ServiceContext, input: RowsInput): { total: number; rows: ImportRow[] } {
  const { db } = context.store;
  const batch = requireBatch(db, input.batchId);
  if (batch.state === 'discarded') return { total: 0, rows: [] };
  if (input.outcome === 'conflict') {
    return { total: batch.conflicts, rows: listConflicts(db, batch.id, input).map(rowOf) };
  }
  if (input.outcome) {
    return { total: batch[input.outcome], rows: listRowsOf(db, batch.id, input.outcome, input).map(rowOf) };
  }
  const refused = listRowsOf(db, batch.id, 'refused', input);
  const rest = listRowsNotRefused(db, batch.id, {
    offset: Math.max(0, input.offset - batch.refused),
    limit: input.limit - refused.length,
  });
  return { total: batch.total, rows: [...refused, ...rest].map(rowOf) };
}

function rowOf(row: ImportedRow): ImportRow {
  return {
    rowNumber: row.rowNumber,
    name: row.name,
    maskedIdNumber: maskIdNumber(row.idNumber),
    outcome: row.outcome,
    reasons: JSON.parse(row.reasonsJson) as RosterReason[],
  };
}

export function requireBatch(db: ReadableDb, id: string): BatchRow {
  const batch = findBatch(db, id);
  if (!batch) throw new DeskError('roster.batchNotFound', {});
  return batch;
}

/** The batch in one of these states. Errors: roster.batchNotFound, roster.batchState. */
export function requireBatchIn(db: ReadableDb, id: string, states: readonly BatchRow['state'][]): BatchRow {
  const batch = requireBatch(db, id);
  if (!states.includes(batch.state)) throw new DeskError('roster.batchState', { state: batch.state });
  return batch;
}

export function summaryOf(db: ReadableDb, batch: BatchRow, progressOf: ProgressOf): ImportSummary {
  const { added, merged, unchanged, refused, conflicts, suspects } = batch;
  return {
    id: batch.id as ImportBatchId,
    fileName: batch.fileName,
    state: batch.state,
    total: batch.total,
    added,
    merged,
    unchanged,
    refused,
    conflicts,
    suspects,
    undecided: suspects === 0 ? 0 : countUndecided(db, batch.id),
    columns: columnsOf(batch).filter((column) => column.field !== ''),
    problem: batch.problem,
    progress: progressOf(batch.id),
    createdAtMs: batch.createdAtMs,
  };
}
