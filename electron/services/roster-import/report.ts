import type { RosterCell, RosterReason } from '#shared/domain/roster-row.ts';
import { rosterReasonSentence, rosterReportText } from '#shared/i18n/zh-CN/roster.ts';
import { listRowsToMend, type ImportedRow } from '#electron/db/repositories/import-rows.ts';
import type { BatchRow } from '#electron/db/repositories/import-batches.ts';
import type { ServiceContext } from '../context.ts';
import { textOf } from '../roster-file/roster-table.ts';
import { workbookWriter } from '../roster-file/table-writers.ts';
import { columnsOf } from './batch-reader.ts';
import type { ByteSink } from './outgoing-files.ts';
import type { Steps } from './steps.ts';

const ROWS_AT_ONCE = 200;

/**
 * The rows given back, in a workbook whose columns are those of the file that came, between row number and reasons; so it can
 * be mended and imported as it is. Returns how many rows it holds.
 */
export async function writeReport(
  context: ServiceContext,
  steps: Steps,
  batch: BatchRow,
  sink: ByteSink,
): Promise<number> {
  const columns = columnsOf(batch);
  const headings = [
    rosterReportText.rowNumber,
    ...columns.map((column) => column.heading),
    rosterReportText.kind,
    rosterReportText.reason,
  ];
  const widths = headings.map((_, index) => (index === 0 ? 8 : index === headings.length - 1 ? 70 : 20));
  const writer = workbookWriter(sink.write, rosterReportText.sheet, widths);
  writer.row(headings);
  let count = 0;
  for (let last = 0; ;) {
    const rows = await steps.read(() => {
      const some = listRowsToMend(context.store.db, batch.id, last, ROWS_AT_ONCE);
      for (const row of some) writer.row(reportCells(row));
      return some;
    });
    const end = rows.at(-1);
    if (!end) break;
    last = end.rowNumber;
    count += rows.length;
  }
  writer.end();
  return count;
}

function reportCells(row: ImportedRow): string[] {
  const cells = (JSON.parse(row.cellsJson) as RosterCell[]).map(textOf);
  const reasons = (JSON.parse(row.reasonsJson) as RosterReason[]).map(rosterReasonSentence);
  return [String(row.rowNumber), ...cells, rosterReportText.kinds[kindOf(row)], reasons.join('')];
}

function kindOf(row: ImportedRow): keyof typeof rosterReportText.kinds {
  if (row.suspectIdNumber !== '') return 'suspect';
  return row.outcome === 'refused' ? 'refused' : 'conflict';
}
