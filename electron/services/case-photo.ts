import type { CaseId } from '#shared/contract/base.ts';
import type { PhotoFinding, PhotoReport } from '#shared/contract/cases.ts';
import { readJpegFacts, type JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { openPoints } from '#shared/domain/photo/open-points.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { DeskError } from '#shared/errors.ts';
import { findPhotoReport, insertPhotoReport, listFlaggedCases } from '#electron/db/repositories/photo-checks.ts';
import { editDraft, storePicture, type CaseInput, type Saved } from './case-edit.ts';
import { pictureUrl, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { requirePerson, today } from './people.ts';
import { judgeJpeg } from './photo-judge.ts';
import { photoOn } from './policy-editions.ts';

export type PhotoInput = CaseInput & {
  readonly jpeg: string;
  /** Human points and unsure checks that the clerk looked at and found good. */
  readonly confirmed: readonly string[];
  readonly reason: string;
};

/**
 * Judges the bytes again, whatever the page found, and keeps photo and findings together. Errors: photo.format,
 * photo.size, photo.bytes, photo.reasonNeeded.
 */
export function setPhoto(context: ServiceContext, input: PhotoInput): Saved & { report: PhotoReport } {
  const policy = photoOn(context, context.store.db, today(context));
  const bytes = Buffer.from(input.jpeg, 'base64');
  const facts = acceptable(readJpegFacts(bytes), policy);
  const findings = judgeJpeg(bytes, facts, policy);
  const open = openPoints(policy, findings, input.confirmed);
  if (open.length > 0 && input.reason === '') throw new DeskError('photo.reasonNeeded', { checks: open });
  const kept = { policy, input, findings, flagged: open.length > 0 };
  let report: PhotoReport | undefined;
  const saved = editDraft(context, {
    procedure: 'cases.setPhoto',
    input,
    change: (db, draft, nowMs) => {
      const photoHash = storePicture(db, 'image/jpeg', bytes, nowMs);
      report = reportOf(kept, nowMs);
      insertPhotoReport(db, draft.id, photoHash, report);
      return { photoHash, focusField: 'photo' };
    },
  });
  // A request that comes again changes nothing, but its answer is the same.
  return { ...saved, report: report ?? reportOf(kept, saved.savedAtMs) };
}

/** What the ministry's system would not even take. */
function acceptable(facts: JpegFacts | null, { file }: PhotoPolicy): JpegFacts {
  if (!facts) throw new DeskError('photo.format', {});
  const { width, height } = facts;
  if (width !== file.width || height !== file.height) throw new DeskError('photo.size', { width, height });
  if (facts.bytes > file.maximumBytes) throw new DeskError('photo.bytes', { kilobytes: Math.ceil(facts.bytes / 1000) });
  if (!facts.whole) throw new DeskError('photo.format', {});
  return facts;
}

type Kept = {
  readonly policy: PhotoPolicy;
  readonly input: PhotoInput;
  readonly findings: readonly PhotoFinding[];
  readonly flagged: boolean;
};

function reportOf({ policy, input, findings, flagged }: Kept, atMs: number): PhotoReport {
  const unsure = findings.filter(({ verdict }) => verdict === 'unsure').map(({ check }) => ({ code: check, name: '' }));
  return {
    findings: [...findings],
    human: [...policy.human, ...unsure].map((point) => ({
      ...point,
      confirmed: input.confirmed.includes(point.code),
    })),
    flagged,
    reason: flagged ? input.reason : null,
    clerk: input.clerk,
    atMs,
    policyVersion: policy.version,
    policyEdition: policy.edition,
  };
}

/** Photos that went on with a reason, for whoever reviews. */
export function listFlaggedPhotos(context: ServiceContext, limit: number) {
  const { db } = context.store;
  // Reports from before the words were kept with them.
  const words = new Map(photoOn(context, db, today(context)).human.map(({ code, name }) => [code, name]));
  return listFlaggedCases(db, limit).flatMap(({ caseId }) => {
    const row = requireCase(db, caseId);
    const report = findPhotoReport(db, caseId);
    const photo = pictureUrl(db, row.photoHash);
    if (!report || photo === null) return [];
    const personName = requirePerson(db, row.personId).name;
    const human = report.human.map((point) => ({ ...point, name: point.name || (words.get(point.code) ?? '') }));
    return [{ caseId: row.id as CaseId, personName, caseNumber: row.caseNumber, photo, report: { ...report, human } }];
  });
}
