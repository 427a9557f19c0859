import type { WritableDb } from '#electron/db/connection.ts';
import { noCounts, type BatchCounts } from '#electron/db/repositories/import-batches.ts';
import { updateVerdict, type ImportedRow, type RowVerdict } from '#electron/db/repositories/import-rows.ts';
import type { RowDecision } from './roster-merge.ts';

/** A decision as its row keeps it. */
export function verdictOf(decision: RowDecision): RowVerdict {
  return {
    outcome: decision.outcome,
    reasonsJson: JSON.stringify(decision.reasons),
    conflict: decision.conflict ? 1 : 0,
    suspectIdNumber: decision.suspect?.idNumber ?? '',
    suspectRow: decision.suspect?.rowNumber ?? 0,
  };
}

type Counted = Pick<RowVerdict, 'outcome' | 'conflict' | 'suspectIdNumber'>;

/** The counts with one row more, or (`by` −1) less. */
export function counted(counts: BatchCounts, row: Counted, by: 1 | -1 = 1): BatchCounts {
  return {
    ...counts,
    [row.outcome]: counts[row.outcome] + by,
    conflicts: counts.conflicts + by * row.conflict,
    suspects: counts.suspects + (row.suspectIdNumber === '' ? 0 : by),
  };
}

/** Writes what has become of a row, if that is news, and returns by how much the counts change. */
export function rewriteVerdict(db: WritableDb, batchId: string, row: ImportedRow, verdict: RowVerdict): BatchCounts {
  const isSame = (Object.keys(verdict) as (keyof RowVerdict)[]).every((key) => verdict[key] === row[key]);
  if (isSame) return noCounts;
  updateVerdict(db, { batchId, rowNumber: row.rowNumber }, verdict);
  return counted(counted(noCounts, row, -1), verdict);
}

export function sumOf(one: BatchCounts, other: BatchCounts): BatchCounts {
  const sums = Object.entries(one).map(([key, count]) => [key, count + other[key as keyof BatchCounts]]);
  return Object.fromEntries(sums) as BatchCounts;
}
