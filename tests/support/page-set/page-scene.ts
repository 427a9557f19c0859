import type { Pixels } from '#shared/domain/photo/pixels.ts';
import type { Quad } from '#shared/domain/documents/quad.ts';
import { Random } from '../photo-set/random.ts';
import { drawPage, drawTable } from './draw-page.ts';

export type PageScene = { readonly picture: Pixels; readonly corners: Quad };

/** What a document camera or a hand-held one sees; seeded. `faint`: paper on a table of nearly its own brightness. */
export function pageScene(seed: number, { faint = false } = {}): PageScene {
  const random = new Random(seed);
  const [width, height] = random.pick([
    [800, 600],
    [600, 800],
    [800, 450],
  ]);
  const page = drawPage(random);
  const table = faint ? plain(width, height, random.between(225, 246)) : drawTable(random, width, height);
  const corners = placed(random, page, { width, height });
  return { picture: photographed(random, table, { page, corners }), corners };
}

function plain(width: number, height: number, level: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(level);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width, height, data };
}

/** Turned by up to 20°, and seen from up to about 30° off the vertical. */
function placed(random: Random, page: Pixels, view: { readonly width: number; readonly height: number }): Quad {
  for (;;) {
    const scale = random.between(0.5, 0.9) * Math.min(view.width / page.width, view.height / page.height);
    const turn = (random.between(-20, 20) * Math.PI) / 180;
    const [leanX, leanY] = [random.between(-0.28, 0.28), random.between(-0.28, 0.28)];
    const [midX, midY] = [view.width * random.between(0.42, 0.58), view.height * random.between(0.42, 0.58)];
    const corner = (u: number, v: number) => {
      const depth = 1 + leanX * u + leanY * v;
      const [x, y] = [(u * page.width * scale) / depth, (v * page.height * scale) / depth];
      return { x: midX + x * Math.cos(turn) - y * Math.sin(turn), y: midY + x * Math.sin(turn) + y * Math.cos(turn) };
    };
    const corners: Quad = [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
    const room = corners.every(({ x, y }) => x > 8 && y > 8 && x < view.width - 8 && y < view.height - 8);
    if (room) return corners;
  }
}

/** Inverse of the projection that carries the unit square to the quad, as a 3×3 matrix. */
function inverseOf([a, b, c, d]: Quad): readonly number[] {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole];
  const [m0, m1, m2] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x];
  const [m3, m4, m5] = [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y];
  return [
    m4 - m5 * h,
    m2 * h - m1,
    m1 * m5 - m2 * m4,
    m5 * g - m3,
    m0 - m2 * g,
    m2 * m3 - m0 * m5,
    m3 * h - m4 * g,
    m1 * g - m0 * h,
    m0 * m4 - m1 * m3,
  ];
}

type Lying = { readonly page: Pixels; readonly corners: Quad };

/** The page laid on the table, with a lamp on one side, a soft shadow and the camera's noise. */
function photographed(random: Random, table: Pixels, { page, corners }: Lying): Pixels {
  const { width, height } = table;
  const back = inverseOf(corners);
  const data = new Uint8ClampedArray(width * height * 4);
  const [lampX, lampY, fall] = [random.between(0, width), random.between(0, height), random.between(0.1, 0.45)];
  const noise = random.between(1, 5);
  const at = (row: number, x: number, y: number) =>
    (back[row * 3] ?? 0) * x + (back[row * 3 + 1] ?? 0) * y + (back[row * 3 + 2] ?? 0);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4;
      const light = 1 - fall * Math.min(1, Math.hypot(x - lampX, y - lampY) / width);
      const sum = [0, 0, 0];
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.75],
      ] as const) {
        const depth = at(2, x + dx, y + dy);
        const [u, v] = [at(0, x + dx, y + dy) / depth, at(1, x + dx, y + dy) / depth];
        const on = u >= 0 && v >= 0 && u < 1 && v < 1;
        const from = on ? (Math.floor(v * page.height) * page.width + Math.floor(u * page.width)) * 4 : to;
        for (let channel = 0; channel < 3; channel += 1)
          sum[channel] = (sum[channel] ?? 0) + ((on ? page : table).data[from + channel] ?? 0) / 2;
      }
      const grain = (random.next() + random.next() - 1) * noise * 2;
      for (let channel = 0; channel < 3; channel += 1) data[to + channel] = (sum[channel] ?? 0) * light + grain;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}
