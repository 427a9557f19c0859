/** A place in a picture, in its pixels; the centre of the first pixel is 0.5, 0.5. */
export type Point = { readonly x: number; readonly y: number };

/** Four corners clockwise as the page is read: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

type Size = { readonly width: number; readonly height: number };

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The whole picture as a page. */
export function wholeOf({ width, height }: Size): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

export function scaled(quad: Quad, by: number): Quad {
  const [a, b, c, d] = quad;
  const point = ({ x, y }: Point): Point => ({ x: x * by, y: y * by });
  return [point(a), point(b), point(c), point(d)];
}

/** The four sides, in the order top, right, bottom, left. */
export function sidesOf([a, b, c, d]: Quad): readonly (readonly [Point, Point])[] {
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ];
}

/** Positive for corners given clockwise. */
export function areaOf(quad: Quad): number {
  return sidesOf(quad).reduce((sum, [from, to]) => sum + from.x * to.y - to.x * from.y, 0) / 2;
}

/** Convex and clockwise: what a flat sheet can look like from anywhere. */
export function isSheet([a, b, c, d]: Quad): boolean {
  const turns = [turnOf(a, b, c), turnOf(b, c, d), turnOf(c, d, a), turnOf(d, a, b)];
  return turns.every((turn) => turn > 0);
}

function turnOf(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

/** Degrees between two sides at each corner. */
export function anglesOf(quad: Quad): readonly number[] {
  const sides = sidesOf(quad);
  return sides.map(([from, to], at) => {
    const before = sides[(at + 3) % 4] ?? [from, to];
    const [ux, uy] = [before[0].x - from.x, before[0].y - from.y];
    const [vx, vy] = [to.x - from.x, to.y - from.y];
    const cosine = (ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy));
    return (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
  });
}

/** Starts with the corner nearest to the picture's top left, so that a page lying about upright is read upright. */
export function startingTopLeft(quad: Quad): Quad {
  const first = quad.reduce((best, { x, y }, at) => {
    const now = quad[best] ?? quad[0];
    return x + y < now.x + now.y ? at : best;
  }, 0);
  const at = (index: number): Point => quad[(first + index) % 4] ?? quad[0];
  return [at(0), at(1), at(2), at(3)];
}
