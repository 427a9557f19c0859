import { checkFile } from './file-checks.ts';
import type { JpegFacts } from './jpeg-file.ts';
import type { Judgement } from './judgement.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import type { Pixels } from './pixels.ts';

/** Everything a program can say of a photo: the same on the page that shows it and in the station that keeps it. */
export function judgePhoto(facts: JpegFacts, _pixels: Pixels, policy: PhotoPolicy): readonly Judgement[] {
  return checkFile(facts, policy);
}
