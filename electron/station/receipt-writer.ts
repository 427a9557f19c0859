import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import { fillReceiptTemplate } from '#shared/domain/receipt-template.ts';
import { encodeReceipt, type ReceiptColumns } from '#electron/devices/printer/encode-receipt.ts';
import { previewReceipt } from '#electron/devices/printer/receipt-picture.ts';
import { openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import type { AppPaths } from '#electron/launch/app-paths.ts';
import type { Logger } from '#electron/platform/logger.ts';

/** Turns a receipt's data into a printer's bytes or a screen's picture, both from the same markup. */
export function createReceiptWriter(paths: AppPaths, log: Logger) {
  const fonts = openReceiptFonts(paths.receiptFonts);
  const templates = new Map<ReceiptModel['kind'], string>();
  const markupOf = (model: ReceiptModel): string => {
    let template = templates.get(model.kind);
    if (template === undefined) {
      template = readFileSync(join(paths.resourcesDir, 'receipts', `${model.kind}.receipt`), 'utf8');
      templates.set(model.kind, template);
    }
    return fillReceiptTemplate(template, model);
  };
  return {
    encode: (
      model: ReceiptModel,
      options: { readonly columns: ReceiptColumns; readonly askProof: boolean },
    ): Uint8Array =>
      encodeReceipt(markupOf(model), {
        ...options,
        fonts,
        onMissingGlyphs: (characters) => log.warn({ codePoints: characters.map(codePointOf) }, 'no font draws these'),
      }),
    preview: (model: ReceiptModel, columns: ReceiptColumns): string =>
      previewReceipt(markupOf(model), { columns, fonts }),
  };
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
