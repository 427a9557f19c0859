import type { Pixels } from '../photo/pixels.ts';
import { distance, type Point, type Quad } from './quad.ts';

/** Carries a point of the unit square to where it lies in the picture. */
type Projection = readonly [number, number, number, number, number, number, number, number];

/** The projection that carries the unit square's corners to the quad's (Heckbert 1989, 2.2). */
export function projectionTo([a, b, c, d]: Quad): Projection {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h];
}

export function project([m0, m1, m2, m3, m4, m5, g, h]: Projection, u: number, v: number): Point {
  const depth = g * u + h * v + 1;
  return { x: (m0 * u + m1 * v + m2) / depth, y: (m3 * u + m4 * v + m5) / depth };
}

/** Pixels of the straightened page: its longer sides as they appear, but no more than `longestSide`. */
export function sizeOf([a, b, c, d]: Quad, longestSide: number): { readonly width: number; readonly height: number } {
  const width = Math.max(distance(a, b), distance(d, c));
  const height = Math.max(distance(a, d), distance(b, c));
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The page as if looked at from straight above; bilinear, and the picture's border goes on beyond it. */
export function straighten(picture: Pixels, quad: Quad, longestSide: number): Pixels {
  const { width, height } = sizeOf(quad, longestSide);
  const projection = projectionTo(quad);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const { x, y } = project(projection, (column + 0.5) / width, (row + 0.5) / height);
      copyAt(picture, x - 0.5, y - 0.5, { data, at: (row * width + column) * 4 });
    }
  }
  return { width, height, data };
}

type Target = { readonly data: Uint8ClampedArray; readonly at: number };

function copyAt({ width, height, data: from }: Pixels, x: number, y: number, { data, at }: Target): void {
  const [cx, cy] = [Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y))];
  const [left, top] = [Math.floor(cx), Math.floor(cy)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [across, down] = [cx - left, cy - top];
  for (let channel = 0; channel < 3; channel += 1) {
    const read = (px: number, py: number): number => from[(py * width + px) * 4 + channel] ?? 0;
    const above = read(left, top) * (1 - across) + read(right, top) * across;
    const below = read(left, bottom) * (1 - across) + read(right, bottom) * across;
    data[at + channel] = above * (1 - down) + below * down;
  }
  data[at + 3] = 255;
}

/** Turned clockwise by quarters. */
export function turned({ width, height, data }: Pixels, quarters: number): Pixels {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return { width, height, data };
  const [outWidth, outHeight] = turns === 2 ? [width, height] : [height, width];
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [toX, toY] =
        turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      const [from, to] = [(y * width + x) * 4, (toY * outWidth + toX) * 4];
      for (let channel = 0; channel < 4; channel += 1) out[to + channel] = data[from + channel] ?? 0;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}
