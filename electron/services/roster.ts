import { createHash } from 'node:crypto';
import { civilDateOf } from '#shared/civil-date.ts';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportRow, ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { rosterRules } from '#shared/domain/roster-fields.ts';
import type { RosterCell, RosterCells, RosterReason } from '#shared/domain/roster-row.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  closeBatch,
  deleteRows,
  findBatch,
  insertBatch,
  insertRow,
  listBatchRows,
  listRowsAfter,
  listRowsNotRefused,
  listRowsOf,
  updateRowOutcome,
  type BatchRow,
  type ImportedRow,
  type OutcomeCounts,
} from '#electron/db/repositories/imports.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import { findPersonByIdNumber, updatePersonFields } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from './context.ts';
import { addPerson, newPerson } from './register-person.ts';
import { readRosterFile } from './roster-file/read-roster-file.ts';
import type { RosterColumn, RosterTable } from './roster-file/roster-table.ts';
import { writeRosterReport } from './roster-file/write-roster-report.ts';
import { NOTHING_KNOWN, RosterMerge, type RosterTarget } from './roster-merge.ts';
import { writeOnce, type WriteRequest } from './write.ts';

const BATCHES_SHOWN = 50;
/** Rows held in memory at a time while a batch is committed. */
const ROWS_AT_ONCE = 2_000;

export type PreviewInput = WriteRequest & { readonly fileName: string; readonly content: string };
export type BatchInput = WriteRequest & { readonly batchId: string };

/**
 * Reads a roster file (`content` base64) and keeps what committing it would do; changes nobody.
 * Errors: roster.notReadable, roster.columnsMissing, roster.empty, roster.tooLarge.
 */
export async function previewRoster(context: ServiceContext, input: PreviewInput): Promise<ImportSummary> {
  const bytes = Uint8Array.from(Buffer.from(input.content, 'base64'));
  const contentHash = createHash('sha256').update(bytes).digest('base64');
  const table = await readRosterFile({ content: bytes, columns: context.policy.rosterColumns.columns }, context.log);
  return writeOnce(context, {
    procedure: 'roster.preview',
    request: { requestId: input.requestId, fileName: input.fileName, contentHash } as WriteRequest,
    nouns: ['roster'],
    work: (db, nowMs) => summaryOf(keepPreview(context, db, { table, fileName: input.fileName, nowMs })),
  });
}

type Preview = { readonly table: RosterTable; readonly fileName: string; readonly nowMs: number };

