import { describe, expect, test } from 'vitest';
import { noteConflict } from '#electron/db/repositories/case-provenance.ts';
import { listJudgements } from '#electron/db/repositories/rule-tables.ts';
import { declareRules, printRefusal } from '#electron/services/application-rules.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField, setMaterial } from '#electron/services/case-edit.ts';
import { markMended, tellDeficiencies } from '#electron/services/deficiencies.ts';
import { decideDuplicate, duplicatesOf, listDuplicates } from '#electron/services/duplicates.ts';
import { precheck, printPrecheck } from '#electron/services/material-precheck.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { ruleTableView, saveRuleTable } from '#electron/services/rule-tables.ts';
import { complete, missing, opened, view } from '#tests/support/application-case.ts';
import { answerRules } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, request } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

describe('the rules of who may apply', () => {
  test('must be asked before acceptance, and a case keeps by which table it was judged', () => {
    const context = testContext();
    const draft = opened(context);
    expect(missing(context, draft.caseId)).toContain('rules');
    const { caseId, on } = complete(context);
    expect(missing(context, caseId)).toEqual([]);
    acceptCase(context, on());
    expect(listJudgements(context.store.db, caseId)).toMatchObject([
      { occasion: 'accepted', outcome: 'may', tableVersion: 2, tableEdition: 0 },
    ]);
  });

  test('refuse acceptance while one of them stands against it, and say so on a paper', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    expect(refusalOf(() => printRefusal(context, on())).code).toBe('case.noReason');
    answerRules(context, on(), ['political-rights']);
    expect(missing(context, caseId)).toEqual(['refused']);
    const sentence = '正在被剥夺政治权利';
    expect(refusalOf(() => acceptCase(context, on()))).toEqual({ code: 'case.refusedByRule', data: { sentence } });
    const { printJobId } = printRefusal(context, on());
    expect(receiptOf(context, printJobId)).toMatchObject({
      kind: 'refusal-notice',
      fileOnly: false,
      reasons: [
        {
          reason: sentence,
          rule: expect.stringContaining('第二十五条') as string,
          source: expect.stringContaining('鄂州市退役军人事务局') as string,
        },
      ],
    });
    // Pressed again because nothing came out yet.
    context.advance(60_000);
    expect(printRefusal(context, on())).toEqual({ printJobId });
    expect(listJudgements(context.store.db, caseId)).toHaveLength(1);
    expect(view(context, caseId).state).toBe('draft');
    answerRules(context, on());
    expect(acceptCase(context, on()).caseNumber).not.toBe('');
  });

  test('let a case go up only by a clerk who knows that the province decides, and mark it', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    answerRules(context, on(), ['criminal-record']);
    expect(refusalOf(() => acceptCase(context, on())).code).toBe('case.provinceDecides');
    const { printJobId } = acceptCase(context, { ...on(), toBeDecidedAbove: true });
    expect(receiptOf(context, printJobId)).toMatchObject({ kind: 'acceptance-receipt', province: true });
    expect(applicationView(context, caseId).rules).toMatchObject({
      outcome: 'province',
      reasons: [{ id: 'criminal-record' }],
    });
  });

  test('keep a family on file whose relative died after retirement', () => {
    const context = testContext();
    const { caseId, on } = opened(context, { personClass: '11' });
    answerRules(context, on(), ['died-after-retirement']);
    expect(applicationView(context, caseId).rules.outcome).toBe('file-only');
    expect(refusalOf(() => acceptCase(context, on())).code).toBe('case.refusedByRule');
    const { printJobId } = printRefusal(context, on());
    expect(receiptOf(context, printJobId)).toMatchObject({ kind: 'refusal-notice', fileOnly: true });
  });

  test('may be changed by the station from a date on, and are asked again where a new one came', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    const { table } = ruleTableView(context);
    const rules = table.rules.map((rule) => (rule.id === 'shanxi-expelled' ? { ...rule, active: true } : rule));
    const change = { table: { ...table, rules }, basedOn: 0, reason: '市局通知', clerk };
    const save = (effectiveOn: string, basedOn = 0) =>
      saveRuleTable(context, { ...request(), ...change, basedOn, effectiveOn });
    expect(refusalOf(() => save('2022-02-27')).code).toBe('rules.past');
    expect(save('2022-03-01')).toEqual({ edition: 1 });
    expect(refusalOf(() => save('2022-03-01')).code).toBe('rules.changed');
    expect(refusalOf(() => save('2022-03-01', 1)).code).toBe('rules.unchanged');
    expect(missing(context, caseId)).toEqual([]);
    context.setTime('2022-03-01', '09:00');
    expect(missing(context, caseId)).toEqual(['rules']);
    // Answered on a page that had not heard of the new one.
    declareRules(context, {
      ...on(),
      asked: table.rules.map(({ id }) => id).filter((id) => id !== 'shanxi-expelled'),
      held: [],
    });
    expect(missing(context, caseId)).toEqual(['rules']);
    answerRules(context, on());
    acceptCase(context, on());
    expect(listJudgements(context.store.db, caseId)).toMatchObject([{ tableEdition: 1 }]);
  });
});

