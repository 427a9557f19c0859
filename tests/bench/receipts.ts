import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { drawTextLine } from '#electron/devices/printer/line-raster.ts';
import { layOutReceipt } from '#electron/devices/printer/receipt-layout.ts';
import { receiptKinds } from '#shared/domain/receipt-models.ts';
import { sampleReceipt, sampleReceipts } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { fonts } from '#tests/support/thermal-printer/golden-receipts.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';
import { rareName } from '#tests/support/thermal-printer/sample-names.ts';
import { median, ms, percentile, ratio, timed, type Figure } from './figures.ts';

const ROUNDS = 60;
const columns = 48;

/** How long a paper takes from its data to its bytes, and what a drawn line costs against one set in characters. */
export async function receiptPaths(): Promise<readonly Figure[]> {
  const rare = receiptMarkup({ ...sampleReceipt, name: rareName });
  const line = layOutReceipt(`|^^^${rareName} |`, columns)[0];
  if (line?.kind !== 'text') throw new Error('a name is a line of text');
  const works = {
    'layout of the acceptance receipt': () => layOutReceipt(receiptMarkup(sampleReceipt), columns),
    'layout and bytes of the acceptance receipt': () => encodeReceipt(receiptMarkup(sampleReceipt), { columns, fonts }),
    'the same with one line drawn for a rare name': () => encodeReceipt(rare, { columns, fonts }),
    'the same drawn whole, for a printer without hanzi': () =>
      encodeReceipt(rare, { columns, fonts, rasterOnly: true }),
    'one line drawn': () => drawTextLine(line, columns * 12, fonts),
    'all ten papers': () =>
      receiptKinds.map((kind) => encodeReceipt(receiptMarkup(sampleReceipts[kind]), { columns, fonts })),
  };
  const figures: Figure[] = [];
  let base = Number.NaN;
  for (const [name, work] of Object.entries(works)) {
    for (let round = 0; round < 5; round++) work();
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round++) samples.push(await timed(work));
    if (name.startsWith('layout and bytes')) base = median(samples);
    const against = Number.isNaN(base) ? '' : `, ${ratio(median(samples) / base)} x a whole receipt`;
    figures.push({ name, value: `${ms(median(samples))}, p95 ${ms(percentile(samples, 0.95))}${against}` });
  }
  return figures;
}
