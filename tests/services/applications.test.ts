import { describe, expect, test } from 'vitest';
import type { CardReadId } from '#shared/contract/base.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { noteConflict } from '#electron/db/repositories/case-provenance.ts';
import { listJudgements } from '#electron/db/repositories/rule-tables.ts';
import { declareRules, printRefusal } from '#electron/services/application-rules.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { setApplicant, setIdentities } from '#electron/services/applicants.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { printCasePaper } from '#electron/services/case-papers.ts';
import { saveField, setMaterial, setSignature } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { signConsents, withdrawConsent } from '#electron/services/consents.ts';
import { markMended, tellDeficiencies } from '#electron/services/deficiencies.ts';
import { decideDuplicate, duplicatesOf, listDuplicates } from '#electron/services/duplicates.ts';
import { precheck, printPrecheck } from '#electron/services/material-precheck.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { ruleTableView, saveRuleTable } from '#electron/services/rule-tables.ts';
import { agreeToAll, answer, answerRules } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, inventedIdNumber, request, signaturePng } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const view = (context: TestContext, caseId: string) =>
  caseView(context, context.store.db, requireCase(context.store.db, caseId));
const missing = (context: TestContext, caseId: string) => view(context, caseId).missing;

function complete(context: TestContext, overrides: Parameters<typeof addPerson>[1] = {}) {
  const person = addPerson(context, overrides);
  const { id: caseId } = completeCase(context, person.id);
  const on = () => ({ ...request(), caseId, clerk });
  return { person, caseId, on };
}

function opened(context: TestContext, overrides: Parameters<typeof addPerson>[1] = {}) {
  const person = addPerson(context, overrides);
  const { id: caseId } = openCase(context, { ...request(), personId: person.id, ticketId: null, clerk });
  const on = () => ({ ...request(), caseId, clerk });
  return { person, caseId, on };
}

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

describe('consents', () => {
  test('are asked one by one, and the 告知书 is signed when all are answered; none is there beforehand', () => {
    const context = testContext();
    const { caseId, on } = opened(context);
    const said = () => applicationView(context, caseId).consents.map(({ code, answer }) => [code, answer?.signed]);
    expect(said()).toEqual([
      ['photo', undefined],
      ['bank-account', undefined],
      ['specific-identity', undefined],
    ]);
    answer(context, on(), 'photo', true);
    expect(missing(context, caseId)).toContain('consent');
    const early = () => signConsents(context, { ...on(), png: signaturePng });
    expect(refusalOf(early)).toEqual({ code: 'consent.open', data: { kinds: ['银行账户', '军人、遗属身份'] } });
    answer(context, on(), 'bank-account', true);
    answer(context, on(), 'specific-identity', true);
    expect(missing(context, caseId)).not.toContain('consent');
    expect(missing(context, caseId)).toContain('consent-signature');
    setSignature(context, { ...on(), png: signaturePng });
    expect(said()).toContainEqual(['photo', false]);
    signConsents(context, { ...on(), png: signaturePng });
    expect(said()).toContainEqual(['photo', true]);
    expect(missing(context, caseId)).not.toContain('consent-signature');
    expect(applicationView(context, caseId).consentSignature).toContain('data:image/png');
  });

  test('given after the 告知书 was signed need another signature under it', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    withdrawConsent(context, { ...on(), kind: 'photo', reason: '点错了' });
    expect(missing(context, caseId)).toEqual(['consent']);
    answer(context, on(), 'photo', true);
    expect(missing(context, caseId)).toEqual(['consent-signature']);
  });

  test('keep acceptance away in words while one is open or refused, and every answer stays on record', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    withdrawConsent(context, { ...on(), kind: 'photo', reason: '点错了' });
    const accept = () => acceptCase(context, on());
    expect(refusalOf(accept)).toEqual({ code: 'consent.open', data: { kinds: ['人脸照片'] } });
    answer(context, on(), 'photo', false);
    answer(context, on(), 'photo', false);
    expect(missing(context, caseId)).toEqual(['consent-refused', 'consent-signature']);
    expect(refusalOf(accept)).toEqual({ code: 'consent.refused', data: { kinds: ['人脸照片'] } });
    signConsents(context, { ...on(), png: signaturePng });
    expect(missing(context, caseId)).toEqual(['consent-refused']);
    answer(context, on(), 'photo', true);
    signConsents(context, { ...on(), png: signaturePng });
    accept();
    const answers = context.store.raw
      .prepare("SELECT agrees FROM case_consents WHERE kind = 'photo' ORDER BY agrees")
      .pluck()
      .all();
    expect(answers).toEqual([0, 1, 1]);
  });

  test('that are not required may be refused', () => {
    const context = testContext();
    const { consents } = context.policy;
    const kinds = consents.kinds.map((kind) => (kind.code === 'photo' ? { ...kind, required: false } : kind));
    const lenient = { ...context, policy: { ...context.policy, consents: { ...consents, kinds } } };
    const { on } = complete(lenient);
    answer(lenient, on(), 'photo', false);
    signConsents(lenient, { ...on(), png: signaturePng });
    expect(acceptCase(lenient, on()).caseNumber).not.toBe('');
  });

  test('can be handed over on paper, with the answers as far as they were given', () => {
    const context = testContext();
    const { caseId, on } = opened(context);
    answer(context, on(), 'photo', false);
    answer(context, on(), 'specific-identity', true);
    const { printJobId } = printCasePaper(context, { ...on(), paper: { kind: 'consent-notice' } });
    const items = [
      expect.objectContaining({ name: '人脸照片', answer: '不同意' }),
      expect.objectContaining({ name: '银行账户', answer: expect.stringContaining('□ 同意') as string }),
      expect.objectContaining({ name: '军人、遗属身份', answer: '同意' }),
    ];
    expect(receiptOf(context, printJobId)).toMatchObject({ kind: 'consent-notice', items, answeredBy: '' });
    expect(missing(context, caseId)).toContain('consent');
  });

  test('to health are asked of whoever has a grade of disability', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    saveField(context, { ...on(), field: 'disabilityGrade', value: '6' });
    expect(missing(context, caseId)).toEqual(['consent']);
    const unasked = () => answer(context, on(), 'religion', true);
    expect(refusalOf(unasked).code).toBe('consent.notAsked');
  });

  test('can be taken back after acceptance, by a row that leaves the first one standing', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    acceptCase(context, on());
    withdrawConsent(context, { ...on(), kind: 'bank-account', reason: '本人收回同意' });
    const rows = (table: string) => context.store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([rows('case_consents'), rows('consent_withdrawals')]).toEqual([3, 1]);
    expect(applicationView(context, caseId).consents).toContainEqual(
      expect.objectContaining({ code: 'bank-account', answer: null }),
    );
  });
});

