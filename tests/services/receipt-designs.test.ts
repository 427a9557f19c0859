import { describe, expect, test } from 'vitest';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { findReceiptVersion, insertReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import { brokenDesigns, getDesign, previewDesign, saveDesign } from '#electron/services/receipt-designs.ts';
import { createReceiptWriter } from '#electron/station/receipt-writer.ts';
import type { ReceiptKind, ReceiptModel } from '#shared/domain/receipt-models.ts';
import { sampleProvinceReceipt, sampleReceipt } from '#shared/i18n/zh-CN/receipt-samples.ts';
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
  const printed = (model: ReceiptModel) => {
    const paper = writer.encode(model, { columns: 48, askProof: true, rasterOnly: false });
    return readPaper(paper.bytes, { columns: 48 }).text.join('').replaceAll(' ', '');
  };
  const breakStored = (markup: string) => (broken = markup);
  return { context, studio, shipped, save, print, printed, breakStored };
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

  // As it was before the program knew of cases that the province decides.
  const older = (markup: string) => markup.replace(/\{\{#if province\}\}[^]*?\{\{\/if\}\}\n/u, '');

  test('laid out by the station without what the rules ask for says it all the same, and once', () => {
    const { context, studio, shipped, save, printed } = station();
    const sentence = '由省级退役军人事务厅核定';
    const saved = save(older(shipped));
    expect(saved.markup).not.toContain('province');
    expect(printed(sampleProvinceReceipt).split(sentence)).toHaveLength(2);
    expect(printed(sampleReceipt)).not.toContain(sentence);
    const draft = { scope: 'acceptance-receipt', texts: {}, columns: 48 } as const;
    const without = previewDesign(context, studio, { ...draft, markup: saved.markup });
    const elsewhere = previewDesign(context, studio, { ...draft, markup: shipped });
    expect([without.problem, without.svg === elsewhere.svg]).toEqual([null, false]);
    save(shipped.replace('受理编号', '您的编号'));
    expect(printed(sampleProvinceReceipt).split(sentence)).toHaveLength(2);
  });

  test('may word what the rules ask for, but not leave it empty', () => {
    const { save, printed } = station();
    expect(save(null, { province: ' ' }).texts.find(({ key }) => key === 'province')).toMatchObject({
      required: true,
      text: expect.stringContaining('省级退役军人事务厅') as string,
    });
    const own = save(null, { province: '由市局核定。', keep: '' }).texts.map(({ key, text }) => [key, text]);
    expect(Object.fromEntries(own)).toMatchObject({ province: '由市局核定。', keep: '' });
    expect(printed({ ...sampleProvinceReceipt, texts: { province: '' } })).toContain('省级退役军人事务厅');
  });

  test('is named to the manager, with why, while the shipped layout serves for it', () => {
    const { context, studio, shipped, save } = station();
    save(shipped.replace('受理编号', '您的编号'));
    expect([brokenDesigns(context, studio), getDesign(context, studio, 'acceptance-receipt').problem]).toEqual([
      [],
      null,
    ]);
    const version = {
      scope: 'acceptance-receipt',
      textsJson: '{}',
      changedBy: clerk,
      atMs: context.clock.now(),
    } as const;
    context.store.runInTransaction((db) => insertReceiptVersion(db, { ...version, markup: '{{name}}{{gone}}' }));
    expect(brokenDesigns(context, studio)).toEqual(['acceptance-receipt']);
    expect(getDesign(context, studio, 'acceptance-receipt').problem).toEqual({ code: 'placeholder', what: 'gone' });
    save(null);
    expect(brokenDesigns(context, studio)).toEqual([]);
  });

  test('whose stored template fails all the same is printed by the shipped one, and that is said', () => {
    const { print, breakStored } = station();
    breakStored('{{gone}}');
    expect(print()).toMatchObject({ template: 'fallback', text: expect.arrayContaining(['受理编号']) as string[] });
  });
});
