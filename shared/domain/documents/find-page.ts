import type { Pixels } from '../photo/pixels.ts';
import { boxBlur, planesOf, type Plane } from '../photo/planes.ts';
import { edgeLines } from './edge-lines.ts';
import { crossing, type Line } from './line.ts';
import { judgeSides } from './page-sides.ts';
import { anglesOf, areaOf, distance, isSheet, scaled, startingTopLeft, wholeOf, type Quad } from './quad.ts';
import { refined } from './refine-corners.ts';
import { shrunk } from './shrink.ts';

export type FoundPage = {
  readonly corners: Quad;
  /** False when somebody has to look: nothing was found, or a side is faint, or two answers are as good. */
  readonly sure: boolean;
};

/** Enough to see a page's edge, few enough that text is no detail. */
const SEARCHED = 320;
const LINES = 30;
/** Places compared along a side: of thousands of quads at a glance, of the best ones thoroughly. */
const GLANCE = 9;
const LOOK = 36;
const LOOKED_AT = 300;
const LEAST_AREA = 0.1;
const LEAST_ANGLE = 50;
/** Opposite sides of a page seen from the side differ by this many degrees at most. */
const LEANING = 32;
const SURE_SIDE = 0.8;
const SURE_LEAD = 0.02;
const RIVALS = 40;
/** Corners nearer than this share of the diagonal are the same answer. */
const SAME = 0.03;

/**
 * Finds a page on a table: the four straight edges along which inside and outside differ all the way. `corners` is the
 * whole picture when there are none, as in a file from a scanner.
 */
export function findPage(picture: Pixels): FoundPage {
  const small = shrunk(picture, SEARCHED);
  const { red, green, blue } = planesOf(small);
  const channels = [red, green, blue];
  const light = channels.map((plane) => boxBlur(plane, 1));
  const heavy = channels.map((plane) => boxBlur(boxBlur(plane, 2), 2));
  const ranked = rankedQuads(edgeLines(heavy, LINES), light, small);
  const [best] = ranked;
  if (!best) return { corners: wholeOf(picture), sure: false };
  const corners = startingTopLeft(refined(light, best.quad));
  const diagonal = Math.hypot(small.width, small.height);
  const clear = !ranked
    .filter(({ quad, score }) => best.score - score < SURE_LEAD && apart(quad, best.quad) > SAME * diagonal)
    .slice(0, RIVALS)
    // Drawn exactly, most of them are the same page.
    .some(({ quad }) => apart(refined(light, quad), corners) > SAME * diagonal);
  // What is darker than all around it may be a block of print on a page whose own edges nobody sees.
  const whole = judgeSides(light, corners, LOOK).every(({ support, brighter }) => support >= SURE_SIDE && brighter > 0);
  return { corners: scaled(corners, picture.width / small.width), sure: clear && whole && isSheet(corners) };
}

type Ranked = { readonly quad: Quad; readonly score: number };

function rankedQuads(lines: readonly Line[], planes: readonly Plane[], { width, height }: Pixels): readonly Ranked[] {
  const size = { width, height };
  const pairs = lines.flatMap((first, at) =>
    lines.slice(at + 1).flatMap((second) => (leaning(first, second) <= LEANING ? [[first, second] as const] : [])),
  );
  const found: Ranked[] = [];
  for (const [at, [a, b]] of pairs.entries()) {
    for (const [c, d] of pairs.slice(at + 1)) {
      if (Math.min(leaning(a, c), leaning(a, d), leaning(b, c), leaning(b, d)) < LEAST_ANGLE) continue;
      const quad = quadOf([a, b], [c, d]);
      if (quad !== null && mayBePage(quad, size))
        found.push({ quad, score: scoreOf(planes, quad, { ...size, samples: GLANCE }) });
    }
  }
  const byScore = (first: Ranked, second: Ranked): number => second.score - first.score;
  return found
    .sort(byScore)
    .slice(0, LOOKED_AT)
    .map(({ quad }) => ({ quad, score: scoreOf(planes, quad, { ...size, samples: LOOK }) }))
    .sort(byScore);
}

/** Degrees between two directions, 0–90. */
function leaning(a: Line, b: Line): number {
  const degrees = (Math.abs(a.angle - b.angle) * 180) / Math.PI;
  return Math.min(degrees, 180 - degrees);
}

function quadOf([a, b]: readonly [Line, Line], [c, d]: readonly [Line, Line]): Quad | null {
  const corners = [crossing(a, c), crossing(a, d), crossing(b, d), crossing(b, c)] as const;
  const [p, q, r, s] = corners;
  if (p === null || q === null || r === null || s === null) return null;
  const quad: Quad = [p, q, r, s];
  return areaOf(quad) > 0 ? quad : [s, r, q, p];
}

function mayBePage(quad: Quad, { width, height }: Omit<Look, 'samples'>): boolean {
  const inside = quad.every(({ x, y }) => x > -2 && y > -2 && x < width + 2 && y < height + 2);
  if (!inside || !isSheet(quad) || areaOf(quad) < LEAST_AREA * width * height) return false;
  return anglesOf(quad).every((angle) => angle >= LEAST_ANGLE && angle <= 180 - LEAST_ANGLE);
}

/** Above all the faintest side counts; then that the page is brighter than the table, and the larger page. */
type Look = { readonly width: number; readonly height: number; readonly samples: number };

function scoreOf(planes: readonly Plane[], quad: Quad, { width, height, samples }: Look): number {
  const sides = judgeSides(planes, quad, samples);
  const faintest = Math.min(...sides.map(({ support }) => support));
  const mean = sides.reduce((sum, { support }) => sum + support, 0) / 4;
  const bright = sides.filter(({ brighter }) => brighter > 0).length / 4;
  return 0.5 * faintest + 0.3 * mean + 0.12 * bright + 0.08 * (areaOf(quad) / (width * height));
}

function apart(first: Quad, second: Quad): number {
  return Math.max(...first.map((corner) => Math.min(...second.map((other) => distance(corner, other)))));
}
