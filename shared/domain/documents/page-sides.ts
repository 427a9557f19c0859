import { valueAt, type Plane } from '../photo/planes.ts';
import { sidesOf, type Point, type Quad } from './quad.ts';

/** How far on either side of the edge paper and table are compared. */
const APART = 4;
/** Least difference between the two. */
const STEP = 8;
/** The very corners are rounded, creased or folded. */
const CORNER = 0.05;

/** How well one side of a quad is a page's edge. */
export type Side = {
  /** Share of its length along which inside and outside differ, always in the same way. */
  readonly support: number;
  /** Brightness inside less outside. */
  readonly brighter: number;
};

/** The four sides of a clockwise quad, top, right, bottom, left. `planes`: red, green, blue, lightly blurred; `samples`: places along each side. */
export function judgeSides(planes: readonly Plane[], quad: Quad, samples: number): readonly Side[] {
  return sidesOf(quad).map(([from, to]) => judgeSide(planes, [from, to], samples));
}

function judgeSide(planes: readonly Plane[], [from, to]: readonly [Point, Point], samples: number): Side {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  // Clockwise with y downwards, the inside lies to the right of the way.
  const inward = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const steps: (readonly number[])[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const share = CORNER + ((1 - 2 * CORNER) * (sample + 0.5)) / samples;
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    const [inX, inY] = [x + inward.x * APART, y + inward.y * APART];
    const [outX, outY] = [x - inward.x * APART, y - inward.y * APART];
    if (!holds(planes, inX, inY) || !holds(planes, outX, outY)) steps.push([0, 0, 0]);
    else
      steps.push(planes.map((plane) => valueAt(plane, inX - 0.5, inY - 0.5) - valueAt(plane, outX - 0.5, outY - 0.5)));
  }
  const mean = planes.map((_, channel) => steps.reduce((sum, step) => sum + (step[channel] ?? 0), 0) / samples);
  const size = Math.hypot(...mean);
  if (size < 1) return { support: 0, brighter: 0 };
  const along = steps.filter(
    (step) => step.reduce((sum, value, at) => sum + value * (mean[at] ?? 0), 0) / size >= STEP,
  );
  return { support: along.length / samples, brighter: mean.reduce((sum, value) => sum + value, 0) / planes.length };
}

function holds(planes: readonly Plane[], x: number, y: number): boolean {
  const [plane] = planes;
  return plane !== undefined && x >= 0 && y >= 0 && x < plane.width && y < plane.height;
}
