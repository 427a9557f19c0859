import { describe, expect, test } from 'vitest';
import { withPrintDensity } from '#shared/domain/photo/jpeg-file.ts';
import { listFlaggedPhotos, setPhoto } from '#electron/services/case-photo.ts';
import { openCase } from '#electron/services/case-open.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, goodPhoto, photoConfirmed, photoJpeg, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

function openDraft(context: TestContext): string {
  const personId = addPerson(context).id;
  return openCase(context, { ...request(), personId, ticketId: null, clerk }).id;
}

const view = (context: TestContext, caseId: string) =>
  caseView(context, context.store.db, requireCase(context.store.db, caseId));

/** The good photo with another density in its header. */
const at72Dpi = Buffer.from(withPrintDensity(Buffer.from(photoJpeg, 'base64'), 72)).toString('base64');
const reason = '上门拍摄，现场没有白墙';

describe('a photo that is good', () => {
  test('goes into the case with what was found and what the clerk confirmed', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const { report, missing } = setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto });
    expect(report).toMatchObject({ flagged: false, reason: null, clerk, policyVersion: context.policy.photo.version });
    expect(report.findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(report.human).toEqual(context.policy.photo.human.map((point) => ({ ...point, confirmed: true })));
    expect(report.human.map(({ code }) => code)).toEqual(photoConfirmed);
    expect(missing).not.toContain('photo');
    const kept = view(context, caseId).photoReport;
    expect({ ...kept, findings: [], human: [] }).toEqual({ ...report, findings: [], human: [] });
    expect(new Set(kept?.findings)).toEqual(new Set(report.findings));
    expect(listFlaggedPhotos(context, 10)).toEqual([]);
  });

  test('needs no reason, and a reason given with it makes nobody look', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const { report } = setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto, reason });
    expect(report).toMatchObject({ flagged: false, reason: null });
  });
});

describe('a photo with something wrong', () => {
  test('is refused without a reason, naming what is wrong, and the case keeps its photo', () => {
    const context = testContext();
    const caseId = openDraft(context);
    setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto });
    const before = view(context, caseId);
    const refusal = refusalOf(() => setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto, jpeg: at72Dpi }));
    expect(refusal).toEqual({ code: 'photo.reasonNeeded', data: { checks: ['density'] } });
    expect(view(context, caseId)).toEqual(before);
  });

  test('is refused when the clerk did not confirm what only a person can see', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const confirmed = photoConfirmed.filter((code) => code !== 'ears' && code !== 'hat');
    const refusal = refusalOf(() => setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto, confirmed }));
    expect(refusal).toEqual({ code: 'photo.reasonNeeded', data: { checks: ['ears', 'hat'] } });
  });

  test('goes on with a reason, is flagged, and is listed for the reviewer until a better one takes its place', () => {
    const context = testContext();
    const caseId = openDraft(context);
    setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto, jpeg: at72Dpi, reason });
    context.advance(1000);
    expect(view(context, caseId).photoReport).toMatchObject({ flagged: true, reason, clerk });
    const [listed] = listFlaggedPhotos(context, 10);
    expect(listed).toMatchObject({ caseId, personName: '赵试样', caseNumber: null, report: { flagged: true, reason } });
    const failed = listed?.report.findings.filter(({ verdict }) => verdict === 'fail');
    expect(failed).toEqual([{ check: 'density', verdict: 'fail', values: { x: 72, y: 72 } }]);
    setPhoto(context, { ...request(), caseId, clerk: '王海涛', ...goodPhoto });
    expect(listFlaggedPhotos(context, 10)).toEqual([]);
    // The first photo's row stays: who took it, and why it went on.
    const rows = context.store.raw.prepare('SELECT clerk, flagged, reason FROM photo_checks ORDER BY sequence').all();
    expect(rows).toEqual([
      { clerk, flagged: 1, reason },
      { clerk: '王海涛', flagged: 0, reason: null },
    ]);
  });
});

test('the same request again is one photo and one row of findings, with the same answer', () => {
  const context = testContext();
  const caseId = openDraft(context);
  const input = { ...request(), caseId, clerk, ...goodPhoto };
  const first = setPhoto(context, input);
  context.advance(60_000);
  expect(setPhoto(context, input)).toEqual(first);
  expect(context.store.raw.prepare('SELECT count(*) FROM photo_checks').pluck().get()).toBe(1);
});

test('the store itself refuses a flag without a reason', () => {
  const context = testContext();
  const caseId = openDraft(context);
  setPhoto(context, { ...request(), caseId, clerk, ...goodPhoto });
  const spoil = () => context.store.raw.prepare('UPDATE photo_checks SET flagged = 1').run();
  expect(spoil).toThrow(/CHECK/);
});
