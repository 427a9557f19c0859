import type { Judgement } from './judgement.ts';
import type { PhotoCheck } from './photo-policy.ts';

/** What is said to somebody who sits before the camera; each has its sentence and its clip `photo-<hint>`. */
export const liveHints = [
  'begin',
  'face',
  'light',
  'glare',
  'closer',
  'further',
  'middle',
  'straight',
  'still',
] as const;
export type LiveHint = (typeof liveHints)[number];

const TOO_SMALL = 2;

/**
 * The one thing to say first: light before place, place before posture. Background, border and clothes are the clerk's
 * business; a person on the chair can do nothing about the wall.
 */
export function liveHintOf(findings: readonly Judgement[]): LiveHint {
  const of = (check: PhotoCheck): Judgement | undefined => findings.find((each) => each.check === check);
  const fails = (check: PhotoCheck): boolean => of(check)?.verdict === 'fail';
  if (fails('exposure')) return 'light';
  if (of('head-centre')?.verdict === 'unsure') return 'face';
  if (fails('head-height')) return of('head-height')?.values['cause'] === TOO_SMALL ? 'closer' : 'further';
  if (fails('head-centre')) return 'middle';
  if (fails('tilt') || fails('eyes-level')) return 'straight';
  if (fails('glare')) return 'glare';
  return 'still';
}

/**
 * Whether a hint is said now: it was found twice in a row, it is not what was said last, and the last one had its time.
 * Being told the same thing every second helps nobody to sit still.
 */
export function isDue(
  hint: LiveHint,
  seen: { readonly before: LiveHint | null; readonly said: LiveHint | null },
): boolean {
  return hint === seen.before && hint !== seen.said;
}
