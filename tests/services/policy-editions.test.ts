import { describe, expect, test } from 'vitest';
import { applicationView } from '#electron/services/application-view.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { findPhotoReport } from '#electron/db/repositories/photo-checks.ts';
import { setPhoto } from '#electron/services/case-photo.ts';
import { openCase } from '#electron/services/case-open.ts';
import { answerConsent } from '#electron/services/consents.ts';
import { consentsView, photoOn, photoView, saveConsents, savePhoto } from '#electron/services/policy-editions.ts';
import { ruleTableView, saveRuleTable } from '#electron/services/rule-tables.ts';
import { answer } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, goodPhoto, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const saving = { basedOn: 0, reason: '市局通知', clerk };

/** The shipped consents with another purpose of the photo. */
function reworded({ policy }: TestContext, purpose = '印在证面和通知上') {
  const { notice, kinds } = policy.consents;
  return { notice, kinds: kinds.map((kind) => (kind.code === 'photo' ? { ...kind, purpose } : kind)) };
}

describe('consents a station words itself', () => {
  test('count from their day on for whoever has not signed; who signed keeps the words signed under', () => {
    const context = testContext();
    const signed = completeCase(context, addPerson(context).id).id;
    const unsigned = openCase(context, { ...request(), personId: addPerson(context).id, ticketId: null, clerk }).id;
    answer(context, { ...request(), caseId: unsigned, clerk }, 'photo', true);
    saveConsents(context, { ...request(), ...saving, ...reworded(context), effectiveOn: '2022-03-01' });
    const photo = (caseId: string) => applicationView(context, caseId).consents.find(({ code }) => code === 'photo');
    expect(photo(unsigned)).toMatchObject({ purpose: '印在证面，审核时核对本人', answer: { agrees: true } });
    context.setTime('2022-03-01', '09:00');
    expect(photo(unsigned)).toMatchObject({ purpose: '印在证面和通知上', answer: null });
    expect(photo(signed)).toMatchObject({ purpose: '印在证面，审核时核对本人', answer: { agrees: true } });
    acceptCase(context, { ...request(), caseId: signed, clerk });
    expect(photo(signed)?.purpose).toBe('印在证面，审核时核对本人');
  });

  test('are never agreed to by a page that still shows the words of yesterday', () => {
    const context = testContext();
    const { id: caseId } = openCase(context, {
      ...request(),
      personId: addPerson(context).id,
      ticketId: null,
      clerk,
    });
    const photo = () => applicationView(context, caseId).consents.find(({ code }) => code === 'photo');
    const agree = (textHash = '') =>
      answerConsent(context, { ...request(), caseId, clerk, kind: 'photo', textHash, agrees: true });
    const shown = photo()?.textHash;
    saveConsents(context, { ...request(), ...saving, ...reworded(context), effectiveOn: '2022-02-28' });
    expect(refusalOf(() => agree(shown)).code).toBe('consent.reworded');
    expect(photo()?.answer).toBeNull();
    agree(photo()?.textHash);
    expect(photo()).toMatchObject({ purpose: '印在证面和通知上', answer: { agrees: true } });
  });

  test('are answered otherwise in the words that were signed, and then asked in the new ones', () => {
    const context = testContext();
    const { id: caseId } = completeCase(context, addPerson(context).id);
    const photo = () => applicationView(context, caseId).consents.find(({ code }) => code === 'photo');
    const signedUnder = photo()?.textHash ?? '';
    saveConsents(context, { ...request(), ...saving, ...reworded(context), effectiveOn: '2022-02-28' });
    expect(photo()).toMatchObject({ textHash: signedUnder, answer: { agrees: true } });
    answer(context, { ...request(), caseId, clerk }, 'photo', false);
    const said = context.store.raw
      .prepare("SELECT agrees FROM case_consents WHERE kind = 'photo' AND text_hash = ? ORDER BY agrees")
      .pluck()
      .all(signedUnder);
    expect(said).toEqual([0, 1]);
    expect(photo()).toMatchObject({ purpose: '印在证面和通知上', answer: null });
  });

  test('may gain a kind, which an open draft is then asked about and an accepted case is not', () => {
    const context = testContext();
    const accepted = completeCase(context, addPerson(context).id).id;
    acceptCase(context, { ...request(), caseId: accepted, clerk });
    const draft = completeCase(context, addPerson(context).id).id;
    const { notice, kinds } = context.policy.consents;
    const [first] = kinds;
    if (!first) throw new Error('no kind');
    const more = { notice, kinds: [...kinds, { ...first, code: 'station-track', name: '行踪' }] };
    saveConsents(context, { ...request(), ...saving, ...more, effectiveOn: '2022-02-28' });
    const codes = (caseId: string) => applicationView(context, caseId).consents.map(({ code }) => code);
    expect(codes(draft)).toContain('station-track');
    expect(codes(accepted)).not.toContain('station-track');
    const refused = refusalOf(() => acceptCase(context, { ...request(), caseId: draft, clerk }));
    expect(refused).toEqual({ code: 'consent.open', data: { kinds: ['行踪'] } });
  });

  test('are refused in words, for a past day, over somebody else’s change, or unchanged; history cannot be edited', () => {
    const context = testContext();
    const save = (change: object) =>
      saveConsents(context, { ...request(), ...saving, ...reworded(context), effectiveOn: '2022-03-01', ...change });
    expect(refusalOf(() => save({ effectiveOn: '2022-02-27' })).code).toBe('policy.past');
    expect(refusalOf(() => save(reworded(context, ' ')))).toEqual({
      code: 'policy.invalid',
      data: { first: '“人脸照片”没有写用来做什么。' },
    });
    expect(refusalOf(() => save({ ...context.policy.consents, effectiveOn: '2022-03-01' })).code).toBe(
      'policy.unchanged',
    );
    expect(save({})).toEqual({ edition: 1 });
    expect(refusalOf(() => save({})).code).toBe('policy.changed');
    expect(consentsView(context).history).toMatchObject([{ edition: 1, savedBy: clerk, reason: '市局通知' }]);
    const { raw } = context.store;
    expect(() => raw.exec("UPDATE policy_editions SET reason = 'x'")).toThrow(/never changed/);
    expect(() => raw.exec('DELETE FROM policy_editions')).toThrow(/never removed/);
  });
});

