import { z } from 'zod';
import { caseId, civilDate, clerkName, instantMs, reads, writeInput, writes } from './base.ts';
import { outgoingFile } from './roster.ts';

/** What may be printed of a case, filled or blank. */
export const formPaperKind = z.enum(['file-form', 'application-form', 'sign-off']);
export type FormPaperKind = z.infer<typeof formPaperKind>;

export const MOST_EXPORTED_CASES = 2000;

/** Chosen cases (a draft may be among them), or every case accepted from one day to another. */
export const caseSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chosen'), caseIds: z.array(caseId).min(1).max(MOST_EXPORTED_CASES) }),
  z.object({ kind: z.literal('accepted'), from: civilDate, until: civilDate }),
]);
export type CaseSelection = z.infer<typeof caseSelection>;

export const caseFileFormat = z.enum(['pdf', 'xlsx']);

export const caseExport = z.object({
  id: z.uuid(),
  format: caseFileFormat,
  papers: z.array(formPaperKind),
  cases: z.int(),
  clerk: z.string(),
  atMs: instantMs,
});
export type CaseExport = z.infer<typeof caseExport>;

export const caseFilesContract = {
  /** A blank form with the fields and lists in force today, as a PDF. Nobody's data is in it. */
  blank: reads('counter', 'manager')
    .input(z.object({ paper: formPaperKind }))
    .output(outgoingFile),
  /**
   * Makes a file of cases with whole ID numbers and writes down who took whose; its id is the request's. `pdf`: the papers of
   * one case behind those of another, with bookmarks. `xlsx`: a single chosen case field by field, several one row each, in
   * the order of re-keying. Errors: case.notFound, caseFiles.nothing, caseFiles.tooMany, roster.exportCancelled.
   */
  export: writes('counter', 'manager')
    .input(
      writeInput.extend({
        selection: caseSelection,
        format: caseFileFormat,
        papers: z.array(formPaperKind).max(3),
        clerk: clerkName,
      }),
    )
    .output(outgoingFile),
  /** How many cases an export would hold. */
  count: reads('counter', 'manager')
    .input(z.object({ from: civilDate, until: civilDate }))
    .output(z.object({ cases: z.int() })),
  /** How far an export under way is; null when there is none of this request. */
  progress: reads('counter', 'manager')
    .input(z.object({ exportId: z.uuid() }))
    .output(z.object({ done: z.int(), total: z.int() }).nullable()),
  /** Ends an export under way; nothing of it is kept. False when it was done already. */
  cancel: writes('counter', 'manager')
    .input(writeInput.extend({ exportId: z.uuid() }))
    .output(z.object({ cancelled: z.boolean() })),
  /** Earlier exports, newest first. */
  exports: reads('counter', 'manager').output(z.array(caseExport)),
  /** One piece of a file the station has made. Errors: roster.fileGone. */
  fileChunk: reads('counter', 'manager')
    .input(z.object({ fileId: z.uuid(), index: z.int().min(0) }))
    .output(z.object({ content: z.string() })),
};
