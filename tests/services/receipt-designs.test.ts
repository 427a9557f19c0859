import { describe, expect, test } from 'vitest';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { findReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import { getDesign, previewDesign, saveDesign } from '#electron/services/receipt-designs.ts';
import { createReceiptWriter } from '#electron/station/receipt-writer.ts';
import type { ReceiptKind } from '#shared/domain/receipt-models.ts';
import { sampleReceipt } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { clerk, request } from '#tests/support/station-day.ts';
import { resourcesDir, testContext } from '#tests/support/test-context.ts';

function station() {
  const context = testContext();
  let broken: string | null = null;
  const writer = createReceiptWriter({
    paths: { resourcesDir, receiptFonts: installedFontFiles() },
    log: context.log,
    texts: context.policy.receiptTexts,
    ownMarkup: (kind: ReceiptKind) => broken ?? findReceiptVersion(context.store.db, kind)?.markup ?? null,
  });
  const { studio } = writer;
  const shipped = studio.shippedMarkup('acceptance-receipt');
  const save = (markup: string | null, texts: Record<string, string> = {}) =>
    saveDesign(context, studio, { ...request(), scope: 'acceptance-receipt', markup, texts, clerk });
  const print = () => {
    const paper = writer.encode(sampleReceipt, { columns: 48, askProof: true, rasterOnly: false });
    return { template: paper.template, text: readPaper(paper.bytes, { columns: 48 }).text.map((line) => line.trim()) };
  };
  const breakStored = (markup: string) => (broken = markup);
  return { context, studio, shipped, save, print, breakStored };
}

describe('a paper of the station', () => {
  test('is as shipped until somebody changes it, and again when it is put back', () => {
    const { context, studio, shipped, save, print } = station();
    expect(getDesign(context, studio, 'acceptance-receipt')).toMatchObject({ markup: null, versions: [] });
    expect(print().template).toBe('shipped');
    save(shipped.replace('受理编号', '您的编号'));
    expect(print()).toMatchObject({ template: 'station', text: expect.arrayContaining(['您的编号']) as string[] });
    const after = save(null);
    expect(print().template).toBe('shipped');
    expect(after.versions.map(({ changedBy, markup }) => [changedBy, markup === null])).toEqual([
      [clerk, true],
      [clerk, false],
    ]);
  });

  test('keeps of its wording only what differs from the shipped one', () => {
    const { context, studio, save } = station();
    save(null, { keep: '请收好', ask: '有不明白的，请打电话', unknown: 'x' });
    expect(findReceiptVersion(context.store.db, 'acceptance-receipt')?.textsJson).toBe('{"keep":"请收好"}');
    const { texts } = getDesign(context, studio, 'acceptance-receipt');
    const written = texts.filter(({ text, shipped }) => text !== shipped);
    expect(written.map(({ key, text }) => [key, text])).toEqual([['keep', '请收好']]);
  });

  test('is drawn from the very same markup while it is being changed, and nothing is kept', () => {
    const { context, studio, shipped } = station();
    const draft = { scope: 'acceptance-receipt', texts: {}, columns: 32 } as const;
    const before = previewDesign(context, studio, { ...draft, markup: null });
    const other = previewDesign(context, studio, { ...draft, markup: shipped.replace('已收材料', '收了') });
    expect([before.problem, other.problem]).toEqual([null, null]);
    expect(before.svg).toContain('<svg');
    expect(other.svg).not.toBe(before.svg);
    expect(getDesign(context, studio, 'acceptance-receipt').versions).toEqual([]);
  });

  test.each([
    ['{{nobody}}', 'placeholder', 'nobody'],
    ['{{#if qr}}', 'unclosed', '#if qr'],
    ['{{/each}}', 'tag', '/each'],
    ['{{materials}}', 'value', 'materials'],
    ['{code:1234;option:code128}', 'unsupported', 'barcodes'],
    ['{command:\\x1b@}', 'unsupported', 'raw commands'],
  ])('with %s cannot be saved', (addition, code, what) => {
    const { context, studio, shipped, save } = station();
    const markup = `${shipped}\n${addition}\n`;
    expect(refusalOf(() => save(markup))).toEqual({ code: 'receipt.invalid', data: { code, what } });
    const seen = previewDesign(context, studio, { scope: 'acceptance-receipt', texts: {}, markup, columns: 48 });
    expect(seen).toEqual({ svg: null, problem: { code, what } });
    expect(getDesign(context, studio, 'acceptance-receipt').versions).toEqual([]);
  });

  test.each([
    ['{{name}}', 'name'],
    ['补打 {{header.copy}}', 'reprint'],
    ['练习 不作凭证', 'practice'],
  ])('that no longer says %s cannot be saved', (said, what) => {
    const { shipped, save } = station();
    const refusal = refusalOf(() => save(shipped.replaceAll(said, '')));
    expect(refusal).toEqual({ code: 'receipt.invalid', data: { code: 'lacks', what } });
  });

  test('whose stored template fails all the same is printed by the shipped one, and that is said', () => {
    const { print, breakStored } = station();
    breakStored('{{gone}}');
    expect(print()).toMatchObject({ template: 'fallback', text: expect.arrayContaining(['受理编号']) as string[] });
  });
});
