import type { RosterInspection } from '#shared/contract/roster.ts';
import {
  doubledFields,
  headingsSignature,
  missingFields,
  proposeMeanings,
  type ColumnMeaning,
} from '#shared/domain/roster-mapping.ts';
import { isRosterField } from '#shared/domain/roster-row.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { listMappings, saveMapping } from '#electron/db/repositories/roster-mappings.ts';
import type { ServiceContext } from '../context.ts';
import { inspectInThread } from '../roster-file/read-roster-file.ts';
import { RosterFileError, type InspectedTable, type RosterColumn } from '../roster-file/roster-table.ts';
import type { Upload } from './uploads.ts';

/** The table in an uploaded file; looked for once. Errors: roster.notReadable, roster.empty, roster.tooLarge. */
export async function tableIn(context: ServiceContext, upload: Upload): Promise<InspectedTable> {
  const { columns } = context.policy.rosterColumns;
  const signatures = listMappings(context.store.db).map((mapping) => mapping.signature);
  upload.inspected ??= inspectInThread(upload.file.place, { columns, signatures });
  try {
    return await upload.inspected;
  } catch (error) {
    if (!(error instanceof RosterFileError)) throw error;
    context.log.warn({ problem: error.problem.code, detail: error.message }, 'roster file refused');
    throw new DeskError(error.problem.code, {});
  }
}

/** What each column of a table is taken for: by the mapping saved for such headings, else by their names. */
export function describeTable(context: ServiceContext, table: InspectedTable): RosterInspection {
  const wishes = context.policy.rosterColumns.columns;
  const { meanings, recognised } = proposalFor(context, table.headings);
  return {
    sheet: table.place.kind === 'sheet' ? table.place.name : '',
    headingRow: table.headingRow,
    columns: table.headings.map((heading, index) => ({
      heading,
      samples: [...(table.samples[index] ?? [])],
      field: meanings[index] ?? '',
    })),
    missing: missingFields(meanings, wishes),
    recognised,
  };
}

function proposalFor(context: ServiceContext, headings: readonly string[]) {
  const signature = headingsSignature(headings);
  const saved = listMappings(context.store.db).find((mapping) => mapping.signature === signature);
  if (saved) return { meanings: saved.fields.map(meaningOf), recognised: saved.name };
  return { meanings: proposeMeanings(headings, context.policy.rosterColumns.columns), recognised: null };
}

function meaningOf(field: string): ColumnMeaning {
  return isRosterField(field) ? field : '';
}

/**
 * The columns to read by: as chosen on the screen, or (null) as proposed. Errors: roster.columnsMissing, roster.columnsDoubled.
 */
export function chosenColumns(
  context: ServiceContext,
  table: InspectedTable,
  fields: readonly string[] | null,
): RosterColumn[] {
  const meanings = fields?.map(meaningOf) ?? proposalFor(context, table.headings).meanings;
  const columns = table.headings.map((heading, index) => ({ heading, field: meanings[index] ?? '' }) as const);
  const chosen = columns.map(({ field }) => field);
  const missing = missingFields(chosen, context.policy.rosterColumns.columns);
  if (missing.length > 0)
    throw new DeskError('roster.columnsMissing', { columns: missing.map((field) => rosterFieldText[field]) });
  const doubled = doubledFields(chosen);
  if (doubled.length > 0)
    throw new DeskError('roster.columnsDoubled', { columns: doubled.map((field) => rosterFieldText[field]) });
  return columns;
}

type NewMapping = { readonly name: string; readonly columns: readonly RosterColumn[]; readonly nowMs: number };

/** Keeps what the columns were taken for, for the next file with these headings. */
export function rememberMapping(db: WritableDb, { name, columns, nowMs }: NewMapping): void {
  const signature = headingsSignature(columns.map((column) => column.heading));
  saveMapping(db, { signature, name, fields: columns.map((column) => column.field), savedAtMs: nowMs });
}
