import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { receiptKinds, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { sampleGroupSlip, sampleHeader, sampleReceipts, sampleVisitSlip } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { readPaper } from './read-paper.ts';
import { receiptMarkup } from './receipt-markup.ts';
import { longName, rareName } from './sample-names.ts';

/**
 * `npm run demo:receipts [-- FOLDER]`: every paper on 58 and 80 mm, as the printer sets it and drawn as a picture, with an
 * ordinary, a rare and a long name, for a person to look at.
 */
const folder = process.argv[2] ?? join('screenshots', 'receipts');
const fonts = openReceiptFonts(installedFontFiles());
const again = { ...sampleHeader, practice: true, copy: 2 };

function named(model: ReceiptModel, name: string): ReceiptModel {
  return 'maskedName' in model ? { ...model, maskedName: name } : { ...model, name };
}

function* papers(): Generator<readonly [string, ReceiptModel]> {
  for (const kind of receiptKinds) {
    const model = sampleReceipts[kind];
    yield [kind, model];
    yield [`${kind}-rare-name`, named({ ...model, header: again }, rareName)];
    yield [`${kind}-long-name`, named(model, longName)];
  }
  yield ['appointment-slip-visit', sampleVisitSlip];
  yield ['appointment-slip-group', sampleGroupSlip];
}

await mkdir(folder, { recursive: true });
let count = 0;
for (const [name, model] of papers()) {
  for (const [columns, paper] of [
    [32, '58mm'],
    [48, '80mm'],
  ] as const) {
    for (const rasterOnly of [false, true]) {
      const printed = readPaper(encodeReceipt(receiptMarkup(model), { columns, fonts, rasterOnly }), { columns });
      await writeFile(join(folder, `${name}-${paper}${rasterOnly ? '-drawn' : ''}.png`), printed.png());
      count += 1;
    }
  }
}
console.log(`${count} receipts drawn into ${folder}`);
