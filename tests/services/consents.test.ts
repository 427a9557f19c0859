import { describe, expect, test } from 'vitest';
import { applicationView } from '#electron/services/application-view.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { printCasePaper } from '#electron/services/case-papers.ts';
import { saveField, setSignature } from '#electron/services/case-edit.ts';
import { signConsents, withdrawConsent } from '#electron/services/consents.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { complete, missing, opened } from '#tests/support/application-case.ts';
import { answer } from '#tests/support/application-day.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { signaturePng } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

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
