import type { Head } from './head.ts';
import { quantile, type Plane } from './planes.ts';

const LEAST_CONTRAST = 30;
const LEAST_EDGES = 40;
const REACH = 10;

/**
 * How many pixels the head's sharpest edges take to rise from a tenth to nine tenths, in the worse of both directions; null
 * where there are too few edges to say. Widths of edges, unlike differences, do not grow with grain.
 */
export function edgeWidth(luma: Plane, head: Head): number | null {
  const widths = [true, false].map((across) => widthsAlong(luma, head, across));
  if (widths.some(({ length }) => length < LEAST_EDGES)) return null;
  return Math.max(...widths.map((each) => quantile(each, 0.25)));
}

function widthsAlong(luma: Plane, { left, right, top, chin }: Head, across: boolean): number[] {
  const margin = Math.round((chin - top) * 0.04);
  const [x0, x1] = [
    Math.max(REACH, Math.round(left) - margin),
    Math.min(luma.width - REACH, Math.round(right) + margin),
  ];
  const [y0, y1] = [Math.max(REACH, top - margin), Math.min(luma.height - REACH, chin)];
  const found: number[] = [];
  const line = new Float32Array(2 * REACH + 1);
  for (let y = y0; y < y1; y += across ? 2 : 1) {
    for (let x = x0; x < x1; x += across ? 1 : 2) {
      if (!isSteepest(luma, x, y, across)) continue;
      for (let by = -REACH; by <= REACH; by += 1) line[by + REACH] = thick(luma, x, y, { across, by });
      const width = riseOf(line);
      if (width !== null) found.push(width);
    }
  }
  return found;
}

/** Brightness `by` pixels along, averaged over three neighbours beside it against grain. */
function thick(
  { width, values }: Plane,
  x: number,
  y: number,
  { across, by }: { across: boolean; by: number },
): number {
  const at = across ? y * width + x + by : (y + by) * width + x;
  const beside = across ? width : 1;
  return ((values[at - beside] ?? 0) + (values[at] ?? 0) + (values[at + beside] ?? 0)) / 3;
}

function isSteepest(luma: Plane, x: number, y: number, across: boolean): boolean {
  const slope = (by: number): number =>
    Math.abs(thick(luma, x, y, { across, by: by + 1 }) - thick(luma, x, y, { across, by: by - 1 }));
  const own = slope(0);
  return own >= 8 && own >= slope(-1) && own > slope(1);
}

/** Distance from a tenth to nine tenths of the rise through the middle of the line; null for too little contrast. */
function riseOf(line: Float32Array): number | null {
  const rising = (line[REACH + 1] ?? 0) > (line[REACH - 1] ?? 0) ? 1 : -1;
  const value = (at: number): number => rising * (line[at] ?? 0);
  let [low, high] = [REACH, REACH];
  while (low > 0 && value(low - 1) < value(low)) low -= 1;
  while (high < 2 * REACH && value(high + 1) > value(high)) high += 1;
  const contrast = value(high) - value(low);
  if (contrast < LEAST_CONTRAST) return null;
  const crossing = (level: number): number => {
    let at = low;
    while (at < high && value(at + 1) < level) at += 1;
    const step = value(at + 1) - value(at);
    return at + (step > 0 ? (level - value(at)) / step : 0);
  };
  return crossing(value(low) + contrast * 0.9) - crossing(value(low) + contrast * 0.1);
}
