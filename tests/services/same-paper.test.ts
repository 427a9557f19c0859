import { describe, expect, test } from 'vitest';
import { listJudgements } from '#electron/db/repositories/rule-tables.ts';
import { printRefusal } from '#electron/services/application-rules.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { setMaterial } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { papersOfCase, printCasePaper } from '#electron/services/case-papers.ts';
import { markMended, tellDeficiencies } from '#electron/services/deficiencies.ts';
import { precheck, printPrecheck } from '#electron/services/material-precheck.ts';
import { getPrintJob, printHistory, receiptOf } from '#electron/services/prints.ts';
import { answer, answerRules } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { sendOut } from '#tests/support/sent-out.ts';
import { addPerson, clerk, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const reasonNeeded = { code: 'print.reasonNeeded', data: {} };

function draft(context: TestContext) {
  const { id: personId } = addPerson(context);
  const { id: caseId } = openCase(context, { ...request(), personId, ticketId: null, clerk });
  return { personId, caseId, on: () => ({ ...request(), caseId, clerk }) };
}

function expectCopy(context: TestContext, printJobId: string, copy: number, reason: string): void {
  expect([getPrintJob(context, printJobId).copy, receiptOf(context, printJobId).header.copy]).toEqual([copy, copy]);
  expect(printHistory(context, printJobId)).toMatchObject([{ to: 'queued', actor: clerk, reason }]);
}

describe('a button that prints, pressed once more', () => {
  test('gives no second 不予受理通知书 without a reason, and no second decision with one', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    answerRules(context, on(), ['political-rights']);
    const refuse = (reason = '') => printRefusal(context, { ...on(), reason }).printJobId;
    const notices = () => listJudgements(context.store.db, caseId).filter(({ occasion }) => occasion === 'notice');
    const printed = () => applicationView(context, caseId).printed;
    const first = refuse();
    expect(refuse()).toBe(first);
    expect([notices().length, printed()]).toEqual([1, []]);
    sendOut(context, first, 'confirmed');
    expect(printed()).toEqual(['refusal-notice']);
    expect(refusalOf(() => refuse())).toEqual(reasonNeeded);
    expectCopy(context, refuse('老人弄丢了'), 1, '老人弄丢了');
    expect([notices().length, papersOfCase(context, caseId).length]).toEqual([1, 2]);
  });

  test('by another rule it is a notice of its own', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    answerRules(context, on(), ['political-rights']);
    sendOut(context, printRefusal(context, on()).printJobId, 'confirmed');
    const [other] = applicationView(context, caseId).rules.asked.filter(
      ({ id, tier }) => tier === 'refuse' && id !== 'political-rights',
    );
    answerRules(context, on(), ['political-rights', other?.id ?? '']);
    expect(applicationView(context, caseId).printed).toEqual([]);
    const { printJobId } = printRefusal(context, on());
    expectCopy(context, printJobId, 0, '');
    expect(listJudgements(context.store.db, caseId).filter(({ occasion }) => occasion === 'notice')).toHaveLength(2);
  });

  test('gives no second 补正告知书 without a reason, and tells nothing twice', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    const notes = [{ fault: '户口簿看不清', mend: '带原件来' }];
    const tell = (reason = '', respondBy: string | null = '2022-03-07') =>
      tellDeficiencies(context, { ...on(), notes, respondBy, reason }).printJobId;
    const told = () => applicationView(context, caseId).told;
    sendOut(context, tell(), 'confirmed');
    expect(refusalOf(() => tell())).toEqual(reasonNeeded);
    const copy = tell('看不清');
    expectCopy(context, copy, 1, '看不清');
    expect(told()).toHaveLength(1);
    sendOut(context, copy, 'confirmed');
    // Another day to come back by, and one thing less that is missing: each says something else.
    expectCopy(context, tell('', '2022-03-14'), 0, '');
    setMaterial(context, { ...on(), code: 'id-card', state: 'received' });
    expectCopy(context, tell('', '2022-03-14'), 0, '');
    expect(told()).toHaveLength(3);
  });

  test('the 补正告知书 that would read the same says so before it is asked for', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    const printed = () => applicationView(context, caseId).printed;
    const tell = (respondBy: string | null) => tellDeficiencies(context, { ...on(), notes: [], respondBy }).printJobId;
    sendOut(context, tell('2022-03-07'), 'confirmed');
    expect(printed()).toEqual(['deficiency-notice']);
    expect(refusalOf(() => tell('2022-03-07'))).toEqual(reasonNeeded);
    setMaterial(context, { ...on(), code: 'id-card', state: 'received' });
    expect(printed()).toEqual([]);
  });

  test('a fault ticked as mended and told again is open again', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    const notes = [{ fault: '户口簿看不清', mend: '带原件来' }];
    const tell = (reason = '') => tellDeficiencies(context, { ...on(), notes, respondBy: null, reason }).printJobId;
    sendOut(context, tell(), 'confirmed');
    const [notice] = applicationView(context, caseId).told;
    const place = notice?.faults.find(({ byHand }) => byHand)?.place ?? -1;
    markMended(context, { ...on(), noticeId: notice?.id ?? '', place });
    context.advance(60_000);
    tell('还是看不清');
    const open = applicationView(context, caseId).told[0]?.faults.find(({ byHand }) => byHand);
    expect(open).toMatchObject({ fault: '户口簿看不清', mended: false });
  });

  test('gives no second list of materials, asked before there is a case or within one', () => {
    const context = testContext();
    const { id: personId } = addPerson(context);
    const list = (reason = '') => printPrecheck(context, { ...request(), personId, clerk, reason }).printJobId;
    const first = list();
    expect(list()).toBe(first);
    sendOut(context, first, 'confirmed');
    expect(precheck(context, personId).printed).toBe(true);
    expect(refusalOf(() => list())).toEqual(reasonNeeded);
    expectCopy(context, list('家里人也要一份'), 1, '家里人也要一份');
    const { id: caseId } = openCase(context, { ...request(), personId, ticketId: null, clerk });
    const on = () => ({ ...request(), caseId, clerk });
    expect(precheck(context, personId).printed).toBe(false);
    sendOut(context, list(), 'confirmed');
    expect(applicationView(context, caseId).printed).toEqual(['materials-list']);
    // The button of the case and the one of the list ask for one paper.
    const fromCase = () => printCasePaper(context, { ...on(), paper: { kind: 'materials-list' } });
    expect([refusalOf(fromCase), refusalOf(() => list())]).toEqual([reasonNeeded, reasonNeeded]);
    setMaterial(context, { ...on(), code: 'id-card', state: 'received' });
    expect(precheck(context, personId).printed).toBe(false);
    expectCopy(context, list(), 0, '');
  });

  test('the 告知书 with other answers is another paper', () => {
    const context = testContext();
    const { caseId, on } = draft(context);
    const notice = (reason = '') =>
      printCasePaper(context, { ...on(), paper: { kind: 'consent-notice' }, reason }).printJobId;
    sendOut(context, notice(), 'confirmed');
    expect(applicationView(context, caseId).printed).toEqual(['consent-notice']);
    expect(refusalOf(() => notice())).toEqual(reasonNeeded);
    const [kind] = applicationView(context, caseId).consents;
    answer(context, on(), kind?.code ?? '', true);
    expect(applicationView(context, caseId).printed).toEqual([]);
    expectCopy(context, notice(), 0, '');
  });
});
