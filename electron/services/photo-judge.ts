import type { PhotoFinding } from '#shared/contract/cases.ts';
import { checkFile } from '#shared/domain/photo/file-checks.ts';
import type { JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';

/** What the checks say of a photo, from its bytes alone. */
export function judgeJpeg(_bytes: Uint8Array, facts: JpegFacts, policy: PhotoPolicy): PhotoFinding[] {
  return checkFile(facts, policy).map(({ check, verdict, values }) => ({ check, verdict, values: { ...values } }));
}