const cardOf = (idNumber: string, name: string): IdCardRecord => ({
  kind: 'citizen',
  name,
  englishName: '',
  sex: '2',
  ethnicCode: '01',
  birthOn: '1970-05-01',
  address: '',
  idNumber,
  authority: '',
  validFrom: '',
  validTo: '',
  travelPermitNumber: '',
  nationality: '',
});

describe('whoever acts for somebody', () => {
  const agent = { role: 'agent', relation: '3' } as const;

  test('brings a mandate and their own card, and agrees in their own name', () => {
    const context = testContext();
    const { caseId, on } = complete(context);
    const cardReadId = crypto.randomUUID() as CardReadId;
    const record = cardOf(inventedIdNumber('1970-05-01'), '赵女儿');
    context.cards.keep({ id: cardReadId, record, photoBmp: null, readAtMs: context.clock.now() });
    setApplicant(context, { ...on(), applicant: { by: 'card', ...agent, cardReadId } });
    expect(missing(context, caseId)).toEqual(['consent']);
    agreeToAll(context, caseId, clerk);
    setMaterial(context, { ...on(), code: 'mandate', state: 'missing' });
    expect(missing(context, caseId)).toEqual(['material:mandate']);
    expect(applicationView(context, caseId).consents[0]?.answer).toMatchObject({ as: 'agent', by: '赵女儿' });
    setApplicant(context, { ...on(), applicant: { by: 'self' } });
    expect(missing(context, caseId)).not.toContain('material:mandate');
    expect(missing(context, caseId)).not.toContain('consent');
  });

  test('agrees for the time they act: the person is asked again who then comes themselves', () => {
    const context = testContext();
    const { caseId, on } = opened(context);
    const typed = { by: 'typed', name: '赵女儿', idNumber: inventedIdNumber('1970-05-01'), reason: '没带' } as const;
    setApplicant(context, { ...on(), applicant: { ...typed, ...agent } });
    agreeToAll(context, caseId, clerk);
    expect(missing(context, caseId)).not.toContain('consent');
    setApplicant(context, { ...on(), applicant: { by: 'self' } });
    expect(missing(context, caseId)).toContain('consent');
  });

  test('is not the person, has a valid number, and a reason when no card was read', () => {
    const context = testContext();
    const { person, on } = opened(context);
    const typed = (idNumber: string, reason: string) => () =>
      setApplicant(context, { ...on(), applicant: { by: 'typed', ...agent, name: '赵女儿', idNumber, reason } });
    expect(refusalOf(typed(person.idNumber, '没带')).code).toBe('applicant.sameNumber');
    expect(refusalOf(typed(inventedIdNumber('1970-05-01'), '')).code).toBe('applicant.reasonNeeded');
    expect(refusalOf(typed('123', '没带')).code).toBe('idNumber.length');
    const gone = () =>
      setApplicant(context, { ...on(), applicant: { by: 'card', ...agent, cardReadId: crypto.randomUUID() } });
    expect(refusalOf(gone).code).toBe('applicant.cardGone');
  });

  test('is a guardian up to the age the station’s table says, from the day it says so', () => {
    const context = testContext();
    const { caseId, on } = opened(context, { birthOn: '2004-03-02', personClass: '9' });
    const { table } = ruleTableView(context);
    const change = { table: { ...table, guardianBelowAge: 18 }, basedOn: 0, reason: '市局通知', clerk };
    saveRuleTable(context, { ...request(), ...change, effectiveOn: '2022-03-01' });
    expect(missing(context, caseId)).not.toContain('applicant');
    context.setTime('2022-03-01', '09:00');
    expect(missing(context, caseId)).toContain('applicant');
    const { printJobId } = tellDeficiencies(context, { ...on(), notes: [], respondBy: null });
    const paper = receiptOf(context, printJobId);
    expect(paper.kind === 'deficiency-notice' && paper.faults.map(({ fault }) => fault)).toContain(
      '未满 18 周岁，要监护人来办',
    );
    context.setTime('2022-03-02', '00:00');
    expect(missing(context, caseId)).not.toContain('applicant');
  });

  test.each([
    ['2022-02-27', '2006-02-28', true],
    ['2022-02-28', '2006-02-28', false],
    ['2024-02-28', '2008-02-29', true],
    ['2024-02-29', '2008-02-29', false],
  ])('on %s somebody born on %s needs a guardian: %s', (date, birthOn, needed) => {
    const context = testContext();
    const { caseId } = opened(context, { birthOn, personClass: '9' });
    context.setTime(date, '00:00');
    expect(applicationView(context, caseId).guardianNeeded).toBe(needed);
    context.setTime(date, '23:59');
    expect(missing(context, caseId).includes('applicant')).toBe(needed);
  });

  test.each([
    ['2006-03-01', true],
    ['2006-02-28', false],
  ])('must be a guardian for somebody born on %s: %s', (birthOn, needed) => {
    const context = testContext();
    const { caseId, on } = opened(context, { birthOn, personClass: '9' });
    expect(missing(context, caseId).includes('applicant')).toBe(needed);
    if (!needed) return;
    const idNumber = inventedIdNumber('1970-05-01');
    const acting = { by: 'typed', relation: '5', name: '钱母', idNumber, reason: '读卡器坏了' } as const;
    setApplicant(context, { ...on(), applicant: { ...acting, role: 'agent' } });
    expect(missing(context, caseId)).toContain('applicant');
    setApplicant(context, { ...on(), applicant: { ...acting, role: 'guardian' } });
    expect(missing(context, caseId)).not.toContain('applicant');
    expect(missing(context, caseId)).toContain('material:guardianship-proof');
  });
});

