import type { Verdict } from './open-points.ts';
import type { PhotoCheck } from './photo-policy.ts';

/** A place in the picture, in its pixels, that shows what a finding is about. */
export type Mark =
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** What one check found. */
export type Judgement = {
  readonly check: PhotoCheck;
  readonly verdict: Verdict;
  readonly values: Readonly<Record<string, number>>;
  readonly marks: readonly Mark[];
};
