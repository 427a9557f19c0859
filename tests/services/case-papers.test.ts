import { describe, expect, test } from 'vitest';
import { acceptCase } from '#electron/services/case-accept.ts';
import { setMaterial } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { printCasePaper } from '#electron/services/case-papers.ts';
import {
  decidePrint,
  getPrintJob,
  printDecisions,
  printHistory,
  receiptOf,
  reprint,
} from '#electron/services/prints.ts';
import { insertReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import { movePrintJob } from '#electron/db/repositories/print-jobs.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

function draft(context: TestContext) {
  const { id: personId } = addPerson(context);
  const { id: caseId } = openCase(context, { ...request(), personId, ticketId: null, clerk });
  const on = () => ({ ...request(), caseId, clerk });
  const receive = (code: string, state: 'received' | 'substitute' = 'received') =>
    setMaterial(context, { ...on(), code, state });
  return { caseId, on, receive };
}

const faults = [{ fault: '缺户口簿', mend: '请把原件带来' }];

describe('papers a clerk asks for from a case', () => {
  test('the list of materials names what is still to bring and what is there', () => {
    const context = testContext();
    const { on, receive } = draft(context);
    receive('id-card');
    receive('discharge-proof', 'substitute');
    const { printJobId } = printCasePaper(context, { ...on(), paper: { kind: 'materials-list' } });
    const model = receiptOf(context, printJobId);
    expect(model).toMatchObject({
      have: ['居民身份证', '退役证明（退伍证、转业证、复员证等）'],
      service: context.profile().serviceName,
    });
    expect('missing' in model && model.missing.map(({ name }) => name)).toEqual([
      '户口簿',
      '残疾军人证',
      '立功受奖材料',
    ]);
    expect(getPrintJob(context, printJobId)).toMatchObject({ kind: 'materials-list', state: 'queued', copy: 0 });
  });

  test('a receipt for what was handed in needs something handed in', () => {
    const context = testContext();
    const { on, receive } = draft(context);
    const ask = () => printCasePaper(context, { ...on(), paper: { kind: 'receiving-receipt', broughtBy: '' } });
    expect(refusalOf(ask)).toEqual({ code: 'case.nothingReceived', data: {} });
    receive('discharge-proof', 'substitute');
    expect(receiptOf(context, ask().printJobId)).toMatchObject({
      materials: [{ name: '退役证明（退伍证、转业证、复员证等）', note: '遗失，以社区（村）出具的情况说明代替' }],
    });
  });

  test('a notice of deficiency says at once everything the case lacks, each with how to mend it', () => {
    const context = testContext();
    const { on, receive } = draft(context);
    receive('id-card');
    const paper = { kind: 'deficiency-notice', faults: null, respondBy: '2022-03-14' } as const;
    const model = receiptOf(context, printCasePaper(context, { ...on(), paper }).printJobId);
    if (model.kind !== 'deficiency-notice') throw new Error(model.kind);
    const said = model.faults.map(({ fault }) => fault);
    expect(said).toEqual(expect.arrayContaining(['缺户口簿', '缺证件照片', '缺申请人签名', '“身份证住址”没有填']));
    expect(said).not.toContain('缺居民身份证');
    expect(model.faults.every(({ mend }) => mend !== '')).toBe(true);
    expect(model.respondBy).toContain('3月14日');
  });

  test('an accepted case lacks nothing, and its papers carry the case number', () => {
    const context = testContext();
    const { id: caseId } = completeCase(context, addPerson(context).id);
    acceptCase(context, { ...request(), caseId, clerk });
    const on = () => ({ ...request(), caseId, clerk });
    const lacking = () =>
      printCasePaper(context, { ...on(), paper: { kind: 'deficiency-notice', faults: null, respondBy: null } });
    expect(refusalOf(lacking)).toEqual({ code: 'case.nothingMissing', data: {} });
    const { printJobId } = printCasePaper(context, { ...on(), paper: { kind: 'materials-list' } });
    expect(receiptOf(context, printJobId)).toMatchObject({ number: 'XC20220228-0001', qr: 'XC20220228-0001' });
  });

  test('a double click prints once; the same notice again is a reprint, one that says something else is not', () => {
    const context = testContext();
    const { on } = draft(context);
    const notice = (texts: typeof faults) => ({ kind: 'deficiency-notice', faults: texts, respondBy: null }) as const;
    const once = { ...on(), paper: notice(faults) };
    expect(printCasePaper(context, once)).toEqual(printCasePaper(context, once));
    context.advance(60_000);
    const copyOf = (texts: typeof faults) => {
      const { printJobId } = printCasePaper(context, { ...on(), paper: notice(texts) });
      return [getPrintJob(context, printJobId).copy, receiptOf(context, printJobId).header.copy];
    };
    expect(copyOf(faults)).toEqual([1, 1]);
    expect(copyOf([{ fault: '照片不清楚', mend: '重拍一张' }])).toEqual([0, 0]);
    expect(copyOf([{ fault: '照片不清楚', mend: '重拍一张' }])).toEqual([1, 1]);
  });

  test("the station's own wording is fixed with the paper", () => {
    const context = testContext();
    const { on } = draft(context);
    const word = (scope: 'common' | 'materials-list', texts: Record<string, string>) =>
      context.store.runInTransaction((db) =>
        insertReceiptVersion(db, { scope, textsJson: JSON.stringify(texts), markup: null, changedBy: clerk, atMs: 0 }),
      );
    word('common', { headerLine1: '文明用语 热情服务', gone: 'x' });
    word('materials-list', { ask: '请打' });
    const { printJobId } = printCasePaper(context, { ...on(), paper: { kind: 'materials-list' } });
    word('materials-list', { ask: '再改' });
    const model = receiptOf(context, printJobId);
    expect(model.header).toMatchObject({ lines: ['文明用语 热情服务'], footer: [] });
    expect(model.texts).toMatchObject({ ask: '请打', originals: '请带原件，看过就还给您。' });
  });
});

describe('a reprint from the journal', () => {
  function printed(context: TestContext) {
    const { printJobId } = printCasePaper(context, { ...draft(context).on(), paper: { kind: 'materials-list' } });
    const move = (from: 'queued' | 'sending', to: 'sending' | 'confirmed') =>
      context.store.runInTransaction((db) =>
        movePrintJob(db, { id: printJobId, from, to, actor: 'system', condition: null, atMs: context.clock.now() }),
      );
    const confirm = () => [move('queued', 'sending'), move('sending', 'confirmed')];
    return { printJobId, confirm, on: () => ({ ...request(), printJobId, clerk }) };
  }

  test('is another job with the next number, the same content, and who wanted it and why', () => {
    const context = testContext();
    const { printJobId, confirm, on } = printed(context);
    expect(refusalOf(() => reprint(context, { ...on(), reason: '' }))).toMatchObject({ code: 'print.state' });
    confirm();
    const first = reprint(context, { ...on(), reason: '老人弄丢了' });
    const second = reprint(context, { ...on(), reason: '' });
    expect([first.copy, second.copy, first.state]).toEqual([1, 2, 'queued']);
    const { header, ...said } = receiptOf(context, first.id);
    const { header: original, ...saidBefore } = receiptOf(context, printJobId);
    expect(said).toEqual(saidBefore);
    expect(header).toEqual({ ...original, copy: 1 });
    expect(printHistory(context, first.id)).toMatchObject([{ to: 'queued', actor: clerk, reason: '老人弄丢了' }]);
    expect(getPrintJob(context, printJobId).state).toBe('confirmed');
  });

  test('everything that happened to a job can be read, oldest first', () => {
    const context = testContext();
    const { printJobId, on } = printed(context);
    decidePrint(context, printDecisions.giveUp, on());
    decidePrint(context, printDecisions.printAgain, on());
    expect(printHistory(context, printJobId).map(({ from, to, actor }) => [from, to, actor])).toEqual([
      [null, 'queued', clerk],
      ['queued', 'void', clerk],
      ['void', 'queued', clerk],
    ]);
  });
});
