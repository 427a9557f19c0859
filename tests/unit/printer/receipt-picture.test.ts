import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { previewReceipt } from '#electron/devices/printer/receipt-picture.ts';
import { sampleReceipt, sampleSlip, sampleTicket } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { rareName } from '#tests/support/thermal-printer/sample-names.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';

const fonts = openReceiptFonts(installedFontFiles());

/** Dark dots of a picture drawn on a machine without any font. */
function darkDots(picture: string | Buffer): number {
  const { pixels } = new Resvg(picture.toString(), { font: { loadSystemFonts: false } }).render();
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
  return dark;
}

test.each([sampleSlip, sampleTicket, { ...sampleReceipt, name: rareName }])(
  'the picture of $kind has as much ink as the paper, on a machine without fonts',
  (model) => {
    for (const columns of [32, 48] as const) {
      const markup = receiptMarkup(model);
      const paper = readPaper(encodeReceipt(markup, { columns, fonts, rasterOnly: true }), { columns });
      const printed = paper.images.reduce((sum, image) => sum + countBits(image), 0);
      const shown = darkDots(previewReceipt(markup, { columns, fonts }));
      expect(shown / printed).toBeGreaterThan(0.95);
      expect(shown / printed).toBeLessThan(1.05);
    }
  },
);

test('a name cannot put markup of its own into the picture', () => {
  const markup = receiptMarkup({ ...sampleTicket, maskedName: '<b onload="x">' });
  expect(previewReceipt(markup, { columns: 32, fonts })).not.toMatch(/<b|onload|<text/);
});

function countBits(image: ReturnType<typeof readPaper>['images'][number]): number {
  return image.data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
}
