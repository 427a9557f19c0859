import { describe, expect, test } from 'vitest';
import type { CasePaper } from '#shared/contract/prints.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { setMaterial } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { offerCasePapers } from '#electron/services/case-paper-offer.ts';
import { papersOfCase, printCasePaper } from '#electron/services/case-papers.ts';
import {
  decidePrint,
  getPrintJob,
  listUnsettledPrints,
  paperByHand,
  printDecisions,
  printHistory,
  receiptOf,
  reprint,
} from '#electron/services/prints.ts';
import { insertReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { sendOut } from '#tests/support/sent-out.ts';
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

  const notice = (texts: typeof faults) => ({ kind: 'deficiency-notice', faults: texts, respondBy: null }) as const;

  test('asked for again while nothing came out it is the same job, however often and in whatever state', () => {
    const context = testContext();
    const { on } = draft(context);
    const ask = (reason = '') => printCasePaper(context, { ...on(), paper: notice(faults), reason }).printJobId;
    const once = { ...on(), paper: notice(faults) };
    const { printJobId } = printCasePaper(context, once);
    expect(printCasePaper(context, once)).toEqual({ printJobId });
    context.advance(60_000);
    expect(ask('再要一份')).toBe(printJobId);
    decidePrint(context, printDecisions.putOff, { ...request(), printJobId, clerk });
    expect(ask()).toBe(printJobId);
    expect(getPrintJob(context, printJobId)).toMatchObject({ state: 'queued', copy: 0 });
    sendOut(context, printJobId, 'unknown');
    expect(ask()).toBe(printJobId);
    expect(getPrintJob(context, printJobId).state).toBe('unknown');
  });

  test('a 挂失/补领回执 asked for again some minutes later is no other paper', () => {
    const context = testContext();
    const { on } = draft(context);
    const paper = { kind: 'loss-receipt', matter: '补领申请', bank: '', steps: [] } as const;
    const ask = () => printCasePaper(context, { ...on(), paper: { ...paper, steps: [] } }).printJobId;
    const printJobId = ask();
    context.advance(5 * 60_000);
    expect(ask()).toBe(printJobId);
    sendOut(context, printJobId, 'confirmed');
    context.advance(5 * 60_000);
    expect(refusalOf(ask).code).toBe('print.reasonNeeded');
  });

  test('what came out is printed again with a reason only, as a reprint; what says something else is another paper', () => {
    const context = testContext();
    const { on } = draft(context);
    const ask = (texts: typeof faults, reason = '') => {
      const { printJobId } = printCasePaper(context, { ...on(), paper: notice(texts), reason });
      return printJobId;
    };
    sendOut(context, ask(faults), 'confirmed');
    expect(refusalOf(() => ask(faults))).toEqual({ code: 'print.reasonNeeded', data: {} });
    const again = ask(faults, '老人弄丢了');
    expect([getPrintJob(context, again).copy, receiptOf(context, again).header.copy]).toEqual([1, 1]);
    expect(printHistory(context, again)).toMatchObject([{ to: 'queued', actor: clerk, reason: '老人弄丢了' }]);
    const other = ask([{ fault: '照片不清楚', mend: '重拍一张' }]);
    expect([getPrintJob(context, other).copy, receiptOf(context, other).header.copy]).toEqual([0, 0]);
  });

  test('a 取证通知 needs an accepted case; it and a 挂失/补领回执 say what the case knows and what the clerk typed', () => {
    const context = testContext();
    const collection = {
      kind: 'collection-notice',
      bank: '中国农业银行',
      place: '大厅2号窗口',
      hours: '工作日上午',
      until: '2022-06-30',
      bring: ['本人身份证'],
    } as const;
    const early = draft(context).on();
    expect(refusalOf(() => printCasePaper(context, { ...early, paper: { ...collection, bring: ['x'] } })).code).toBe(
      'case.notAccepted',
    );
    const { id: caseId } = completeCase(context, addPerson(context).id);
    acceptCase(context, { ...request(), caseId, clerk });
    const print = (paper: CasePaper) =>
      receiptOf(context, printCasePaper(context, { ...request(), caseId, clerk, paper }).printJobId);
    expect(print({ ...collection, bring: ['本人身份证'] })).toMatchObject({
      kind: 'collection-notice',
      number: 'XC20220228-0001',
      cardKind: '退役军人优待证',
      bank: '中国农业银行',
      place: '大厅2号窗口',
      until: '2022年6月30日',
      bring: ['本人身份证'],
    });
    expect(print({ kind: 'loss-receipt', matter: '补领申请', bank: '', steps: ['到银行正式挂失'] })).toMatchObject({
      matter: '补领申请',
      cardKind: '退役军人优待证',
      bank: '',
      steps: ['到银行正式挂失'],
      clerk,
    });
  });

  test('the clerk is offered what the case knows, and the words of the last paper but nothing of its person', () => {
    const context = testContext();
    const { id: caseId } = completeCase(context, addPerson(context).id);
    acceptCase(context, { ...request(), caseId, clerk });
    const shipped = offerCasePapers(context, caseId);
    expect(shipped).toMatchObject({
      name: '赵试样',
      cardKind: '退役军人优待证',
      bank: '中国农业银行',
      collection: { place: context.profile().site, hours: context.profile().openingText },
    });
    expect(shipped.delivery.documents[0]).toBe('退役军人优待证');
    const print = (paper: CasePaper) => printCasePaper(context, { ...request(), caseId, clerk, paper });
    const [matter] = shipped.loss.matters;
    print({ kind: 'loss-receipt', matter: matter?.name ?? '', bank: '某银行', steps: ['先打电话'] });
    print({ kind: 'collection-notice', bank: '某银行', place: '二楼', hours: '周三', until: null, bring: ['身份证'] });
    const { caseId: another } = draft(context);
    const offered = offerCasePapers(context, another);
    expect(offered.collection).toEqual({ place: '二楼', hours: '周三', bring: ['身份证'] });
    expect(offered.loss.matters.map(({ steps }) => steps)).toEqual([['先打电话'], shipped.loss.matters[1]?.steps]);
    expect(offered).toMatchObject({ bank: '' });
    expect(papersOfCase(context, caseId).map(({ kind }) => kind)).toEqual([
      'collection-notice',
      'loss-receipt',
      'acceptance-receipt',
    ]);
    expect(papersOfCase(context, another)).toEqual([]);
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
    const confirm = () => sendOut(context, printJobId, 'confirmed');
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

  test('put off it waits for nobody but the person who asks; it is among what is unsettled until then', () => {
    const context = testContext();
    const { printJobId, on } = printed(context);
    expect(decidePrint(context, printDecisions.putOff, on())).toMatchObject({ state: 'void', condition: 'later' });
    expect(refusalOf(() => decidePrint(context, printDecisions.putOff, on())).code).toBe('print.state');
    context.setTime('2022-03-01', '09:00');
    expect(listUnsettledPrints(context).map(({ id }) => id)).toEqual([printJobId]);
    expect(decidePrint(context, printDecisions.printAgain, on())).toMatchObject({ state: 'queued', condition: null });
    expect(listUnsettledPrints(context)).toHaveLength(1);
    decidePrint(context, printDecisions.putOff, on());
    decidePrint(context, printDecisions.giveUp, on());
    expect(listUnsettledPrints(context)).toEqual([]);
    expect(refusalOf(() => decidePrint(context, printDecisions.giveUp, on())).code).toBe('print.state');
    expect(printHistory(context, printJobId).map(({ to, condition }) => [to, condition])).toEqual([
      ['queued', null],
      ['void', 'later'],
      ['queued', null],
      ['void', 'later'],
      ['void', null],
    ]);
  });

  test('by hand there are number, name and telephone, and a code: that of the paper, else of the number', () => {
    const context = testContext();
    const { printJobId } = printed(context);
    const { subject, name } = getPrintJob(context, printJobId);
    expect(paperByHand(context, printJobId)).toEqual({
      kind: 'materials-list',
      number: subject,
      name,
      hotline: receiptOf(context, printJobId).header.hotline,
      qr: subject,
    });
    const { id: caseId } = completeCase(context, addPerson(context).id);
    const accepted = acceptCase(context, { ...request(), caseId, clerk });
    expect(paperByHand(context, accepted.printJobId).qr).toBe(accepted.caseNumber);
  });
});
