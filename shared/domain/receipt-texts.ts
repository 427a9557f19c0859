import { z } from 'zod';
import { receiptKinds, type ReceiptKind, type ReceiptModel } from './receipt-models.ts';

/**
 * One sentence of a paper that a station may word itself. `note` says where the shipped wording comes from; `required`: the
 * rules ask for it, so that it prints even where a station's own layout has no place for it or its wording is empty.
 */
const receiptText = z.object({
  label: z.string(),
  text: z.string(),
  note: z.string().default(''),
  required: z.boolean().default(false),
});
export type ReceiptText = z.infer<typeof receiptText>;

/**
 * resources/receipts/texts.json: the shipped wording. `common` stands on every paper (lines under the station's name and at
 * the foot), `kinds` on one; templates name the latter as `{{texts.key}}`.
 */
export const receiptTextTable = z.object({
  version: z.int(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  common: z.object({
    headerLine1: receiptText,
    headerLine2: receiptText,
    footerLine1: receiptText,
    footerLine2: receiptText,
  }),
  kinds: z.record(z.enum(receiptKinds), z.record(z.string(), receiptText)),
});
export type ReceiptTextTable = z.infer<typeof receiptTextTable>;

/** Where the station's own wording is kept: one kind of paper, or what all have in common. */
export type ReceiptScope = ReceiptKind | 'common';

/** The shipped wording of a scope, by key. */
export function shippedTexts(table: ReceiptTextTable, scope: ReceiptScope): Readonly<Record<string, string>> {
  const texts = scope === 'common' ? table.common : table.kinds[scope];
  return Object.fromEntries(Object.entries(texts).map(([key, { text }]) => [key, text]));
}

/** The shipped wording with the station's over it. A key the program no longer knows is left out. */
export function textsInForce(
  table: ReceiptTextTable,
  scope: ReceiptScope,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const texts: Readonly<Record<string, ReceiptText>> = scope === 'common' ? table.common : table.kinds[scope];
  return Object.fromEntries(
    Object.entries(texts).map(([key, { text, required }]) => {
      const worded = own[key] ?? text;
      return [key, required && worded.trim() === '' ? text : worded];
    }),
  );
}

export type ReceiptWording = {
  readonly lines: readonly string[];
  readonly footer: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
};

/** What a paper of one kind says besides its data, from the station's wording of both scopes. */
export function receiptWording(
  table: ReceiptTextTable,
  kind: ReceiptKind,
  own: { readonly common: Readonly<Record<string, string>>; readonly kind: Readonly<Record<string, string>> },
): ReceiptWording {
  const { headerLine1, headerLine2, footerLine1, footerLine2 } = textsInForce(table, 'common', own.common);
  const filled = (...lines: readonly (string | undefined)[]) =>
    lines.filter((line) => line !== undefined && line.trim() !== '') as string[];
  return {
    lines: filled(headerLine1, headerLine2),
    footer: filled(footerLine1, footerLine2),
    texts: textsInForce(table, kind, own.kind),
  };
}

/** The model with everything a template may name; rows of older programs lack what was not thought of then. */
export function completeReceipt(table: ReceiptTextTable, model: ReceiptModel): ReceiptModel {
  const header = { ...model.header, lines: model.header.lines ?? [], footer: model.header.footer ?? [] };
  return { ...model, header, texts: textsInForce(table, model.kind, model.texts ?? {}) };
}
