import { valueAt, type Plane } from '../photo/planes.ts';
import { crossing, type Line } from './line.ts';
import { sidesOf, type Point, type Quad } from './quad.ts';

const SAMPLES = 40;
const REACH = 5;
const CORNER = 0.06;
/** Points further from the side than this many pixels belong to something else that lies across it. */
const STRAY = 1.2;

/** Moves each side to where the step is steepest along it, and the corners to where the sides then cross. */
export function refined(planes: readonly Plane[], quad: Quad): Quad {
  const lines = sidesOf(quad).map(([from, to]) => sideLine(planes, from, to));
  const corner = (at: number): Point => {
    const [before, own] = [lines[(at + 3) % 4], lines[at]];
    const old = quad[at] ?? quad[0];
    const found = before && own ? crossing(before, own) : null;
    // A side that ran away says nothing.
    return found !== null && Math.hypot(found.x - old.x, found.y - old.y) < 2 * REACH ? found : old;
  };
  return [corner(0), corner(1), corner(2), corner(3)];
}

function sideLine(planes: readonly Plane[], from: Point, to: Point): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  let points: readonly Point[] = Array.from({ length: SAMPLES }, (_, sample) => {
    const share = CORNER + ((1 - 2 * CORNER) * (sample + 0.5)) / SAMPLES;
    const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    const shift = steepestShift(planes, at, normal);
    return { x: at.x + normal.x * shift, y: at.y + normal.y * shift };
  });
  let line = fitted(points, { from, to });
  for (let round = 0; round < 3; round += 1) {
    const limit = STRAY * (3 - round);
    points = points.filter((point) => Math.abs(offsetFrom(line, point)) <= limit);
    if (points.length < SAMPLES / 3) break;
    line = fitted(points, { from, to });
  }
  return line;
}

function steepestShift(planes: readonly Plane[], at: Point, normal: Point): number {
  let [best, shift] = [0, 0];
  for (let along = -REACH; along <= REACH; along += 0.5) {
    const value = (plane: Plane, by: number) =>
      valueAt(plane, at.x + normal.x * (along + by) - 0.5, at.y + normal.y * (along + by) - 0.5);
    const step = Math.max(...planes.map((plane) => Math.abs(value(plane, 1.5) - value(plane, -1.5))));
    if (step > best) [best, shift] = [step, along];
  }
  return shift;
}

/** Least squares across the points' own direction; the side as it was when there are too few of them. */
function fitted(points: readonly Point[], { from, to }: { readonly from: Point; readonly to: Point }): Line {
  const used = points.length < 2 ? [from, to] : points;
  const mean = (value: (point: Point) => number) => used.reduce((sum, point) => sum + value(point), 0) / used.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const xx = mean((point) => (point.x - x) ** 2);
  const yy = mean((point) => (point.y - y) ** 2);
  const xy = mean((point) => (point.x - x) * (point.y - y));
  const angle = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
  return { angle, offset: x * Math.cos(angle) + y * Math.sin(angle) };
}

function offsetFrom({ angle, offset }: Line, { x, y }: Point): number {
  return x * Math.cos(angle) + y * Math.sin(angle) - offset;
}
