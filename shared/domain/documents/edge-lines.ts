import { valueAt, type Plane } from '../photo/planes.ts';
import type { Line } from './line.ts';

/** Directions are told apart by degrees. */
const ANGLES = 180;
/** A vote goes to this many degrees on either side of where the edge seems to run. */
const SPREAD = 3;
/** Weakest step that is an edge, and the strongest that counts: a long faint side outweighs a short sharp one. */
const WEAKEST = 5;
const STRONGEST = 22;
/** Lines nearer to each other than this are one. */
const SAME_DEGREES = 5;
const SAME_PIXELS = 5;
/** A page that reaches the picture's rim gives no edge there. */
const RIM = 3;

/** The picture's longest straight edges, longest first (Hough). `planes`: its channels, blurred until print is a tint. */
export function edgeLines(planes: readonly Plane[], most: number): readonly Line[] {
  const votes = castVotes(planes);
  const lines: Line[] = [];
  while (lines.length < most) {
    const best = strongest(votes);
    if (best === null) break;
    const { angle, offset } = best;
    lines.push({ angle: (angle * Math.PI) / ANGLES, offset: offset - votes.reach });
    forget(votes, angle, offset);
  }
  return lines;
}

type Votes = { readonly reach: number; readonly offsets: number; readonly counts: Float32Array };

function castVotes(planes: readonly Plane[]): Votes {
  const [{ width, height } = { width: 0, height: 0 }] = planes;
  const reach = Math.ceil(Math.hypot(width, height));
  const votes = { reach, offsets: 2 * reach + 1, counts: new Float32Array(ANGLES * (2 * reach + 1)) };
  for (let y = RIM; y < height - RIM; y += 1) {
    for (let x = RIM; x < width - RIM; x += 1) {
      const { across, down, size } = steepest(planes, x, y);
      if (size >= WEAKEST) vote(votes, { x, y, angle: Math.atan2(down, across), weight: Math.min(size, STRONGEST) });
    }
  }
  return votes;
}

function steepest(planes: readonly Plane[], x: number, y: number) {
  let found = { across: 0, down: 0, size: 0 };
  for (const plane of planes) {
    const across = valueAt(plane, x + 2, y) - valueAt(plane, x - 2, y);
    const down = valueAt(plane, x, y + 2) - valueAt(plane, x, y - 2);
    const size = Math.hypot(across, down);
    if (size > found.size) found = { across, down, size };
  }
  return found;
}

type Vote = { readonly x: number; readonly y: number; readonly angle: number; readonly weight: number };

function vote({ reach, offsets, counts }: Votes, { x, y, angle, weight }: Vote): void {
  const middle = Math.round((angle * ANGLES) / Math.PI);
  for (let degree = middle - SPREAD; degree <= middle + SPREAD; degree += 1) {
    const folded = ((degree % ANGLES) + ANGLES) % ANGLES;
    const radians = (folded * Math.PI) / ANGLES;
    const offset = Math.round((x + 0.5) * Math.cos(radians) + (y + 0.5) * Math.sin(radians)) + reach;
    counts[folded * offsets + offset] = (counts[folded * offsets + offset] ?? 0) + weight;
  }
}

function strongest({ offsets, counts }: Votes): { readonly angle: number; readonly offset: number } | null {
  let [best, at] = [0, -1];
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index] ?? 0;
    if (count > best) [best, at] = [count, index];
  }
  return at < 0 ? null : { angle: Math.floor(at / offsets), offset: at % offsets };
}

function forget({ reach, offsets, counts }: Votes, angle: number, offset: number): void {
  for (let degree = angle - SAME_DEGREES; degree <= angle + SAME_DEGREES; degree += 1) {
    const folded = ((degree % ANGLES) + ANGLES) % ANGLES;
    // Half a turn on, the same line has the opposite offset.
    const middle = degree === folded ? offset : 2 * reach - offset;
    const [from, to] = [Math.max(0, middle - SAME_PIXELS), Math.min(offsets - 1, middle + SAME_PIXELS)];
    counts.fill(0, folded * offsets + from, folded * offsets + to + 1);
  }
}
