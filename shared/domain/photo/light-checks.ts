import type { Head } from './head.ts';
import type { Judgement, Mark } from './judgement.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import { quantile } from './planes.ts';
import type { Portrait } from './portrait.ts';
import { edgeWidth } from './sharpness.ts';

/** Sharpness, exposure and shine of the face, and clothes against the wall. */
export function checkLight(portrait: Portrait, policy: PhotoPolicy): Judgement[] {
  const { head } = portrait;
  if (head === null) {
    const checks = ['sharpness', 'glare', 'clothes'] as const;
    return [
      middleLight(portrait, policy),
      ...checks.map((check) => ({ check, verdict: 'unsure' as const, values: {}, marks: [] })),
    ];
  }
  return [sharpness(portrait, head, policy), ...faceLight(portrait, head, policy), clothes(portrait, head, policy)];
}

function boxOf({ left, right, top, chin }: Head): Mark {
  return { kind: 'box', x: left, y: top, width: right - left, height: chin - top };
}

function sharpness({ planes }: Portrait, head: Head, { edgePixels }: PhotoPolicy): Judgement {
  const edges = edgeWidth(planes.luma, head);
  if (edges === null) return { check: 'sharpness', verdict: 'unsure', values: {}, marks: [] };
  const isBlurred = edges > edgePixels;
  return {
    check: 'sharpness',
    verdict: isBlurred ? 'fail' : 'pass',
    values: { edgePixels: edges },
    marks: isBlurred ? [boxOf(head)] : [],
  };
}

/** Exposure `cause`: 1 too dark, 2 too bright. */
function faceLight(portrait: Portrait, head: Head, { exposure, glare }: PhotoPolicy): Judgement[] {
  const face = faceOf(portrait, head);
  const middle = quantile(face.lumas, 0.55);
  const burnt = face.lumas.filter((value) => value >= 246).length / face.lumas.length;
  const isDark = middle < exposure.darkest;
  const isBright = middle > exposure.brightest || (burnt > exposure.burnt && middle > 200);
  const spot = largestShine(portrait, head, glare.level);
  const isShining = !isBright && spot.share > glare.share;
  return [
    {
      check: 'exposure',
      verdict: isDark || isBright ? 'fail' : 'pass',
      values: { face: middle, burnt, cause: isDark ? 1 : isBright ? 2 : 0 },
      marks: isDark || isBright ? [boxOf(head)] : [],
    },
    {
      check: 'glare',
      // A burnt face shines everywhere: what is a reflection and what is not nobody can say.
      verdict: isBright ? 'unsure' : isShining ? 'fail' : 'pass',
      values: { share: spot.share },
      marks: isShining ? [spot.mark] : [],
    },
  ];
}

/** No head was found: that the picture's middle is nearly black or burnt can still be said, that it is right cannot. */
function middleLight({ planes, width, height }: Portrait, { exposure }: PhotoPolicy): Judgement {
  const lumas: number[] = [];
  for (let y = Math.round(height * 0.3); y < height * 0.6; y += 2) {
    for (let x = Math.round(width * 0.35); x < width * 0.65; x += 2) lumas.push(planes.luma.values[y * width + x] ?? 0);
  }
  const middle = quantile(lumas, 0.55);
  const cause = middle < exposure.darkest ? 1 : middle > exposure.brightest + 7 ? 2 : 0;
  const mark: Mark = { kind: 'box', x: width * 0.25, y: height * 0.15, width: width * 0.5, height: height * 0.6 };
  return {
    check: 'exposure',
    verdict: cause === 0 ? 'unsure' : 'fail',
    values: { face: middle, cause },
    marks: cause === 0 ? [] : [mark],
  };
}

/** Brightness of the face's middle, from the brows to the mouth. */
function faceOf({ planes, width }: Portrait, head: Head): { readonly lumas: readonly number[] } {
  const size = head.chin - head.top;
  const middle = (head.left + head.right) / 2;
  const lumas: number[] = [];
  for (let y = Math.round(head.top + size * 0.36); y < head.top + size * 0.88; y += 2) {
    for (let x = Math.round(middle - size * 0.2); x < middle + size * 0.2; x += 2) {
      lumas.push(planes.luma.values[y * width + x] ?? 0);
    }
  }
  return { lumas };
}