describe('what is told once', () => {
  test('names every fault on one paper, and the next visit shows what was mended', () => {
    const context = testContext();
    const { person, caseId, on } = opened(context);
    const notes = [{ fault: '户口簿看不清', mend: '带原件来' }];
    const { printJobId } = tellDeficiencies(context, { ...on(), notes, respondBy: '2022-03-07' });
    const paper = receiptOf(context, printJobId);
    if (paper.kind !== 'deficiency-notice') throw new Error('another paper');
    expect(paper.faults).toHaveLength(missing(context, caseId).length + 1);
    context.advance(60_000);
    expect(tellDeficiencies(context, { ...on(), notes, respondBy: '2022-03-07' })).toEqual({ printJobId });
    expect(precheck(context, person.id).told).toHaveLength(1);
    setMaterial(context, { ...on(), code: 'id-card', state: 'received' });
    const told = () => precheck(context, person.id).told[0]?.faults ?? [];
    const mended = () => told().filter((fault) => fault.mended);
    expect(mended().map(({ fault }) => fault)).toEqual(['缺居民身份证']);
    const { id: noticeId = '' } = precheck(context, person.id).told[0] ?? {};
    markMended(context, { ...on(), noticeId, place: told().length - 1 });
    expect(mended().map(({ fault }) => fault)).toContain('户口簿看不清');
    const unknown = () => markMended(context, { ...on(), noticeId, place: 999 });
    expect(refusalOf(unknown).code).toBe('deficiency.notFound');
  });

  test('says in words what is disputed, contradicts itself, or lacks in a row of a table', () => {
    const context = testContext();
    const { caseId, person, on } = complete(context);
    context.store.runInTransaction((db) =>
      noteConflict(db, { caseId, field: 'name', chipValue: '张𠅤', rosterValue: person.name, atMs: 0 }),
    );
    for (const [field, value] of Object.entries({
      enlistedOn: '1955',
      dischargedOn: '1954',
      'family.2.phone': '19999990002',
    }))
      saveField(context, { ...on(), field, value });
    const { printJobId } = tellDeficiencies(context, { ...on(), notes: [], respondBy: null });
    const paper = receiptOf(context, printJobId);
    if (paper.kind !== 'deficiency-notice') throw new Error('another paper');
    const faults = paper.faults.map(({ fault }) => fault);
    expect(faults).toEqual([
      '“姓名”身份证和名册不一样',
      '“家庭成员第 2 行的关系”没有填',
      '“家庭成员第 2 行的姓名”没有填',
      '“退役时间”的日期对不上',
    ]);
  });

  test('before anybody queues: this person’s own materials', () => {
    const context = testContext();
    const family = addPerson(context, { personClass: '9', hukou: 'other' });
    const names = precheck(context, family.id).materials.map(({ code }) => code);
    expect(names).toEqual(expect.arrayContaining(['death-certificate', 'relation-proof', 'residence-permit']));
    expect(names).not.toContain('discharge-proof');
    const { printJobId } = printPrecheck(context, { ...request(), personId: family.id, clerk });
    expect(receiptOf(context, printJobId)).toMatchObject({ kind: 'materials-list', name: '赵试样', have: [] });
  });
});

describe('records that may be one person', () => {
  test('are found by name and birth, and by the old number', () => {
    const context = testContext();
    const one = addPerson(context, { name: '买买提·某', birthOn: '1936-05-01' });
    const twin = addPerson(context, { name: '买买提•某', birthOn: '1936-05-01' });
    const young = addPerson(context, {
      name: '钱试样',
      birthOn: '2036-05-01',
      idNumber: `${one.idNumber.slice(0, 6)}20${one.idNumber.slice(8, 17)}0`,
    });
    addPerson(context, { name: '孙试样', birthOn: '1936-05-01' });
    const found = duplicatesOf(context, context.store.db, one.id);
    expect(found.map(({ other, grounds }) => [other.personId, grounds])).toEqual([
      [young.id, ['old-number']],
      [twin.id, ['name-and-birth']],
    ]);
    expect(listDuplicates(context)).toHaveLength(2);
  });

  test('stay two whatever a clerk decides, who may decide again; the same as an accepted one is not accepted twice', () => {
    const context = testContext();
    const first = complete(context);
    acceptCase(context, first.on());
    const second = complete(context);
    const decide = (verdict: 'same' | 'different') =>
      decideDuplicate(context, {
        ...request(),
        one: second.person.id,
        other: first.person.id,
        verdict,
        reason: '照片一样',
        clerk,
      });
    decide('same');
    expect(refusalOf(() => acceptCase(context, second.on())).code).toBe('case.sameAsAccepted');
    expect(listDuplicates(context)).toEqual([]);
    decide('different');
    acceptCase(context, second.on());
    expect(duplicatesOf(context, context.store.db, first.person.id)[0]?.decision).toMatchObject({
      verdict: 'different',
    });
  });
});
