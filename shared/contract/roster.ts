import { z } from 'zod';
import { base64Bytes, importBatchId, instantMs, reads, writeInput, writes } from './base.ts';

/** What will happen, or happened, to one row of the file. */
export const rowOutcome = z.enum(['added', 'merged', 'unchanged', 'refused']);
export type RowOutcome = z.infer<typeof rowOutcome>;

export const importSummary = z.object({
  id: importBatchId,
  fileName: z.string(),
  state: z.enum(['previewed', 'committed', 'discarded']),
  total: z.int(),
  added: z.int(),
  merged: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Field → heading found in the file, in file order. */
  columns: z.array(z.object({ field: z.string(), heading: z.string() })),
  createdAtMs: instantMs,
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importRow = z.object({
  /** Row number as the spreadsheet shows it (heading = 1). */
  rowNumber: z.int(),
  name: z.string(),
  maskedIdNumber: z.string(),
  outcome: rowOutcome,
  /** Codes of shared/domain/roster-row; the screen words them. `field` is the column at fault or merged. */
  reasons: z.array(z.object({ code: z.string(), field: z.string(), detail: z.string() })),
});
export type ImportRow = z.infer<typeof importRow>;

export const rosterContract = {
  /**
   * Reads a roster (.xlsx, or .csv in UTF-8 or GB18030) and says row by row what committing would do; changes nobody.
   * Errors: roster.notReadable, roster.columnsMissing, roster.empty, roster.tooLarge.
   */
  preview: writes('manager', 'counter')
    .input(writeInput.extend({ fileName: z.string().max(255), content: base64Bytes(30_000_000) }))
    .output(importSummary),
  /** Rows of a batch, refused ones first when `outcome` is not given. */
  rows: reads('manager', 'counter')
    .input(
      z.object({
        batchId: importBatchId,
        outcome: rowOutcome.optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(importRow) })),
  /** Takes the batch over, all of it in one transaction. Errors: roster.batchNotFound, roster.batchState. */
  commit: writes('manager', 'counter')
    .input(writeInput.extend({ batchId: importBatchId }))
    .output(importSummary),
  /** Throws a preview away. */
  discard: writes('manager', 'counter')
    .input(writeInput.extend({ batchId: importBatchId }))
    .output(importSummary),
  /** The newest batches first. */
  batches: reads('manager', 'counter').output(z.array(importSummary)),
  /** An .xlsx to give back: every refused row as it came, with the reason in words. */
  report: reads('manager', 'counter')
    .input(z.object({ batchId: importBatchId }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
};
