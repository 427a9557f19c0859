import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import { readPaper } from './read-paper.ts';
import {
  sampleHeader,
  sampleReceipt,
  sampleSlip,
  sampleTicket,
  sampleVisitSlip,
} from '#shared/i18n/zh-CN/receipt-samples.ts';
import { longName, rareName } from './sample-names.ts';
import { receiptMarkup } from './receipt-markup.ts';

/** Writes a picture of every receipt at both widths: `node tests/support/thermal-printer/render-samples.ts [folder]`. */
const folder = process.argv[2] ?? join('screenshots', 'receipts');
const fonts = openReceiptFonts(installedFontFiles());
const again = { ...sampleHeader, practice: true, copy: 2 };
const samples: Readonly<Record<string, ReceiptModel>> = {
  slip: sampleSlip,
  'slip-visit': sampleVisitSlip,
  ticket: sampleTicket,
  receipt: sampleReceipt,
  'ticket-next': { ...sampleTicket, peopleAhead: 0, appointmentTime: null, header: again },
  'receipt-rare-name': { ...sampleReceipt, name: rareName, header: again },
  'receipt-long-name': { ...sampleReceipt, name: longName },
  'slip-long-name': { ...sampleSlip, name: longName, header: again },
};

await mkdir(folder, { recursive: true });
for (const [name, model] of Object.entries(samples)) {
  const markup = receiptMarkup(model);
  for (const columns of [32, 48] as const) {
    for (const rasterOnly of [false, true]) {
      const paper = readPaper(encodeReceipt(markup, { columns, fonts, rasterOnly }), { columns });
      await writeFile(join(folder, `${name}-${columns}${rasterOnly ? '-raster' : ''}.png`), paper.png());
    }
  }
}
console.log(`receipts drawn into ${folder}`);
