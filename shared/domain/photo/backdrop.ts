import type { Border } from './border.ts';
import { boxBlur, quantile, type Plane, type Planes } from './planes.ts';

/** What lies behind the head: its pixels, its colour, and how surely it is one wall. */
export type Backdrop = {
  /** 1 where the picture is backdrop, per pixel. */
  readonly mask: Uint8Array;
  readonly colour: readonly [number, number, number];
  /** Share of the places around the head that fit one evenly lit wall; low for a room full of things. */
  readonly calm: number;
  /** Channels smoothed against grain. */
  readonly smooth: readonly [Plane, Plane, Plane];
};

/** A value that changes evenly across the picture: at the left top corner, and its change to the right and downwards. */
type Slope = readonly [number, number, number];

const SMOOTHING = 2;
/** A wall pixel differs from the evenly lit wall by at most this, or by a soft shadow that changes slowly. */
const NEAR = 13;
const SHADOW = 70;
const SLOW = 2.4;
/** The same over a few pixels: where hair is light its edge is soft, but it is an edge. */
const REACH = 3;
const SLOW_ALONG = 8.5;

export function findBackdrop({ red, green, blue }: Planes, border: Border): Backdrop {
  const { width, height } = red;
  const smooth = [boxBlur(red, SMOOTHING), boxBlur(green, SMOOTHING), boxBlur(blue, SMOOTHING)] as const;
  const seeds = seedsOf(width, height, border);
  const fits = smooth.map((plane) => fitSlope(plane, seeds));
  const slopes = fits.map(({ slope }) => slope);
  const colour = smooth.map((plane) => median(seeds.map((at) => plane.values[at] ?? 0)));
  const mask = grow({ smooth, slopes, width, height }, seeds);
  return {
    mask,
    colour: [colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0],
    calm: Math.min(...fits.map(({ inliers }) => inliers)),
    smooth,
  };
}

/** Places where nothing but wall is expected: above the head and beside it, inside a frame if there is one. */
function seedsOf(width: number, height: number, border: Border): readonly number[] {
  const [left, right] = [border.left + 3, width - border.right - 4];
  const top = border.top + 3;
  const seeds: number[] = [];
  for (let y = top; y < height * 0.5; y += 3) {
    for (let x = left; x <= right; x += 3) {
      const besides = x < left + width * 0.09 || x > right - width * 0.09;
      if (besides || y < top + 4) seeds.push(y * width + x);
    }
  }
  return seeds;
}

/** Least squares over the seeds, leaving out again and again what fits worst: hair and ears that reach into the margin. */
function fitSlope({ width, height, values }: Plane, seeds: readonly number[]): { slope: Slope; inliers: number } {
  let kept = seeds;
  let slope: Slope = [median(seeds.map((at) => values[at] ?? 0)), 0, 0];
  const distance = (at: number): number => Math.abs((values[at] ?? 0) - valueOf(slope, at, width, height));
  for (let round = 0; round < 4; round += 1) {
    const limit = Math.max(8, 2.5 * median(seeds.map(distance)));
    kept = seeds.filter((at) => distance(at) <= limit);
    slope = leastSquares(kept, values, width, height) ?? slope;
  }
  return { slope, inliers: seeds.filter((at) => distance(at) <= NEAR).length / seeds.length };
}

function valueOf([base, across, down]: Slope, at: number, width: number, height: number): number {
  return base + (across * (at % width)) / width + (down * Math.floor(at / width)) / height;
}

function leastSquares(places: readonly number[], values: Float32Array, width: number, height: number): Slope | null {
  const sums = new Float64Array(9);
  for (const at of places) {
    const [x, y, value] = [(at % width) / width, Math.floor(at / width) / height, values[at] ?? 0];
    const terms = [1, x, y, x * x, x * y, y * y, value, value * x, value * y];
    for (let each = 0; each < 9; each += 1) sums[each] = (sums[each] ?? 0) + (terms[each] ?? 0);
  }
  const [n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0, v = 0, vx = 0, vy = 0] = sums;
  // Cramer's rule on the three normal equations.
  const determinant = n * (xx * yy - xy * xy) - x * (x * yy - xy * y) + y * (x * xy - xx * y);
  if (Math.abs(determinant) < 1e-6) return null;
  return [
    (v * (xx * yy - xy * xy) - x * (vx * yy - xy * vy) + y * (vx * xy - xx * vy)) / determinant,
    (n * (vx * yy - xy * vy) - v * (x * yy - xy * y) + y * (x * vy - vx * y)) / determinant,
    (n * (xx * vy - vx * xy) - x * (x * vy - vx * y) + v * (x * xy - xx * y)) / determinant,
  ];
}

type Ground = {
  readonly smooth: readonly [Plane, Plane, Plane];
  readonly slopes: readonly Slope[];
  readonly width: number;
  readonly height: number;
};

/** Spreads from the seeds to neighbours that look like the wall, or darken as slowly as a shadow does. */
function grow({ smooth, slopes, width, height }: Ground, seeds: readonly number[]): Uint8Array {
  const mask = new Uint8Array(width * height);
  const offWall = (at: number): number => {
    let most = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const wall = valueOf(slopes[channel] ?? [0, 0, 0], at, width, height);
      most = Math.max(most, Math.abs((smooth[channel]?.values[at] ?? 0) - wall));
    }
    return most;
  };
  const change = (from: number, to: number): number => {
    let most = 0;
    for (const { values } of smooth) most = Math.max(most, Math.abs((values[from] ?? 0) - (values[to] ?? 0)));
    return most;
  };
  const isEdge = (at: number): boolean => {
    const x = at % width;
    const [left, right] = [at - Math.min(x, REACH), at + Math.min(width - 1 - x, REACH)];
    const above = at - REACH * width < 0 ? at : at - REACH * width;
    const below = at + REACH * width >= mask.length ? at : at + REACH * width;
    return change(left, right) > SLOW_ALONG || change(above, below) > SLOW_ALONG;
  };
  const waiting = seeds.filter((at) => offWall(at) <= NEAR);
  for (const at of waiting) mask[at] = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const x = next % width;
    for (const to of [x > 0 ? next - 1 : -1, x < width - 1 ? next + 1 : -1, next - width, next + width]) {
      if (to < 0 || to >= mask.length || mask[to] === 1) continue;
      const off = offWall(to);
      if (off > NEAR && (off > SHADOW || change(next, to) > SLOW || isEdge(to))) continue;
      mask[to] = 1;
      waiting.push(to);
    }
  }
  return mask;
}

function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