type Shine = { readonly share: number; readonly mark: Mark };

/** The largest connected spot of the face in which all colours overflow, as a share of the head. */
function largestShine({ planes, width, backdrop }: Portrait, head: Head, level: number): Shine {
  const size = head.chin - head.top;
  const middle = { x: (head.left + head.right) / 2, y: head.top + size * 0.52 };
  const isShining = (x: number, y: number): boolean => {
    const off = ((x - middle.x) / (size * 0.31)) ** 2 + ((y - middle.y) / (size * 0.44)) ** 2;
    const at = y * width + x;
    if (off > 1 || backdrop.mask[at] === 1) return false;
    const { red, green, blue } = planes;
    return Math.min(red.values[at] ?? 0, green.values[at] ?? 0, blue.values[at] ?? 0) >= level;
  };
  const seen = new Set<number>();
  let best: Shine = { share: 0, mark: boxOf(head) };
  for (let y = head.top; y < head.chin; y += 1) {
    for (let x = Math.round(head.left); x < head.right; x += 1) {
      if (seen.has(y * width + x) || !isShining(x, y)) continue;
      const spot = spread(x, y, { width, seen, isShining });
      const share = spot.count / (size * size * 0.55);
      if (share > best.share) best = { share, mark: spot.mark };
    }
  }
  return best;
}

type Spreading = {
  readonly width: number;
  readonly seen: Set<number>;
  readonly isShining: (x: number, y: number) => boolean;
};

function spread(startX: number, startY: number, { width, seen, isShining }: Spreading): { count: number; mark: Mark } {
  const waiting = [[startX, startY] as const];
  seen.add(startY * width + startX);
  let count = 0;
  let [left, right, top, bottom] = [startX, startX, startY, startY];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [x, y] = next;
    count += 1;
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    for (const [dx, dy] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      const key = (y + dy) * width + x + dx;
      if (seen.has(key) || !isShining(x + dx, y + dy)) continue;
      seen.add(key);
      waiting.push([x + dx, y + dy]);
    }
  }
  return { count, mark: { kind: 'box', x: left - 4, y: top - 4, width: right - left + 8, height: bottom - top + 8 } };
}

/** Both shoulders, beside the collar, near the lower edge. */
function clothes({ planes, backdrop, width, height, border }: Portrait, head: Head, policy: PhotoPolicy): Judgement {
  const { contrast, share: wanted } = policy.clothes;
  const middle = (head.left + head.right) / 2;
  const half = (head.right - head.left) / 2;
  const bottom = height - border.bottom - 3;
  const top = Math.max(bottom - height * 0.05, head.chin + (head.chin - head.top) * 0.12);
  if (bottom - top < 8) return { check: 'clothes', verdict: 'unsure', values: {}, marks: [] };
  let [all, unlike] = [0, 0];
  for (let y = Math.round(top); y < bottom; y += 2) {
    for (let x = border.left + 4; x < width - border.right - 4; x += 2) {
      const off = Math.abs(x - middle) / half;
      if (off < 0.55 || off > 1) continue;
      all += 1;
      const at = y * width + x;
      const [r, g, b] = backdrop.colour;
      const { red, green, blue } = planes;
      const difference = Math.max(
        Math.abs((red.values[at] ?? 0) - r),
        Math.abs((green.values[at] ?? 0) - g),
        Math.abs((blue.values[at] ?? 0) - b),
      );
      if (difference >= contrast) unlike += 1;
    }
  }
  const share = all === 0 ? 0 : unlike / all;
  const isLike = share < wanted;
  const mark: Mark = { kind: 'box', x: 4, y: top, width: width - 8, height: bottom - top };
  return { check: 'clothes', verdict: isLike ? 'fail' : 'pass', values: { share }, marks: isLike ? [mark] : [] };
}
