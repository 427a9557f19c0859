import { z } from 'zod';
import { receiptKinds, receiptWidths } from '#shared/domain/receipt-models.ts';
import { templateProblemCodes } from '#shared/domain/receipt-template.ts';
import { clerkName, instantMs, reads, writeInput, writes } from './base.ts';

/** One kind of paper, or what all of them have in common. */
export const receiptScope = z.enum(['common', ...receiptKinds]);

const texts = z.record(z.string().max(40), z.string().max(300));
const markup = z.string().trim().min(1).max(20_000).nullable();

const version = z.object({
  sequence: z.int(),
  texts,
  /** Null: the shipped template. */
  markup,
  changedBy: z.string(),
  atMs: instantMs,
});

export const templateProblem = z.object({ code: z.enum(templateProblemCodes), what: z.string() });
export type TemplateProblemView = z.infer<typeof templateProblem>;

export const receiptDesign = z.object({
  scope: receiptScope,
  /** The sentences a station may word itself, with the shipped wording and what is known of its origin. */
  texts: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      note: z.string(),
      /** The rules ask for it: it prints even where the station's own layout has no place for it. */
      required: z.boolean(),
      shipped: z.string(),
      text: z.string(),
    }),
  ),
  shippedMarkup: z.string().nullable(),
  markup,
  /** Why the station's own layout in force cannot be printed, so that the shipped one serves; null while it works. */
  problem: templateProblem.nullable(),
  /** Newest first; the first is in force. Empty: as shipped. */
  versions: z.array(version),
});
export type ReceiptDesign = z.infer<typeof receiptDesign>;

const draft = { scope: receiptScope, texts, markup };

export const receiptsContract = {
  design: reads('manager')
    .input(z.object({ scope: receiptScope }))
    .output(receiptDesign),
  /** Kinds whose own layout in force cannot be printed: the shipped one serves for them. */
  broken: reads('manager').output(z.array(z.enum(receiptKinds))),
  /** The picture of a draft with invented data, or why it cannot be printed. Nothing is kept. */
  preview: reads('manager')
    .input(z.object({ ...draft, columns: z.literal(receiptWidths) }))
    .output(z.object({ svg: z.string().nullable(), problem: templateProblem.nullable() })),
  /** Puts a draft into force for papers asked for from now on; waiting ones take its layout. Errors: receipt.invalid. */
  save: writes('manager')
    .input(writeInput.extend({ ...draft, clerk: clerkName }))
    .output(receiptDesign),
};
