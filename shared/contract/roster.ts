import { z } from 'zod';
import { base64Bytes, clerkName, importBatchId, instantMs, reads, writeInput, writes } from './base.ts';

/** What will happen, or happened, to one row of the file. */
export const rowOutcome = z.enum(['added', 'merged', 'unchanged', 'refused']);
export type RowOutcome = z.infer<typeof rowOutcome>;

/** `reading` and `committing` go on by themselves, over a restart too: a reading ends discarded, a committing is finished. */
export const batchState = z.enum(['reading', 'previewed', 'committing', 'committed', 'discarded']);
export type BatchState = z.infer<typeof batchState>;

/** What the manager says of a row that may be somebody already known: the same, another, or out with it. */
export const pairDecision = z.enum(['merge', 'separate', 'refuse']);
export type PairDecision = z.infer<typeof pairDecision>;

/** Files come in and go out in pieces of this size, the last one shorter. */
export const TRANSFER_CHUNK_BYTES = 256 * 1024;
/** Largest roster taken: several hundred thousand rows. */
export const LARGEST_ROSTER_BYTES = 200_000_000;

const uploadId = z.uuid();
const fileId = z.uuid();

export const importProgress = z.object({
  phase: z.enum(['reading', 'taking']),
  done: z.int(),
  /** Rows there will be, as far as one can tell. */
  estimated: z.int(),
  /** The last step failed (a full disk) and is tried again. */
  stalled: z.boolean(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const importSummary = z.object({
  id: importBatchId,
  fileName: z.string(),
  state: batchState,
  total: z.int(),
  added: z.int(),
  merged: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Rows of which a value was not taken because the record's counts. */
  conflicts: z.int(),
  /** Rows that may be somebody else on file or in the file. */
  suspects: z.int(),
  /** Of these, how many nobody has decided. */
  undecided: z.int(),
  /** Field → heading found in the file, in file order. */
  columns: z.array(z.object({ field: z.string(), heading: z.string() })),
  /** Why reading ended: an error code; `''` when it did not. */
  problem: z.string(),
  /** While something is under way. */
  progress: importProgress.nullable(),
  createdAtMs: instantMs,
});
export type ImportSummary = z.infer<typeof importSummary>;

const rowReason = z.object({ code: z.string(), field: z.string(), detail: z.string() });

export const importRow = z.object({
  /** Row number as the spreadsheet shows it (heading = 1). */
  rowNumber: z.int(),
  name: z.string(),
  maskedIdNumber: z.string(),
  outcome: rowOutcome,
  /** Codes of shared/domain/roster-row; the screen words them. `field` is the column at fault or merged. */
  reasons: z.array(rowReason),
});
export type ImportRow = z.infer<typeof importRow>;

/** A column of a chosen file and what it is taken for. */
export const inspectedColumn = z.object({
  heading: z.string(),
  samples: z.array(z.string()),
  field: z.string(),
});

export const rosterInspection = z.object({
  sheet: z.string(),
  headingRow: z.int(),
  columns: z.array(inspectedColumn),
  /** Required fields for which no column was found. */
  missing: z.array(z.string()),
  /** Name of the saved mapping that fits these headings. */
  recognised: z.string().nullable(),
});
export type RosterInspection = z.infer<typeof rosterInspection>;

const suspectSide = z.object({
  rowNumber: z.int().nullable(),
  name: z.string(),
  idNumber: z.string(),
  birthOn: z.string(),
  phone: z.string(),
  community: z.string(),
  className: z.string(),
});

export const suspectPair = z.object({
  rowNumber: z.int(),
  decision: pairDecision.nullable(),
  /** Its ID number is broken: it can be merged or refused, never added. */
  numberBroken: z.boolean(),
  row: suspectSide,
  /** On file (`rowNumber` null), or an earlier row of the file. Null when that person is gone. */
  other: suspectSide.nullable(),
});
export type SuspectPair = z.infer<typeof suspectPair>;

/** A file that waits to be fetched in pieces. */
export const outgoingFile = z.object({ fileId, fileName: z.string(), size: z.int(), chunks: z.int(), rows: z.int() });
export type OutgoingFile = z.infer<typeof outgoingFile>;

/** How the columns of files with certain headings were taken, kept under a name. */
export const rosterMapping = z.object({
  /** The headings it fits, as one text; what it is known by. */
  signature: z.string(),
  name: z.string(),
  /** Headings without blanks, `field` `''` for a column left out. */
  columns: z.array(z.object({ heading: z.string(), field: z.string() })),
  usedAtMs: instantMs,
});
export type RosterMapping = z.infer<typeof rosterMapping>;

export const exportFormat = z.enum(['xlsx', 'csv']);

const onBatch = writeInput.extend({ batchId: importBatchId });
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

export const rosterContract = {
  /**
   * One piece of a file, in order. A piece sent again changes nothing, so that a broken line is mended by going on from `next`.
   * Errors: roster.tooLarge, roster.uploadUnknown (not its first piece, and the station does not know the file any more).
   */
  upload: writes('manager', 'counter')
    .input(
      writeInput.extend({
        uploadId,
        size: z.int().min(1),
        index: z.int().min(0),
        content: base64Bytes(TRANSFER_CHUNK_BYTES),
      }),
    )
    .output(z.object({ next: z.int() })),
  /** Forgets a file. */
  dropUpload: writes('manager', 'counter').input(writeInput.extend({ uploadId })).output(z.object({})),
  /**
   * Looks into an uploaded .xlsx, or .csv in UTF-8 or GB18030: headings, examples, what each column is most likely.
   * Errors: roster.uploadUnknown, roster.notReadable, roster.empty, roster.tooLarge.
   */
  inspect: reads('manager', 'counter').input(z.object({ uploadId })).output(rosterInspection),
  /**
   * Begins to read an inspected file and to say row by row what committing would do; changes nobody. `fields`: one a column,
   * `''` for none; null takes the proposal. The mapping is kept under its name for files with the same headings.
   * Errors: roster.uploadUnknown, roster.columnsMissing, roster.columnsDoubled, roster.busy.
   */
  preview: writes('manager', 'counter')
    .input(
      writeInput.extend({
        uploadId,
        fileName: z.string().max(255),
        fields: z.array(z.string()).max(100).nullable(),
        mappingName: z.string().trim().max(40).default(''),
      }),
    )
    .output(importSummary),
  /** One batch, with its progress. Errors: roster.batchNotFound. */
  batch: reads('manager', 'counter')
    .input(z.object({ batchId: importBatchId }))
    .output(importSummary),
  /** Rows of a batch, refused ones first when nothing is asked for. */
  rows: reads('manager', 'counter')
    .input(
      z.object({
        batchId: importBatchId,
        outcome: z.enum([...rowOutcome.options, 'conflict']).optional(),
        ...page,
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(importRow) })),
  /** Rows that may be somebody already known, each beside whom it may be. */
  suspects: reads('manager', 'counter')
    .input(z.object({ batchId: importBatchId, ...page }))
    .output(z.object({ total: z.int(), pairs: z.array(suspectPair) })),
  /** What becomes of such a row. Errors: roster.batchNotFound, roster.batchState, roster.rowNotFound, roster.numberBroken. */
  decide: writes('manager', 'counter')
    .input(onBatch.extend({ rowNumber: z.int(), decision: pairDecision }))
    .output(importSummary),
  /**
   * Begins to take a batch over. Goes on by itself, piece by piece, and over a restart, until the batch is `committed`.
   * Errors: roster.batchNotFound, roster.batchState, roster.busy.
   */
  commit: writes('manager', 'counter').input(onBatch).output(importSummary),
  /** Throws a preview away, also one still being read. Errors: roster.batchNotFound, roster.batchState. */
  discard: writes('manager', 'counter').input(onBatch).output(importSummary),
  /** The newest batches first. */
  batches: reads('manager', 'counter').output(z.array(importSummary)),
  /**
   * Makes the .xlsx to give back: refused rows, conflicts and perhaps-doubles as they came, each with its reasons in words.
   * Errors: roster.batchNotFound.
   */
  report: reads('manager', 'counter')
    .input(z.object({ batchId: importBatchId }))
    .output(outgoingFile),
  /** Mappings kept so far, the one used last first. */
  mappings: reads('manager').output(z.array(rosterMapping)),
  /** Forgets one; files with these headings are proposed anew. Errors: roster.mappingUnknown. */
  deleteMapping: writes('manager')
    .input(writeInput.extend({ signature: z.string().min(1), clerk: clerkName }))
    .output(z.object({ name: z.string() })),
  /**
   * Makes a file of everybody on file, ID numbers whole, and writes down who asked for it; its id is the request's.
   * Errors: roster.busy, roster.exportCancelled.
   */
  export: writes('manager')
    .input(writeInput.extend({ format: exportFormat, fields: z.array(z.string()).min(1).max(30), clerk: clerkName }))
    .output(outgoingFile),
  /** How far an export under way is; null when there is none of this request. */
  exportProgress: reads('manager')
    .input(z.object({ exportId: z.uuid() }))
    .output(z.object({ done: z.int(), total: z.int() }).nullable()),
  /** Ends an export under way; nothing of it is kept, and nobody is noted as having taken it. False when it was done already. */
  cancelExport: writes('manager')
    .input(writeInput.extend({ exportId: z.uuid() }))
    .output(z.object({ cancelled: z.boolean() })),
  /** Earlier exports, newest first. */
  exports: reads('manager').output(
    z.array(z.object({ id: z.uuid(), format: exportFormat, people: z.int(), clerk: z.string(), atMs: instantMs })),
  ),
  /** One piece of a file the station has made. Errors: roster.fileGone. */
  fileChunk: reads('manager', 'counter')
    .input(z.object({ fileId, index: z.int().min(0) }))
    .output(z.object({ content: z.string() })),
};
