import { expect, test } from 'vitest';
import type { Quad } from '#shared/domain/documents/quad.ts';
import { project, projectionTo, sizeOf, straighten, turned } from '#shared/domain/documents/straighten.ts';
import { whitened } from '#shared/domain/documents/whiten.ts';
import type { Pixels } from '#shared/domain/photo/pixels.ts';
import { pageScene } from '#tests/support/page-set/page-scene.ts';

function drawn(width: number, height: number, level: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1)
    data.fill(level(at % width, Math.floor(at / width)), at * 4, at * 4 + 3);
  return { width, height, data };
}

const levelAt = ({ width, data }: Pixels, x: number, y: number) => data[(y * width + x) * 4];

test('the projection carries the unit square to the corners', () => {
  const quad: Quad = [
    { x: 10, y: 20 },
    { x: 110, y: 5 },
    { x: 140, y: 120 },
    { x: 0, y: 90 },
  ];
  const projection = projectionTo(quad);
  const carried = [
    project(projection, 0, 0),
    project(projection, 1, 0),
    project(projection, 1, 1),
    project(projection, 0, 1),
  ];
  for (const [at, { x, y }] of carried.entries()) {
    expect(x).toBeCloseTo(quad[at]?.x ?? Number.NaN, 6);
    expect(y).toBeCloseTo(quad[at]?.y ?? Number.NaN, 6);
  }
});

test('a straightened page has no table left, and no more pixels than allowed', () => {
  const { picture, corners } = pageScene(5003);
  const page = straighten(picture, corners, 500);
  expect(Math.max(page.width, page.height)).toBeLessThanOrEqual(500);
  expect({ width: page.width, height: page.height }).toEqual(sizeOf(corners, 500));
  // Just inside each corner is paper.
  const inset = 4;
  for (const [x, y] of [
    [inset, inset],
    [page.width - inset, inset],
    [inset, page.height - inset],
    [page.width - inset, page.height - inset],
  ] as const)
    expect(levelAt(whitened(page), x, y)).toBeGreaterThan(225);
});

test('a quarter turn is clockwise, four of them are none', () => {
  const picture = drawn(3, 2, (x, y) => 10 * x + 100 * y);
  const once = turned(picture, 1);
  expect([once.width, once.height]).toEqual([2, 3]);
  expect([levelAt(once, 1, 0), levelAt(once, 0, 0), levelAt(once, 1, 2)]).toEqual([0, 100, 20]);
  expect(turned(turned(once, 2), 1)).toEqual(turned(picture, 4));
  expect(levelAt(turned(picture, 3), 0, 0)).toBe(20);
});

test('paper becomes white under an uneven lamp, and writing stays dark', () => {
  const light = (x: number) => 130 + (100 * x) / 400;
  const isInk = (x: number, y: number) => x % 20 < 3 && y % 16 < 10;
  const page = drawn(400, 300, (x, y) => light(x) * (isInk(x, y) ? 0.35 : 1));
  const { data } = whitened(page);
  let [paper, ink] = [255, 0];
  for (let y = 0; y < 300; y += 1) {
    for (let x = 0; x < 400; x += 1) {
      const level = data[(y * 400 + x) * 4] ?? 0;
      if (isInk(x, y)) ink = Math.max(ink, level);
      else paper = Math.min(paper, level);
    }
  }
  expect(paper).toBeGreaterThan(235);
  expect(ink).toBeLessThan(130);
});

test('a photograph on the page is not washed out', () => {
  const page = drawn(400, 300, (x, y) => (x > 100 && x < 300 && y > 60 && y < 240 ? 70 : 240));
  expect(levelAt(whitened(page), 200, 150)).toBeLessThan(150);
});
