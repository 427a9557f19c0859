import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiptColumns, ReceiptKind, ReceiptModel, TestPageModel } from '#shared/domain/receipt-models.ts';
import { fillReceiptTemplate, ReceiptTemplateError } from '#shared/domain/receipt-template.ts';
import { withRequiredTexts } from '#shared/domain/receipt-layout.ts';
import { completeReceipt, type ReceiptTextTable } from '#shared/domain/receipt-texts.ts';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { codePicture, previewReceipt } from '#electron/devices/printer/receipt-picture.ts';
import { openReceiptFonts, type ReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import type { AppPaths } from '#electron/launch/app-paths.ts';
import type { Logger } from '#electron/platform/logger.ts';
import { readReceiptTemplate } from '#electron/platform/resources.ts';
import type { EncodedPaper } from '#electron/services/print-spooler.ts';
import type { ReceiptStudio } from '#electron/services/receipt-designs.ts';

export type PaperOptions = {
  readonly columns: ReceiptColumns;
  readonly askProof: boolean;
  readonly rasterOnly: boolean;
};

export type WriterParts = {
  readonly paths: Pick<AppPaths, 'resourcesDir' | 'receiptFonts'>;
  readonly log: Logger;
  readonly texts: ReceiptTextTable;
  /** The station's own template of a kind; null: the shipped one. */
  readonly ownMarkup: (kind: ReceiptKind) => string | null;
};

export type ReceiptWriter = ReturnType<typeof createReceiptWriter>;

/** Turns a receipt's data into a printer's bytes or a screen's picture, both from the same markup. */
export function createReceiptWriter({ paths, log, texts, ownMarkup }: WriterParts) {
  const fonts = openReceiptFonts(paths.receiptFonts);
  const templates = new Map<ReceiptKind, string>();
  const shipped = (kind: ReceiptKind): string => {
    let template = templates.get(kind);
    if (template === undefined) {
      template = readReceiptTemplate(paths.resourcesDir, kind);
      templates.set(kind, template);
    }
    return template;
  };
  const onMissingGlyphs = (characters: readonly string[]) =>
    log.warn({ codePoints: characters.map(codePointOf) }, 'no font draws these');

  const fillOwn = (own: string, model: ReceiptModel): string =>
    fillWhole(texts, { own, shipped: shipped(model.kind) }, model);

  /** By the station's template where it works, else by the shipped one: a paper that looks other than wished beats none. */
  const lay = <Result>(
    model: ReceiptModel,
    use: (markup: string) => Result,
  ): { result: Result; template: EncodedPaper['template'] } => {
    const own = ownMarkup(model.kind);
    if (own !== null) {
      try {
        return { result: use(fillOwn(own, model)), template: 'station' };
      } catch (error) {
        log.error(
          { err: error, kind: model.kind },
          "the station's own receipt template failed; the shipped one serves",
        );
      }
    }
    return {
      result: use(fillReceiptTemplate(shipped(model.kind), completeReceipt(texts, model))),
      template: own === null ? 'shipped' : 'fallback',
    };
  };

  return {
    studio: {
      shippedMarkup: shipped,
      fill: fillOwn,
      code: codePicture,
      draw: (markup, columns) => {
        try {
          return previewReceipt(markup, { columns, fonts });
        } catch (error) {
          if (error instanceof ReceiptTemplateError) throw error;
          throw new ReceiptTemplateError('unreadable', '', String(error));
        }
      },
    } satisfies ReceiptStudio,
    encode: (model: ReceiptModel, options: PaperOptions): EncodedPaper => {
      const { result, template } = lay(model, (markup) =>
        encodeReceipt(markup, { ...options, fonts, onMissingGlyphs }),
      );
      return { bytes: result, template };
    },
    testPage: (model: TestPageModel, options: PaperOptions) => testPageOf(paths.resourcesDir, fonts, model, options),
    preview: (model: ReceiptModel, columns: ReceiptColumns): string =>
      lay(model, (markup) => previewReceipt(markup, { columns, fonts })).result,
  };
}

/** The station's template filled, with what the rules ask for. */
function fillWhole(
  texts: ReceiptTextTable,
  { own, shipped }: { readonly own: string; readonly shipped: string },
  model: ReceiptModel,
): string {
  const complete = completeReceipt(texts, model);
  const whole = withRequiredTexts(shipped, own, texts.kinds[model.kind], complete.texts ?? {});
  return fillReceiptTemplate(whole, complete);
}

/** The bytes of a test page, and which of its characters had to be printed as code points. */
function testPageOf(
  resourcesDir: string,
  fonts: ReceiptFonts,
  model: TestPageModel,
  options: PaperOptions,
): { job: Uint8Array; missing: readonly string[] } {
  const template = readFileSync(join(resourcesDir, 'receipts', 'test-page.receipt'), 'utf8');
  let missing: readonly string[] = [];
  const markup = fillReceiptTemplate(template, model);
  const job = encodeReceipt(markup, { ...options, fonts, onMissingGlyphs: (all) => (missing = all) });
  return { job, missing };
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
