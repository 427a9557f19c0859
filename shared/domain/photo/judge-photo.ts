import { checkBackground, checkBorder } from './backdrop-checks.ts';
import { checkFile } from './file-checks.ts';
import { checkHead } from './head-checks.ts';
import type { JpegFacts } from './jpeg-file.ts';
import type { Judgement } from './judgement.ts';
import { checkLight } from './light-checks.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import type { Pixels } from './pixels.ts';
import { readPortrait } from './portrait.ts';

/** Everything a program can say of a photo: the same on the page that shows it and in the station that keeps it. */
export function judgePhoto(facts: JpegFacts, pixels: Pixels, policy: PhotoPolicy): readonly Judgement[] {
  return [...checkFile(facts, policy), ...judgePicture(pixels, policy)];
}

/** The checks that look at the picture itself. */
export function judgePicture(pixels: Pixels, policy: PhotoPolicy): readonly Judgement[] {
  const portrait = readPortrait(pixels, policy);
  return [
    checkBackground(portrait, policy),
    checkBorder(portrait),
    ...checkHead(portrait, policy),
    ...checkLight(portrait, policy),
  ];
}
