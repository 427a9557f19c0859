import type { Pixels } from '../photo/pixels.ts';
import { planesOf, type Plane } from '../photo/planes.ts';

/** Blocks across the longer side in which the paper's brightness is looked for. */
const BLOCKS = 24;
/** Share of a block that is darker than what counts as its paper. */
const PAPER = 0.85;
/** A dark block (a photo, a stamp, a cover) is brightened no further than this share of the page's paper. */
const DARKEST_PAPER = 0.6;
/** Brightness, of the paper's, from which all is white: shadows and creases go, pencil stays. */
const WHITE_FROM = 0.92;

/** Grey, with the paper white whatever light fell on it: a lamp's shadow goes, writing, stamps and photographs stay. */
export function whitened(picture: Pixels): Pixels {
  const { width, height } = picture;
  const { luma } = planesOf(picture);
  const paper = paperOf(luma);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const light = (255 * (luma.values[at] ?? 0)) / (WHITE_FROM * paperAt(paper, x, y));
      data.fill(Math.min(255, light), at * 4, at * 4 + 3);
      data[at * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Paper's brightness per block. */
type Paper = { readonly across: number; readonly down: number; readonly block: number; readonly values: Float32Array };

function paperOf(luma: Plane): Paper {
  const block = Math.max(8, Math.ceil(Math.max(luma.width, luma.height) / BLOCKS));
  const [across, down] = [Math.ceil(luma.width / block), Math.ceil(luma.height / block)];
  const raw = new Float32Array(across * down);
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1)
      raw[row * across + column] = blockPaper(luma, column * block, row * block, block);
  }
  const page = Float32Array.from(raw).sort()[Math.floor(raw.length * 0.8)] ?? 255;
  const floored = raw.map((value) => Math.max(value, page * DARKEST_PAPER, 1));
  return { across, down, block, values: smoothed(floored, across, down) };
}

function blockPaper({ width, height, values }: Plane, left: number, top: number, size: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = top; y < Math.min(height, top + size); y += 2) {
    for (let x = left; x < Math.min(width, left + size); x += 2) {
      const level = Math.min(255, Math.round(values[y * width + x] ?? 0));
      counts[level] = (counts[level] ?? 0) + 1;
      total += 1;
    }
  }
  let [level, below] = [0, counts[0] ?? 0];
  while (below < total * PAPER && level < 255) {
    level += 1;
    below += counts[level] ?? 0;
  }
  return level;
}

/** Mean of each block with its neighbours, so that no block's edge shows on the page. */
function smoothed(values: Float32Array, across: number, down: number): Float32Array {
  return values.map((_, at) => {
    const [column, row] = [at % across, Math.floor(at / across)];
    let [sum, count] = [0, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x += 1) {
        sum += values[y * across + x] ?? 0;
        count += 1;
      }
    }
    return sum / count;
  });
}

/** Between the blocks' centres, bilinear. */
function paperAt({ across, down, block, values }: Paper, x: number, y: number): number {
  const [column, row] = [
    Math.max(0, Math.min(across - 1, x / block - 0.5)),
    Math.max(0, Math.min(down - 1, y / block - 0.5)),
  ];
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(across - 1, left + 1), Math.min(down - 1, top + 1)];
  const [u, v] = [column - left, row - top];
  const read = (cx: number, cy: number): number => values[cy * across + cx] ?? 255;
  return (
    (read(left, top) * (1 - u) + read(right, top) * u) * (1 - v) +
    (read(left, bottom) * (1 - u) + read(right, bottom) * u) * v
  );
}
