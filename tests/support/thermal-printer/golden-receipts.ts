import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { previewReceipt } from '#electron/devices/printer/receipt-picture.ts';
import { receiptKinds, receiptWidths, type ReceiptColumns, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import {
  sampleFileOnly,
  sampleGroupSlip,
  sampleProvinceReceipt,
  sampleReceipt,
  sampleReceipts,
  sampleTicket,
  sampleVisitSlip,
} from '#shared/i18n/zh-CN/receipt-samples.ts';
import { type Dots, dotsOf } from './one-bit-png.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { rareName } from './sample-names.ts';

export const goldenFolder = join(import.meta.dirname, '../../golden/receipts');
export const fonts = openReceiptFonts(installedFontFiles());

export const bytesOf = (model: ReceiptModel, columns: ReceiptColumns): Uint8Array =>
  encodeReceipt(receiptMarkup(model), { columns, fonts });

const noFonts = { font: { loadSystemFonts: false } };

/** What a screen shows of a paper, on a machine without any font. */
export function pictureOf(model: ReceiptModel, columns: ReceiptColumns): Dots {
  return dotsOf(new Resvg(previewReceipt(receiptMarkup(model), { columns, fonts }), noFonts).render());
}

const samples: readonly (readonly [string, ReceiptModel])[] = [
  ...receiptKinds.map((kind) => [kind, sampleReceipts[kind]] as const),
  ['visit-slip', sampleVisitSlip],
  ['group-slip', sampleGroupSlip],
  ['province-receipt', sampleProvinceReceipt],
  ['file-only-notice', sampleFileOnly],
];

/** Every paper, byte for byte. */
export const byteCases = samples.flatMap(([name, model]) =>
  receiptWidths.map((columns) => ({ file: `${name}-${columns}.escpos`, make: () => bytesOf(model, columns) })),
);

const papers = [
  ['58mm', 32],
  ['80mm', 48],
] as const;

/** Every paper as a picture, and a name that no cheap printer knows. */
export const pictureCases = [...samples, ['rare-name', { ...sampleReceipt, name: rareName }] as const].flatMap(
  ([name, model]) =>
    papers.map(([paper, columns]) => ({ file: `${name}-${paper}.png`, make: () => pictureOf(model, columns) })),
);

/** Names of 2 to 20 characters: hanzi, with `·`, with full-width digits; those of extension B are drawn and therefore pictures. */
const alphabets = {
  hanzi: Array.from('欧阳建国王秀英李志强张桂兰刘建军陈玉梅'),
  dotted: Array.from('阿依古丽·买买提·吐尔逊江·艾合买提·库尔'),
  digits: Array.from('赵０１２３４５６７８９钱孙李周吴郑王冯陈'),
};

export const nameCases = Object.entries(alphabets).flatMap(([alphabet, characters]) =>
  Array.from({ length: 19 }, (_, at) => ({ key: `${alphabet}-${at + 2}`, name: characters.slice(0, at + 2).join('') })),
);

/** SHA-256 of the receipt and the ticket with that name, at every width. */
export function nameHashes(name: string): readonly string[] {
  return receiptWidths.map((columns) =>
    createHash('sha256')
      .update(bytesOf({ ...sampleReceipt, name }, columns))
      .update(bytesOf({ ...sampleTicket, maskedName: name }, columns))
      .digest('hex')
      .slice(0, 32),
  );
}
