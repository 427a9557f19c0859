import { describe, expect, test } from 'vitest';
import type { CardReadId } from '#shared/contract/base.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { setApplicant, setIdentities } from '#electron/services/applicants.ts';
import { saveField, setMaterial } from '#electron/services/case-edit.ts';
import { tellDeficiencies } from '#electron/services/deficiencies.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { ruleTableView, saveRuleTable } from '#electron/services/rule-tables.ts';
import { complete, missing, opened, view } from '#tests/support/application-case.ts';
import { agreeToAll } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { clerk, inventedIdNumber, request } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

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
