import type { Head } from './head.ts';
import { boxBlur, valueAt, type Plane } from './planes.ts';

/** The line about which a face is its own mirror image. */
export type Axis = {
  /** Degrees from upright, clockwise positive. */
  readonly degrees: number;
  /** Left-right difference at the best line over that at the average line: low is sure. */
  readonly doubt: number;
};

const MOST_DEGREES = 32;
/** The likeness has a broad valley around the right line: every fourth degree finds it. */
const COARSE = 4;
const STEP = 4;

/** Tries lines through the head and takes the one with the most alike sides; outline and features both count. */
export function findAxis(luma: Plane, mask: Uint8Array, head: Head): Axis {
  const features = featuresOf(luma, mask);
  const size = head.chin - head.top;
  const middle = { x: (head.left + head.right) / 2, y: (head.top + head.chin) / 2 };
  const scoreOf = (degrees: number): number => {
    let least = Infinity;
    for (let shift = -3; shift <= 3; shift += 1) {
      least = Math.min(least, unlikeness(features, middle, { degrees, shift: (shift * size) / 60, size }));
    }
    return least;
  };
  const rough = range(-MOST_DEGREES, MOST_DEGREES, COARSE).map((degrees) => ({ degrees, score: scoreOf(degrees) }));
  const near = lowest(rough).degrees;
  const fine = range(near - COARSE, near + COARSE, 1).map((degrees) => ({ degrees, score: scoreOf(degrees) }));
  const best = lowest(fine);
  const [before, after] = [scoreOf(best.degrees - 1), scoreOf(best.degrees + 1)];
  // A parabola through the three lowest points finds the part of a degree.
  const bend = before - 2 * best.score + after;
  const part = bend > 0 ? Math.max(-1, Math.min(1, (before - after) / (2 * bend))) : 0;
  const average = rough.reduce((sum, { score }) => sum + score, 0) / rough.length;
  return { degrees: best.degrees + part, doubt: average === 0 ? 1 : best.score / average };
}

type Scored = { readonly degrees: number; readonly score: number };

function lowest(tried: readonly Scored[]): Scored {
  return tried.reduce((least, each) => (each.score < least.score ? each : least), { degrees: 0, score: Infinity });
}

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

/** Brightness against its surroundings, so that light from one side does not count; the backdrop is far below all. */
function featuresOf(luma: Plane, mask: Uint8Array): Plane {
  const fine = boxBlur(luma, 2);
  const coarse = boxBlur(luma, 14);
  const values = fine.values.map((value, at) => {
    if (mask[at] === 1) return -45;
    return Math.max(-40, Math.min(40, value - (coarse.values[at] ?? 0)));
  });
  return { width: luma.width, height: luma.height, values };
}

type Line = { readonly degrees: number; readonly shift: number; readonly size: number };

function unlikeness(features: Plane, middle: { x: number; y: number }, { degrees, shift, size }: Line): number {
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  let sum = 0;
  let count = 0;
  for (let along = -0.48 * size; along <= 0.42 * size; along += STEP) {
    const x = middle.x - along * sine + shift * cosine;
    const y = middle.y + along * cosine + shift * sine;
    for (let across = 3; across <= 0.42 * size; across += STEP) {
      const one = valueAt(features, x + across * cosine, y + across * sine);
      const other = valueAt(features, x - across * cosine, y - across * sine);
      sum += Math.abs(one - other);
      count += 1;
    }
  }
  return sum / count;
}
