import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import { receiptKinds, receiptWidths, type ReceiptColumns, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { sampleHeader, sampleReceipt, sampleReceipts } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { displayWidth } from '#shared/text-width.ts';
import { bytesOf, fonts, pictureOf } from '#tests/support/thermal-printer/golden-receipts.ts';
import type { Dots } from '#tests/support/thermal-printer/one-bit-png.ts';
import { isBlack, type PaperLine } from '#tests/support/thermal-printer/paper.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';
import { longName, rareName } from '#tests/support/thermal-printer/sample-names.ts';

const PREVIEW_MARGIN = 24;

type Paper = { readonly lines: readonly PaperLine[] };

const printed = (model: ReceiptModel, columns: ReceiptColumns, rasterOnly: boolean): Paper =>
  readPaper(encodeReceipt(receiptMarkup(model), { columns, fonts, rasterOnly }), { columns });

const heightOf = (line: PaperLine) => (line.kind === 'text' ? line.feed : line.kind === 'image' ? line.height : 0);

/** What stands on raster-only paper, one byte a dot. */
function drawnDots({ lines }: Paper, width: number): Dots {
  const height = lines.reduce((sum, line) => sum + heightOf(line), 0);
  const dots = new Uint8Array(width * height);
  let top = 0;
  for (const line of lines) {
    if (line.kind === 'image')
      for (let y = 0; y < line.height; y++)
        for (let x = 0; x < line.width; x++) if (isBlack(line, x, y)) dots[(top + y) * width + line.x + x] = 1;
    top += heightOf(line);
  }
  return { width, height, dots };
}

const papers = receiptKinds.flatMap((kind) => receiptWidths.map((columns) => ({ kind, columns })));
const models: Readonly<Record<string, ReceiptModel>> = {
  ...sampleReceipts,
  rare: { ...sampleReceipt, name: rareName },
  long: { ...sampleReceipt, name: longName, header: { ...sampleHeader, practice: true, copy: 2 } },
};

describe('a printer set to pictures only prints the same picture', () => {
  test.each([...papers, { kind: 'rare', columns: 32 }, { kind: 'long', columns: 48 }] as const)(
    '$kind on $columns columns: what is set in characters stands where it is drawn, and nothing else is drawn',
    ({ kind, columns }) => {
      const model = models[kind] ?? sampleReceipt;
      const width = columns * 12;
      const drawn = drawnDots(printed(model, columns, true), width);
      const lines = printed(model, columns, false).lines.filter((line) => heightOf(line) > 0);
      expect(lines.reduce((sum, line) => sum + heightOf(line), 0)).toBe(drawn.height);
      let top = 0;
      for (const line of lines) {
        compareLine(line, drawn, top);
        top += heightOf(line);
      }
    },
  );

  test.each(papers)('$kind on $columns columns: and the screen shows that picture', ({ kind, columns }) => {
    const drawn = drawnDots(printed(sampleReceipts[kind], columns, true), columns * 12);
    const shown = pictureOf(sampleReceipts[kind], columns);
    expect([shown.width, shown.height]).toEqual([drawn.width + 2 * PREVIEW_MARGIN, drawn.height + 2 * PREVIEW_MARGIN]);
    let different = 0;
    for (let y = 0; y < drawn.height; y++) {
      for (let x = 0; x < drawn.width; x++) {
        const at = (y + PREVIEW_MARGIN) * shown.width + x + PREVIEW_MARGIN;
        if (shown.dots[at] !== drawn.dots[y * drawn.width + x]) different += 1;
      }
    }
    expect(different / (drawn.width * drawn.height)).toBeLessThan(0.0005);
  });
});

/** One line of the text path against the same rows of the drawn paper. */
function compareLine(line: PaperLine, drawn: Dots, top: number): void {
  const ink = (x: number, y: number) => drawn.dots[(top + y) * drawn.width + x] === 1;
  if (line.kind === 'image') {
    let different = 0;
    for (let y = 0; y < line.height; y++)
      for (let x = 0; x < line.width; x++) if (isBlack(line, x, y) !== ink(line.x + x, y)) different += 1;
    expect(different).toBe(0);
    return;
  }
  if (line.kind !== 'text') throw new Error(`a ${line.kind} on paper of this program`);
  const bottom = Math.max(24, ...line.cells.map((cell) => cell.height));
  const covered = new Uint8Array(drawn.width);
  for (const cell of line.cells) {
    // Letters may hang over their cell by a hair, more when enlarged.
    const overhang = Math.ceil(cell.width / 20);
    covered.fill(1, Math.max(0, cell.x - overhang), cell.x + cell.width + overhang);
    if (cell.character === ' ') continue;
    let dots = 0;
    for (let y = bottom - cell.height; y < bottom; y++)
      for (let x = cell.x; x < cell.x + cell.width; x++) if (ink(x, y)) dots += 1;
    expect(dots, `${cell.character} at ${cell.x} of ${line.text}`).toBeGreaterThan(0);
  }
  const stray = new Set<number>();
  for (let y = 0; y < line.feed; y++)
    for (let x = 0; x < drawn.width; x++) if (ink(x, y) && covered[x] === 0) stray.add(x);
  expect([...stray], `ink beside the characters of ${line.text}`).toEqual([]);
}

describe('whatever the data, no line is wider than the paper', () => {
  const character = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗')) },
    { weight: 2, arbitrary: fc.constantFrom(...Array.from('·，。（）：“”１２３ABCabc012 -|{}^"`_~\\')) },
    { weight: 1, arbitrary: fc.constantFrom('𠅤', '㛃', '䶮', '𫝀', '\u200b', 'é', '€') },
  );
  const text = fc.string({ unit: character, maxLength: 60 });

  test.each(papers)('$kind on $columns columns', ({ kind, columns }) => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (one, other, practice) => {
        const filled = replaceTexts({ ...sampleReceipts[kind], texts: {} }, [one, other]);
        const model = { ...filled, header: { ...filled.header, practice, copy: 1, lines: [one], footer: [other] } };
        for (const line of readPaper(bytesOf(model, columns), { columns }).lines) {
          if (line.kind !== 'text') continue;
          expect(line.overflowed).toBe(false);
          expect(displayWidth(line.text)).toBeLessThanOrEqual(columns);
          for (const cell of line.cells) expect(cell.x + cell.width).toBeLessThanOrEqual(columns * 12);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Every text of a model replaced by one of two, but for its kind and code. */
function replaceTexts(model: ReceiptModel, [one, other]: readonly [string, string]): ReceiptModel {
  let count = 0;
  return JSON.parse(
    JSON.stringify(model, (key, value: unknown) => {
      if (typeof value !== 'string' || key === 'kind' || key === 'qr') return value;
      count += 1;
      return count % 2 === 0 ? one : other;
    }),
  ) as ReceiptModel;
}