describe('bounds of a photo', () => {
  test('are the shipped ones with the station’s own over them, from a day on', () => {
    const context = testContext();
    const changes = { tiltDegrees: 8, 'head.least': 0.99 };
    const save = (own: object) =>
      savePhoto(context, { ...request(), ...saving, changes: own, effectiveOn: '2022-03-01' });
    expect(refusalOf(() => save(changes))).toEqual({
      code: 'policy.invalid',
      data: { first: '“头部最少占高度（1 是全部）”要填 0.4 到 0.8。' },
    });
    expect(refusalOf(() => save({ 'head.least': 0.78 }))).toEqual({
      code: 'policy.invalid',
      data: { first: '“头部最少占高度（1 是全部）”要比“头部最多占高度（1 是全部）”小。' },
    });
    save({ tiltDegrees: 8 });
    const { db } = context.store;
    expect(photoOn(context, db, '2022-02-28')).toEqual(context.policy.photo);
    expect(photoOn(context, db, '2022-03-01')).toEqual({ ...context.policy.photo, edition: 1, tiltDegrees: 8 });
    expect(photoView(context)).toMatchObject({ changes: { tiltDegrees: 8 }, history: [{ edition: 1 }] });
  });

  test('are joined by the station’s own list to look at and reasons, and a photo keeps which edition and words it was seen under', () => {
    const context = testContext();
    const { human, reasons } = context.policy.photo;
    const save = (own: object) =>
      savePhoto(context, { ...request(), ...saving, changes: own, effectiveOn: '2022-02-28' });
    const invalid = (own: object) => refusalOf(() => save(own)).data;
    const own = { code: 'station-1', name: '别着服务证' };
    expect(invalid({ human: [...human, { ...own, name: ' ' }] })).toEqual({
      first: '要看的有一条没有写，请写上或者去掉。',
    });
    expect(invalid({ human: [own, { ...own, code: 'station-2' }] })).toEqual({
      first: '“别着服务证”写了两次，请去掉一个。',
    });
    expect(invalid({ reasons: Array.from({ length: 21 }, (_, at) => `理由${at}`) })).toEqual({
      first: '理由最多写 20 条。',
    });
    expect(invalid({ reasons: ['长'.repeat(101)] })).toEqual({ first: '理由有一条超过 100 个字，请写短些。' });
    expect(invalid({ reasons: [] })).toEqual({ first: '理由一条也没有，请至少写一条。' });
    save({ human: [own], reasons: [...reasons, '停电'] });
    const inForce = photoOn(context, context.store.db, '2022-02-28');
    expect(inForce).toEqual({ ...context.policy.photo, edition: 1, human: [own], reasons: [...reasons, '停电'] });
    const { id: caseId } = openCase(context, { ...request(), personId: addPerson(context).id, ticketId: null, clerk });
    const photo = { ...request(), caseId, clerk, ...goodPhoto };
    expect(refusalOf(() => setPhoto(context, { ...photo, reason: '' }))).toMatchObject({
      data: { checks: ['station-1'] },
    });
    setPhoto(context, { ...photo, reason: '停电' });
    const seen = { code: 'station-1', name: '别着服务证', confirmed: false };
    expect(findPhotoReport(context.store.db, caseId)).toMatchObject({ policyEdition: 1, human: [seen], flagged: true });
  });

  test('judge a photo from their day on', () => {
    const context = testContext();
    const { id: caseId } = openCase(context, { ...request(), personId: addPerson(context).id, ticketId: null, clerk });
    const photo = () => setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto }).report.flagged;
    expect(photo()).toBe(false);
    const changes = { 'head.least': 0.79, 'head.most': 0.9 };
    savePhoto(context, { ...request(), ...saving, changes, effectiveOn: '2022-03-01' });
    expect(photo()).toBe(false);
    context.setTime('2022-03-01', '09:00');
    expect(refusalOf(photo)).toMatchObject({ code: 'photo.reasonNeeded', data: { checks: ['head-height'] } });
  });
});

test('a table of rules is refused in words while a rule lacks any, and no saved one is ever changed', () => {
  const context = testContext();
  const { table } = ruleTableView(context);
  const [first] = table.rules;
  if (!first) throw new Error('no rule');
  const save = (change: object) =>
    saveRuleTable(context, {
      ...request(),
      ...saving,
      table: { ...table, rules: [...table.rules, { ...first, id: 'station-1', ...change }] },
      effectiveOn: '2022-03-01',
    });
  const problem = (change: object) => refusalOf(() => save(change));
  const invalid = (text: string) => ({ code: 'rules.invalid', data: { first: text } });
  expect(problem({})).toEqual(invalid('“服役期间被除名或者开除军籍”写了两次，请去掉一个。'));
  expect(problem({ sentence: '新情形', source: ' ' })).toEqual(invalid('“新情形”没有写出处，通知书上要印。'));
  expect(problem({ sentence: '新情形', effectiveTo: '2021-01-01' })).toEqual(
    invalid('“新情形”结束的日子早于开始的日子。'),
  );
  save({ sentence: '新情形' });
  expect(() => context.store.raw.exec("UPDATE rule_tables SET reason = 'x'")).toThrow(/never changed/);
});
