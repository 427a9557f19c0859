import type { Head } from './head.ts';
import { integralOf, meanAround, type Integral, type Plane } from './planes.ts';

export type Point = { readonly x: number; readonly y: number };
export type Eyes = {
  readonly left: Point;
  readonly right: Point;
  /** Of the line through both, clockwise positive. */
  readonly degrees: number;
};

type Spot = Point & { readonly darkness: number };

const LEAST_DARKNESS = 12;

/**
 * A pair of small dark spots that are brighter on all four sides: irises between white and lids. Brows and spectacle
 * frames go on to two sides. Null where no pair stands out.
 */
export function findEyes(luma: Plane, head: Head, tilt: number): Eyes | null {
  const size = head.chin - head.top;
  const spots = darkSpots(integralOf(luma), head, Math.max(2, Math.round(size * 0.018)));
  let best: { pair: Eyes; score: number } | null = null;
  for (const left of spots) {
    for (const right of spots) {
      const score = pairScore(left, right, { head, size, tilt });
      if (score > 0 && score > (best?.score ?? 0)) best = { pair: pairOf(left, right), score };
    }
  }
  return best?.pair ?? null;
}

function pairOf(left: Point, right: Point): Eyes {
  const degrees = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
  return { left: { x: left.x, y: left.y }, right: { x: right.x, y: right.y }, degrees };
}

type Where = { readonly head: Head; readonly size: number; readonly tilt: number };

function pairScore(left: Spot, right: Spot, { head, size, tilt }: Where): number {
  const apart = Math.hypot(right.x - left.x, right.y - left.y) / size;
  if (right.x <= left.x || apart < 0.18 || apart > 0.42) return 0;
  const { degrees } = pairOf(left, right);
  const askew = Math.abs(degrees - tilt);
  if (askew > 12) return 0;
  // The middle between the eyes lies on the head's axis, which turns about the head's middle.
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const angle = (tilt * Math.PI) / 180;
  const up = (head.top + head.chin) / 2 - middle.y;
  const beside = Math.abs(middle.x - (head.left + head.right) / 2 - up * Math.tan(angle)) / size;
  if (beside > 0.1) return 0;
  const height = (middle.y - head.top) / size;
  return Math.min(left.darkness, right.darkness) - askew * 1.2 - beside * 100 - Math.abs(height - 0.5) * 60 + 20;
}

/** The darkest spots of the face's middle, each the darkest of its surroundings. */
function darkSpots(sums: Integral, { top, chin, left, right }: Head, radius: number): readonly Spot[] {
  const size = chin - top;
  const found: Spot[] = [];
  const [from, to] = [Math.round(top + size * 0.28), Math.round(top + size * 0.72)];
  for (let y = from; y <= to; y += 1) {
    for (let x = Math.round(left + size * 0.05); x <= right - size * 0.05; x += 1) {
      const darkness = darknessAt(sums, x, y, radius);
      if (darkness >= LEAST_DARKNESS) found.push({ x, y, darkness });
    }
  }
  const chosen: Spot[] = [];
  for (const spot of found.sort((a, b) => b.darkness - a.darkness)) {
    const isOwn = chosen.every((each) => Math.hypot(each.x - spot.x, each.y - spot.y) > size * 0.05);
    if (isOwn) chosen.push(spot);
    if (chosen.length === 16) break;
  }
  return chosen;
}

function darknessAt(sums: Integral, x: number, y: number, radius: number): number {
  const centre = meanAround(sums, x, y, radius);
  const by = Math.round(radius * 2.4);
  const above = meanAround(sums, x, y - by, radius);
  const below = meanAround(sums, x, y + by, radius);
  const before = meanAround(sums, x - by, y, radius);
  const after = meanAround(sums, x + by, y, radius);
  return Math.min(above, below, before, after) - centre;
}
