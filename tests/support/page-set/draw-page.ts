import { Resvg } from '@resvg/resvg-js';
import type { Pixels } from '#shared/domain/photo/pixels.ts';
import type { Random } from '../photo-set/random.ts';

const pixelsOf = (svg: string): Pixels => {
  const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width, height, data: pixels };
};

type Box = readonly [x: number, y: number, width: number, height: number];

const rect = ([x, y, width, height]: Box, rest: string) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" ${rest}/>`;

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;

const PAPERS = ['#ffffff', '#fbfaf5', '#f4efe0', '#f7f7fb'] as const;

/** Bars for words: what a page of print is when nobody can read it. */
function words(random: Random, width: number, height: number): string {
  const size = random.between(9, 15);
  const [left, right] = [width * random.between(0.08, 0.14), width * random.between(0.86, 0.92)];
  let body = '';
  for (let y = height * 0.1; y < height * random.between(0.6, 0.92); y += size * random.between(1.7, 2.1)) {
    for (let x = left; x < right - size;) {
      const word = Math.min(right - x, size * random.between(0.8, 6));
      body += rect([x, y, word, size * 0.8], 'fill="#333" opacity="0.75"');
      x += word + size * 0.5;
      if (random.chance(0.04)) break;
    }
  }
  return body;
}

function table(random: Random, width: number, height: number): string {
  const [left, top, wide, high] = [width * 0.09, height * 0.12, width * 0.82, height * random.between(0.5, 0.78)];
  const rows = Math.round(random.between(6, 16));
  let body = rect([left, top, wide, high], 'fill="none" stroke="#222" stroke-width="2.5"');
  for (let row = 1; row < rows; row += 1)
    body +=
      rect([left, top + (high * row) / rows, wide, 1.5], 'fill="#222"') +
      rect([left + 12, top + (high * (row - 0.65)) / rows, wide * random.between(0.1, 0.8), 10], 'fill="#444"');
  return body + rect([left + wide * 0.28, top, 1.5, high], 'fill="#222"');
}

/** A4 or the open register, a certificate with a frame, or a card: white or cream, with print, stamps, folds. */
export function drawPage(random: Random): Pixels {
  const kind = random.pick(['letter', 'form', 'register', 'certificate', 'card']);
  const [width, height] = kind === 'register' ? [900, 640] : kind === 'card' ? [720, 454] : [700, 990];
  const paper = random.pick(PAPERS);
  let body = rect([0, 0, width, height], `fill="${paper}"`);
  if (kind === 'letter') body += words(random, width, height);
  if (kind === 'form') body += table(random, width, height);
  if (kind === 'register') {
    body += `<g>${table(random, width / 2, height)}</g><g transform="translate(${width / 2} 0)">${words(random, width / 2, height)}</g>`;
    body += rect([width / 2 - 2, 0, 4, height], 'fill="#000" opacity="0.16"');
  }
  if (kind === 'certificate') {
    body += rect(
      [width * 0.05, height * 0.04, width * 0.9, height * 0.92],
      'fill="none" stroke="#b03030" stroke-width="9"',
    );
    body += rect([width * 0.3, height * 0.15, width * 0.4, 34], 'fill="#b02020"') + words(random, width, height);
  }
  if (kind === 'card') {
    body += rect([width * 0.64, height * 0.14, width * 0.28, height * 0.56], 'fill="#8795a5"');
    for (let row = 0; row < 5; row += 1)
      body += rect([width * 0.08, height * (0.16 + row * 0.13), width * random.between(0.2, 0.5), 16], 'fill="#334"');
  }
  if (random.chance(0.5)) {
    const [x, y] = [width * random.between(0.4, 0.8), height * random.between(0.6, 0.85)];
    body += `<circle cx="${x}" cy="${y}" r="${width * 0.1}" fill="none" stroke="#d02020" stroke-width="7" opacity="0.8"/>`;
  }
  return pixelsOf(svg(width, height, body));
}

const TABLES = [
  '#6b4a2f',
  '#8a6a48',
  '#3d3a38',
  '#5d6b78',
  '#29506d',
  '#75806a',
  '#7d2f2c',
  '#9a9690',
  '#b49468',
] as const;

/** A table: plain, wooden, woven, or with things lying about. */
export function drawTable(random: Random, width: number, height: number): Pixels {
  const colour = random.pick(TABLES);
  let body = rect([0, 0, width, height], `fill="${colour}"`);
  const kind = random.pick(['plain', 'wood', 'woven', 'boards']);
  const dark = () => `fill="#000" opacity="${random.between(0.02, 0.1).toFixed(3)}"`;
  if (kind === 'wood')
    for (let y = 0; y < height; y += random.between(4, 22)) body += rect([0, y, width, random.between(1, 6)], dark());
  if (kind === 'boards')
    for (let x = random.between(0, 200); x < width; x += 210)
      body += rect([x, 0, 5, height], 'fill="#000" opacity="0.35"');
  if (kind === 'woven')
    for (let at = 0; at < 500; at += 1)
      body += rect([random.between(0, width), random.between(0, height), 14, 3], dark());
  for (let thing = 0; thing < random.between(0, 3.9); thing += 1) {
    const [x, y, turn] = [random.between(0, width), random.between(0, height), random.between(0, 180)];
    const shade = random.pick(['#111', '#c8c8c8', '#aa2222', '#e8d070', '#24407a']);
    const [long, wide] = random.chance(0.6) ? [220, 16] : [random.between(80, 190), random.between(60, 120)];
    body += `<g transform="translate(${x} ${y}) rotate(${turn})">${rect([0, 0, long, wide], `fill="${shade}" rx="6"`)}</g>`;
  }
  return pixelsOf(svg(width, height, body));
}
