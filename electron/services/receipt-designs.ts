import { z } from 'zod';
import type { ReceiptDesign, TemplateProblemView } from '#shared/contract/receipts.ts';
import {
  receiptKinds,
  receiptWidths,
  type ReceiptColumns,
  type ReceiptKind,
  type ReceiptModel,
} from '#shared/domain/receipt-models.ts';
import { ReceiptTemplateError } from '#shared/domain/receipt-template.ts';
import { receiptWording, type ReceiptScope } from '#shared/domain/receipt-texts.ts';
import { hotlineWords } from '#shared/domain/station-profile.ts';
import { DeskError } from '#shared/errors.ts';
import {
  reprintMark,
  practiceMark,
  sampleProvinceReceipt,
  sampleReceipts,
  stretchedReceipt,
} from '#shared/i18n/zh-CN/receipt-samples.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import {
  findReceiptVersion,
  insertReceiptVersion,
  listReceiptVersions,
} from '#electron/db/repositories/receipt-versions.ts';
import type { ServiceContext } from './context.ts';
import { writeOnce, type WriteRequest } from './write.ts';

/** What lays out and draws papers, given by the composition root: it needs fonts. */
export type ReceiptStudio = {
  readonly shippedMarkup: (kind: ReceiptKind) => string;
  /** The markup a template makes of a model. Throws {@link ReceiptTemplateError}. */
  readonly fill: (template: string, model: ReceiptModel) => string;
  /** SVG text. Throws what a printer would stumble over. */
  readonly draw: (markup: string, columns: ReceiptColumns) => string;
  /** A QR code alone, as SVG text. */
  readonly code: (payload: string) => string;
};

export type DesignDraft = {
  readonly scope: ReceiptScope;
  readonly texts: Readonly<Record<string, string>>;
  readonly markup: string | null;
};

const ownTexts = z.record(z.string(), z.string());

export function getDesign(context: ServiceContext, studio: ReceiptStudio, scope: ReceiptScope): ReceiptDesign {
  return designOf(context, context.store.db, studio, scope);
}

/** Kinds for which the shipped layout serves, because the station's own cannot be printed. */
export function brokenDesigns(context: ServiceContext, studio: ReceiptStudio): ReceiptKind[] {
  return receiptKinds.filter((kind) => getDesign(context, studio, kind).problem !== null);
}

/** The picture of a draft as the station would print it, with invented data. */
export function previewDesign(
  context: ServiceContext,
  studio: ReceiptStudio,
  draft: DesignDraft & { readonly columns: ReceiptColumns },
): { svg: string | null; problem: TemplateProblemView | null } {
  const problem = problemOf(context, studio, draft);
  if (problem) return { svg: null, problem };
  const { template, model } = sampleOf(context, studio, draft);
  return { svg: studio.draw(studio.fill(template, model), draft.columns), problem: null };
}

/** Errors: receipt.invalid. */
export function saveDesign(
  context: ServiceContext,
  studio: ReceiptStudio,
  input: WriteRequest & DesignDraft & { readonly clerk: string },
): ReceiptDesign {
  const problem = problemOf(context, studio, input);
  if (problem) throw new DeskError('receipt.invalid', problem);
  return writeOnce(context, {
    procedure: 'receipts.save',
    request: input,
    nouns: ['receipts'],
    work: (db, nowMs) => {
      const { scope, clerk } = input;
      // As shipped is no wording of the station's own: a better one of a later program then comes through.
      const known = designOf(context, db, studio, scope).texts;
      const changed = known.filter(({ key, shipped, required }) => {
        const worded = input.texts[key] ?? shipped;
        return worded !== shipped && !(required && worded.trim() === '');
      });
      const texts = Object.fromEntries(changed.map(({ key }) => [key, input.texts[key] ?? '']));
      const isShipped = scope === 'common' || input.markup?.trim() === studio.shippedMarkup(scope).trim();
      const markup = isShipped ? null : input.markup;
      insertReceiptVersion(db, { scope, textsJson: JSON.stringify(texts), markup, changedBy: clerk, atMs: nowMs });
      return designOf(context, db, studio, scope);
    },
  });
}