test('an identity left for another one stays with the person, whatever becomes of the page that changed it', () => {
  const context = testContext();
  const { caseId, on } = opened(context, { personClass: '2' });
  setIdentities(context, { ...on(), classes: ['9'] });
  saveField(context, { ...on(), field: 'personClass', value: '9' });
  expect(applicationView(context, caseId).otherIdentities.map(({ code }) => code)).toEqual(['2']);
  expect(valuesOf(context.store.db, caseId)['otherKinds']).toBe('veteran');
  setIdentities(context, { ...on(), classes: ['2'] });
  // Corrected to a class that nobody had noted: the wrong one is no identity.
  saveField(context, { ...on(), field: 'personClass', value: '11' });
  expect(applicationView(context, caseId).otherIdentities.map(({ code }) => code)).toEqual(['9', '2']);
});

test('a person of both identities keeps both, fills in both and is asked about both', () => {
  const context = testContext();
  const { caseId, on } = complete(context);
  setIdentities(context, { ...on(), classes: ['9'] });
  expect(missing(context, caseId)).toEqual(expect.arrayContaining(['deceasedName', 'rules']));
  expect(view(context, caseId).cardKind).toBe('veteran');
  expect(applicationView(context, caseId).otherIdentities).toMatchObject([{ code: '9' }]);
  setIdentities(context, { ...on(), classes: [] });
  expect(missing(context, caseId)).toEqual([]);
  expect(refusalOf(() => setIdentities(context, { ...on(), classes: ['99'] })).code).toBe('identity.unknownClass');
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
