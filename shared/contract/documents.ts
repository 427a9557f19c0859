import { z } from 'zod';
import { documentPolicy } from '#shared/domain/documents/document-policy.ts';
import { base64Bytes, caseId, clerkName, documentId, instantMs, personId, reads, writeInput, writes } from './base.ts';

/** Quarter turns clockwise. */
const turn = z.int().min(0).max(3);

/** One page of a paper in a case; its picture is asked for by itself (`pictures`). */
export const documentPage = z.object({
  id: documentId,
  /** Code of a material of the form, or of a category of the policy. */
  material: z.string(),
  /** From 1 within its material. */
  page: z.int().positive(),
  /** Pixels as stored, before `turn`. */
  width: z.int().positive(),
  height: z.int().positive(),
  grey: z.boolean(),
  turn,
  addedBy: clerkName,
  addedAtMs: instantMs,
  /** Whose page it was when it was taken over from a relative's case; null for one taken here. */
  takenFrom: z.string().nullable(),
  /** It was there when the case was accepted, and stays as it is. */
  settled: z.boolean(),
});
export type DocumentPage = z.infer<typeof documentPage>;

const removedPage = documentPage.extend({ removedBy: clerkName, removedAtMs: instantMs });
export type RemovedPage = z.infer<typeof removedPage>;

/** A relative's pages that may be taken over: nothing is, until a clerk says so. */
export const familyOffer = z.object({
  caseId,
  personId,
  personName: z.string(),
  /** How the two belong together: an earlier case of the same person, a booking made together, or a line in the family table. */
  because: z.enum(['self', 'booking', 'family-table']),
  pages: z.array(documentPage),
});
export type FamilyOffer = z.infer<typeof familyOffer>;

const onCase = writeInput.extend({ caseId, clerk: clerkName });
const onPage = onCase.extend({ documentId });
const pages = z.object({ pages: z.array(documentPage), removed: z.array(removedPage) });
export type CasePages = z.infer<typeof pages>;

export const documentsContract = {
  policy: reads('counter', 'manager').output(documentPolicy),
  /** All pages of a case in order, and those that were taken away. */
  list: reads('counter', 'manager').input(z.object({ caseId })).output(pages),
  /**
   * Adds a page at the end of its material: a whole JPEG within the policy's pixels and bytes, and the small one for lists.
   * Also after acceptance. Errors: case.notFound, document.format, document.tooLarge, document.materialUnknown, document.full.
   */
  add: writes('counter')
    .input(
      onCase.extend({
        material: z.string().min(1).max(60),
        jpeg: base64Bytes(600_000),
        thumbnail: base64Bytes(60_000),
        grey: z.boolean(),
      }),
    )
    .output(documentPage),
  /** Errors: document.notFound, document.accepted. */
  move: writes('counter')
    .input(onPage.extend({ page: z.int().positive() }))
    .output(pages),
  turn: writes('counter').input(onPage.extend({ turn })).output(pages),
  remove: writes('counter').input(onPage).output(pages),
  /** Puts a removed page back where it was. */
  restore: writes('counter').input(onPage).output(pages),
  /** Pages of relatives' cases, and of the person's own earlier ones, that would serve here. */
  offers: reads('counter').input(z.object({ caseId })).output(z.array(familyOffer)),
  /** Takes pages over by reference, each once. Errors: document.notFound, document.notFamily, document.full. */
  takeOver: writes('counter')
    .input(onCase.extend({ fromCaseId: caseId, documentIds: z.array(documentId).min(1).max(100) }))
    .output(pages),
};

const picture = z.object({ caseId, documentId });

/** Pictures are read one by one, never with a list, and never announced: what lies under a page's id does not change. */
export const picturesContract = {
  /** data:image/jpeg;base64. Errors: document.notFound. */
  thumbnail: reads('counter', 'manager').input(picture).output(z.string()),
  page: reads('counter', 'manager').input(picture).output(z.string()),
};
