import writeExcelFile from 'write-excel-file/node';
import type { RosterCell, RosterReason } from '#shared/domain/roster-row.ts';
import { rosterReasonSentence, rosterReportText } from '#shared/i18n/zh-CN/roster.ts';
import type { BatchRow, ImportedRow } from '#electron/db/repositories/imports.ts';
import type { RosterColumn } from './roster-table.ts';

/** The rows given back, in a workbook whose columns are those of the file that came, between row number and reason. */
export async function writeRosterReport(
  batch: Pick<BatchRow, 'fileName' | 'columnsJson'>,
  rows: readonly ImportedRow[],
): Promise<{ fileName: string; content: string }> {
  const columns = JSON.parse(batch.columnsJson) as RosterColumn[];
  const headings = [rosterReportText.rowNumber, ...columns.map((column) => column.heading), rosterReportText.reason];
  const sheet = [
    headings.map((text) => ({ value: text, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => reportCells(row).map((text) => ({ value: text, type: String }))),
  ];
  const written = writeExcelFile(sheet, { sheet: rosterReportText.sheet, stickyRowsCount: 1 });
  const bytes = await written.toBuffer();
  return { fileName: rosterReportText.fileName(batch.fileName), content: bytes.toString('base64') };
}

/** Text throughout: an ID number must not become a number again on its way back. */
function reportCells(row: ImportedRow): string[] {
  const cells = (JSON.parse(row.cellsJson) as RosterCell[]).map((cell) =>
    typeof cell === 'string' ? cell : cell.number,
  );
  const reasons = (JSON.parse(row.reasonsJson) as RosterReason[]).map(rosterReasonSentence);
  return [String(row.rowNumber), ...cells, reasons.join('')];
}