function keepPreview(context: ServiceContext, db: WritableDb, { table, fileName, nowMs }: Preview): BatchRow {
  const merge = mergeInto(context, nowMs, {
    find: (idNumber) => findPersonByIdNumber(db, idNumber),
    add: () => '',
    change: () => undefined,
  });
  const decided = table.rows.map((row): ImportedRow => {
    const { reasons, ...decision } = merge.take(row.rowNumber, cellsOf(table.columns, row.cells));
    return {
      ...decision,
      rowNumber: row.rowNumber,
      cellsJson: JSON.stringify(row.cells),
      reasonsJson: JSON.stringify(reasons),
    };
  });
  const batch: BatchRow = {
    ...countOutcomes(decided),
    id: context.newId(),
    fileName,
    state: 'previewed',
    columnsJson: JSON.stringify(table.columns),
    total: decided.length,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
  insertBatch(db, batch);
  for (const row of decided) insertRow(db, batch.id, row);
  return batch;
}

/**
 * Takes a batch over, judged anew against the people now on file, all of it in one transaction.
 * Errors: roster.batchNotFound, roster.batchState.
 */
export function commitRoster(context: ServiceContext, input: BatchInput): ImportSummary {
  return writeOnce(context, {
    procedure: 'roster.commit',
    request: input,
    nouns: ['roster', 'people'],
    work: (db, nowMs) => {
      const batch = requirePreview(db, input.batchId);
      const counts = takeRows(context, db, batch, nowMs);
      closeBatch(db, batch.id, { state: 'committed', counts, atMs: nowMs });
      return summaryOf(requireBatch(db, batch.id));
    },
  });
}

function takeRows(context: ServiceContext, db: WritableDb, batch: BatchRow, nowMs: number): OutcomeCounts {
  const columns = JSON.parse(batch.columnsJson) as RosterColumn[];
  const merge = mergeInto(context, nowMs, peopleOnFile(context, db, nowMs));
  const counts = { added: 0, merged: 0, unchanged: 0, refused: 0 };
  for (let last = 0; ;) {
    const rows = listRowsAfter(db, batch.id, last, ROWS_AT_ONCE);
    for (const row of rows) {
      const { outcome, reasons } = merge.take(
        row.rowNumber,
        cellsOf(columns, JSON.parse(row.cellsJson) as RosterCell[]),
      );
      counts[outcome] += 1;
      const reasonsJson = JSON.stringify(reasons);
      if (outcome !== row.outcome || reasonsJson !== row.reasonsJson) {
        updateRowOutcome(db, batch.id, { rowNumber: row.rowNumber, outcome, reasonsJson });
      }
    }
    const end = rows.at(-1);
    if (!end) return counts;
    last = end.rowNumber;
  }
}

function peopleOnFile(context: ServiceContext, db: WritableDb, nowMs: number): RosterTarget {
  return {
    find: (idNumber) => findPersonByIdNumber(db, idNumber),
    add: ({ name, parsed, fields }) => {
      const person = newPerson(context, { ...NOTHING_KNOWN, ...fields, name, parsed, source: 'roster', nowMs });
      addPerson(db, person);
      return person.id;
    },
    change: (personId, changes) => {
      updatePersonFields(db, personId, changes, { source: 'roster', atMs: nowMs });
      noteForDistrict(db, { noun: 'people', subjectId: personId, event: 'changed', atMs: nowMs });
    },
  };
}

function mergeInto(context: ServiceContext, nowMs: number, target: RosterTarget): RosterMerge {
  return new RosterMerge(rosterRules(context.policy, context.profile().communities), civilDateOf(nowMs), target);
}

function cellsOf(columns: readonly RosterColumn[], cells: readonly RosterCell[]): RosterCells {
  const byField: { -readonly [Field in keyof RosterCells]: RosterCells[Field] } = {};
  for (const [index, { field }] of columns.entries()) if (field !== '') byField[field] = cells[index] ?? '';
  return byField;
}

function countOutcomes(rows: readonly { readonly outcome: RowOutcome }[]): OutcomeCounts {
  const counts = { added: 0, merged: 0, unchanged: 0, refused: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

/** Throws a preview away, and with it the cells it held. Errors: roster.batchNotFound, roster.batchState. */
export function discardRoster(context: ServiceContext, input: BatchInput): ImportSummary {
  return writeOnce(context, {
    procedure: 'roster.discard',
    request: input,
    nouns: ['roster'],
    work: (db, nowMs) => {
      const batch = requirePreview(db, input.batchId);
      deleteRows(db, batch.id);
      closeBatch(db, batch.id, { state: 'discarded', counts: batch, atMs: nowMs });
      return summaryOf(requireBatch(db, batch.id));
    },
  });
}

/** The newest batches first. */
export function listBatches(context: ServiceContext): ImportSummary[] {
  return listBatchRows(context.store.db, BATCHES_SHOWN).map(summaryOf);
}

export type RowsInput = {
  readonly batchId: string;
  readonly outcome?: RowOutcome | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** A page of a batch's rows, refused ones first unless an outcome is asked for. Errors: roster.batchNotFound. */
export function listRows(context: ServiceContext, input: RowsInput): { total: number; rows: ImportRow[] } {
  const { db } = context.store;
  const batch = requireBatch(db, input.batchId);
  if (batch.state === 'discarded') return { total: 0, rows: [] };
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

/** A workbook (base64) to give back: every refused row as it came, with the reasons in words. Errors: roster.batchNotFound. */
export function rosterReport(context: ServiceContext, batchId: string): Promise<{ fileName: string; content: string }> {
  const { db } = context.store;
  const batch = requireBatch(db, batchId);
  return writeRosterReport(batch, listRowsOf(db, batch.id, 'refused', { offset: 0, limit: -1 }));
}

function requireBatch(db: ReadableDb, id: string): BatchRow {
  const batch = findBatch(db, id);
  if (!batch) throw new DeskError('roster.batchNotFound', {});
  return batch;
}

function requirePreview(db: ReadableDb, id: string): BatchRow {
  const batch = requireBatch(db, id);
  if (batch.state !== 'previewed') throw new DeskError('roster.batchState', { state: batch.state });
  return batch;
}

function summaryOf(batch: BatchRow): ImportSummary {
  const columns = JSON.parse(batch.columnsJson) as RosterColumn[];
  return {
    id: batch.id as ImportBatchId,
    fileName: batch.fileName,
    state: batch.state,
    total: batch.total,
    added: batch.added,
    merged: batch.merged,
    unchanged: batch.unchanged,
    refused: batch.refused,
    columns: columns.filter((column) => column.field !== ''),
    createdAtMs: batch.createdAtMs,
  };
}
