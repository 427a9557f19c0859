import { borderMarks } from './border.ts';
import type { Judgement, Mark } from './judgement.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import { quantile } from './planes.ts';
import type { Portrait } from './portrait.ts';

export function checkBorder({ border, width, height }: Portrait): Judgement {
  const marks = borderMarks(border, width, height);
  return { check: 'border', verdict: marks.length > 0 ? 'fail' : 'pass', values: { ...border }, marks };
}

/** White, even, and nothing else around the head. `cause`: 1 something foreign, 2 not white, 3 uneven. */
export function checkBackground(portrait: Portrait, { background: bounds }: PhotoPolicy): Judgement {
  const { foreign, marks } = foreignPlaces(portrait);
  const { darkest, colour, unevenness } = wallOf(portrait);
  const isForeign = foreign > bounds.foreign;
  const isDark = darkest < bounds.darkest || colour > bounds.colour;
  const isUneven = unevenness > bounds.unevenness;
  const cause = isForeign ? 1 : isDark ? 2 : isUneven ? 3 : 0;
  const whole: Mark = { kind: 'box', x: 4, y: 4, width: portrait.width - 8, height: portrait.height / 2 };
  return {
    check: 'background',
    verdict: cause === 0 ? 'pass' : 'fail',
    values: { darkest, colour, unevenness, foreign, cause },
    marks: cause === 0 ? [] : isForeign ? marks : [whole],
  };
}

/** The place around the head: above the shoulders, inside a frame, away from the head itself. */
function isAround({ width, height, border, head }: Portrait, x: number, y: number): boolean {
  const inside = x > border.left + 3 && x < width - border.right - 4 && y > border.top + 3;
  if (!inside) return false;
  if (head === null) return y < height * 0.5 && (x < width * 0.12 || x > width * 0.88);
  const margin = (head.chin - head.top) * 0.07;
  if (y > head.jaw - margin) return false;
  return y < head.top - margin || x < head.left - margin || x > head.right + margin;
}

const CELL = 16;

function foreignPlaces(portrait: Portrait): { foreign: number; marks: Mark[] } {
  const { width, height, backdrop } = portrait;
  let around = 0;
  let other = 0;
  const marks: Mark[] = [];
  for (let top = 0; top < height; top += CELL) {
    for (let left = 0; left < width; left += CELL) {
      let inCell = 0;
      for (let y = top; y < Math.min(height, top + CELL); y += 2) {
        for (let x = left; x < Math.min(width, left + CELL); x += 2) {
          if (!isAround(portrait, x, y)) continue;
          around += 1;
          if (backdrop.mask[y * width + x] !== 1) inCell += 1;
        }
      }
      other += inCell;
      if (inCell > (CELL * CELL) / 16) marks.push({ kind: 'box', x: left, y: top, width: CELL, height: CELL });
    }
  }
  return { foreign: around === 0 ? 0 : other / around, marks };
}

function wallOf(portrait: Portrait): { darkest: number; colour: number; unevenness: number } {
  const { width, height, backdrop, border } = portrait;
  const [red, green, blue] = backdrop.smooth;
  const lows: number[] = [];
  const spans: number[] = [];
  const lumas: number[] = [];
  const last = portrait.head === null ? height * 0.5 : portrait.head.jaw;
  for (let y = border.top + 4; y < last; y += 3) {
    for (let x = border.left + 4; x < width - border.right - 4; x += 3) {
      const at = y * width + x;
      if (backdrop.mask[at] !== 1) continue;
      const [r, g, b] = [red.values[at] ?? 0, green.values[at] ?? 0, blue.values[at] ?? 0];
      lows.push(Math.min(r, g, b));
      spans.push(Math.max(r, g, b) - Math.min(r, g, b));
      lumas.push(0.299 * r + 0.587 * g + 0.114 * b);
    }
  }
  if (lows.length === 0) return { darkest: 0, colour: 255, unevenness: 255 };
  return {
    darkest: quantile(lows, 0.2),
    colour: quantile(spans, 0.5),
    // The outermost few are the soft edge of hair.
    unevenness: quantile(lumas, 0.97) - quantile(lumas, 0.05),
  };
}