function designOf(context: ServiceContext, db: ReadableDb, studio: ReceiptStudio, scope: ReceiptScope): ReceiptDesign {
  const table = context.policy.receiptTexts;
  const versions = listReceiptVersions(db, scope).map(({ textsJson, sequence, markup, changedBy, atMs }) => ({
    sequence,
    markup,
    changedBy,
    atMs,
    texts: ownTexts.parse(JSON.parse(textsJson)),
  }));
  const own = versions[0]?.texts ?? {};
  const markup = versions[0]?.markup ?? null;
  const shipped = Object.entries(scope === 'common' ? table.common : table.kinds[scope]);
  return {
    scope,
    texts: shipped.map(([key, { label, note, required, text }]) => ({
      key,
      label,
      note,
      required,
      shipped: text,
      text: own[key] ?? text,
    })),
    shippedMarkup: scope === 'common' ? null : studio.shippedMarkup(scope),
    markup,
    problem: markup === null || scope === 'common' ? null : failureOf(context, studio, { scope, texts: own, markup }),
    versions,
  };
}

/** The template and the invented paper that show a draft; what all papers have in common is shown on the 受理回执. */
function sampleOf(context: ServiceContext, studio: ReceiptStudio, draft: DesignDraft) {
  const { db } = context.store;
  const kind = draft.scope === 'common' ? 'acceptance-receipt' : draft.scope;
  const own = (scope: ReceiptScope) =>
    scope === draft.scope ? draft.texts : ownTexts.parse(JSON.parse(findReceiptVersion(db, scope)?.textsJson ?? '{}'));
  const wording = receiptWording(context.policy.receiptTexts, kind, { common: own('common'), kind: own(kind) });
  const profile = context.profile();
  // With every part a paper of the kind can have: a sentence being worded has to be seen.
  const sample = kind === 'acceptance-receipt' ? sampleProvinceReceipt : sampleReceipts[kind];
  const header = {
    ...sample.header,
    station: profile.receiptHeader || profile.stationName,
    hotline: hotlineWords(profile),
    lines: wording.lines,
    footer: wording.footer,
  };
  const stored = draft.scope === 'common' ? (findReceiptVersion(db, kind)?.markup ?? null) : draft.markup;
  return { template: stored ?? studio.shippedMarkup(kind), model: { ...sample, header, texts: wording.texts } };
}

/** Tries a draft on every width with an ordinary, an empty and an overfull paper; what must be on paper has to be there. */
function problemOf(context: ServiceContext, studio: ReceiptStudio, draft: DesignDraft): TemplateProblemView | null {
  try {
    const { template, model } = sampleOf(context, studio, draft);
    const marked = { ...model, header: { ...model.header, practice: true, copy: 7 } };
    for (const each of [model, marked, stretchedReceipt(marked)]) {
      const markup = studio.fill(template, each);
      for (const columns of receiptWidths) studio.draw(markup, columns);
    }
    return lackOf(studio.fill(template, marked), model);
  } catch (error) {
    if (error instanceof ReceiptTemplateError) return { code: error.code, what: error.what };
    throw error;
  }
}

/** Why the shipped layout serves instead of this one. What only lacks something prints all the same. */
function failureOf(context: ServiceContext, studio: ReceiptStudio, draft: DesignDraft): TemplateProblemView | null {
  const problem = problemOf(context, studio, draft);
  return problem?.code === 'lacks' ? null : problem;
}

/** Without these a paper misleads: whose it is, that it is a copy, that it is practice. */
function lackOf(markup: string, model: ReceiptModel): TemplateProblemView | null {
  const name = 'maskedName' in model ? model.maskedName : model.name;
  const lacks = !markup.includes(name)
    ? 'name'
    : !markup.includes(reprintMark(7))
      ? 'reprint'
      : !markup.includes(practiceMark)
        ? 'practice'
        : null;
  return lacks === null ? null : { code: 'lacks', what: lacks };
}
