import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiptKinds, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { sampleGroupSlip, sampleHeader, sampleReceipts, sampleVisitSlip } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { pictureOf } from './golden-receipts.ts';
import { writeOneBitPng } from './one-bit-png.ts';
import { longName, rareName } from './sample-names.ts';

/**
 * `npm run demo:receipts [-- FOLDER]`: every paper on 58 and 80 mm with an ordinary, a rare and a long name, for a person to
 * look at. By default into screenshots/receipts, which git ignores.
 */
const folder = process.argv[2] ?? join('screenshots', 'receipts');
const again = { ...sampleHeader, practice: true, copy: 2 };

function named(model: ReceiptModel, name: string): ReceiptModel {
  return 'maskedName' in model ? { ...model, maskedName: name } : { ...model, name };
}

const papers: readonly (readonly [string, ReceiptModel])[] = [
  ...receiptKinds.flatMap((kind) => {
    const model = sampleReceipts[kind];
    return [
      [kind, model],
      [`${kind}-rare-name`, named({ ...model, header: again }, rareName)],
      [`${kind}-long-name`, named(model, longName)],
    ] as const;
  }),
  ['appointment-slip-visit', sampleVisitSlip],
  ['appointment-slip-group', sampleGroupSlip],
];

mkdirSync(folder, { recursive: true });
for (const [name, model] of papers) {
  writeFileSync(join(folder, `${name}-58mm.png`), writeOneBitPng(pictureOf(model, 32)));
  writeFileSync(join(folder, `${name}-80mm.png`), writeOneBitPng(pictureOf(model, 48)));
}
console.log(`${papers.length * 2} receipts drawn into ${folder}`);
