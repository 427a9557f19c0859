import type { PairDecision, SuspectPair } from '#shared/contract/roster.ts';
import { NOTHING_KNOWN, RosterMerge, type RosterSubject } from './roster-merge.ts';
import { birthInBrokenNumber } from '#shared/domain/roster-suspects.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import { addToCounts, type BatchRow } from '#electron/db/repositories/import-batches.ts';
import {
  findRow,
  listSuspects,
  writeDecision,
  type ImportedRow,
  type RowPage,
} from '#electron/db/repositories/import-rows.ts';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '../context.ts';
import { classNameOf } from '../people.ts';
import { requireBatch, requireBatchIn } from '../roster.ts';
import { BatchReader, columnsOf } from './batch-reader.ts';
import { FileMemory } from './file-memory.ts';
import { previewTarget, RepeatedPeople } from './targets.ts';
import { rewriteVerdict, verdictOf } from './verdict.ts';

export type PairsInput = RowPage & { readonly batchId: string };

/** Rows that may be somebody already known, each beside whom it may be. Errors: roster.batchNotFound. */
export function listPairs(context: ServiceContext, input: PairsInput): { total: number; pairs: SuspectPair[] } {
  const { db } = context.store;
  const batch = requireBatch(db, input.batchId);
  if (batch.state === 'discarded') return { total: 0, pairs: [] };
  const reader = new BatchReader(context, columnsOf(batch));
  const pairs = listSuspects(db, batch.id, input).map((row) => pairOf({ context, db, batch, reader }, row));
  return { total: batch.suspects, pairs };
}

type Parts = {
  readonly context: ServiceContext;
  readonly db: ReadableDb;
  readonly batch: BatchRow;
  readonly reader: BatchReader;
};

function pairOf(parts: Parts, row: ImportedRow): SuspectPair {
  const read = parts.reader.read(row);
  const isBroken = read.kind === 'refused';
  const birthOn = isBroken ? (birthInBrokenNumber(row.idNumber, parts.reader.today) ?? '') : read.parsed.birthOn;
  const own = { ...NOTHING_KNOWN, ...read.fields, name: row.name, idNumber: row.idNumber, birthOn };
  return {
    rowNumber: row.rowNumber,
    decision: row.decision === '' ? null : row.decision,
    numberBroken: isBroken,
    row: sideOf(parts.context, own, row.rowNumber),
    other: otherOf(parts, row),
  };
}

/** What a suspicion was about: somebody on file, or an earlier row. */
function otherOf(parts: Parts, row: ImportedRow): SuspectPair['other'] {
  const { context, db, batch, reader } = parts;
  if (row.suspectRow > 0) {
    const earlier = findRow(db, { batchId: batch.id, rowNumber: row.suspectRow });
    const read = earlier && reader.read(earlier);
    if (read?.kind === 'person') {
      const { birthOn, idNumber } = read.parsed;
      return sideOf(context, { ...NOTHING_KNOWN, ...read.fields, name: read.name, idNumber, birthOn }, row.suspectRow);
    }
  }
  const person = findPersonByIdNumber(db, row.suspectIdNumber);
  return person ? sideOf(context, person, null) : null;
}

type Side = Pick<RosterSubject, 'name' | 'idNumber' | 'phone' | 'community' | 'personClass'> & {
  readonly birthOn: string;
};

function sideOf(context: ServiceContext, side: Side, rowNumber: number | null): NonNullable<SuspectPair['other']> {
  return {
    rowNumber,
    name: side.name,
    // Whole: telling the two numbers apart is what this is for.
    idNumber: side.idNumber,
    birthOn: side.birthOn,
    phone: side.phone,
    community: side.community,
    className: classNameOf(context, side.personClass),
  };
}

export type DecideInput = { readonly batchId: string; readonly rowNumber: number; readonly decision: PairDecision };

/** Notes what becomes of a row and judges it by that. Runs inside the caller's transaction. */
export function decidePair(context: ServiceContext, db: WritableDb, input: DecideInput): BatchRow {
  const batch = requireBatchIn(db, input.batchId, ['previewed']);
  const row = findRow(db, input);
  if (!row || row.suspectIdNumber === '') throw new DeskError('roster.rowNotFound', {});
  const reader = new BatchReader(context, columnsOf(batch));
  if (input.decision === 'separate' && reader.read(row).kind === 'refused')
    throw new DeskError('roster.numberBroken', {});
  writeDecision(db, input, input.decision);
  const memory = new FileMemory();
  const earlier = row.suspectRow > 0 ? findRow(db, { batchId: batch.id, rowNumber: row.suspectRow }) : undefined;
  if (earlier) memory.keep(row.suspectRow, { idNumber: row.suspectIdNumber, name: earlier.name, phone: '' });
  const target = previewTarget({ context, db, batchId: batch.id, reader, memory }, new RepeatedPeople());
  const merge = new RosterMerge(reader.rules, reader.today, target);
  const decision = merge.take({ ...row, cells: reader.storedCells(row), decision: input.decision });
  // Whom it was about stays on the row, so that the manager can change their mind.
  const { suspectIdNumber, suspectRow } = row;
  addToCounts(db, batch.id, rewriteVerdict(db, batch.id, row, { ...verdictOf(decision), suspectIdNumber, suspectRow }));
  return requireBatch(db, batch.id);
}
