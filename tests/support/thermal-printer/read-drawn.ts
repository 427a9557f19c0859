import { Resvg } from '@resvg/resvg-js';
import type { ReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { isBlack, type PaperLine } from './paper.ts';

type Image = Extract<PaperLine, { kind: 'image' }>;

const references = new Map<string, readonly boolean[]>();

/** The character's own shape in a square of `size` dots, as its font has it; by resvg, as nothing of the program's layout is. */
function shapeOf(character: string, size: number, fonts: ReceiptFonts): readonly boolean[] {
  const key = `${character}${size}`;
  const known = references.get(key);
  if (known) return known;
  const outline = fonts.outline(character.codePointAt(0) ?? 0);
  if (!outline) throw new Error(`no font has ${character}`);
  const scale = size / outline.unitsPerEm;
  const path = `<path transform="matrix(${scale} 0 0 ${-scale} 0 ${size * 0.875})" d="${outline.path}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/>${path}</svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const shape = Array.from({ length: size * size }, (_, at) => (pixels[at * 4] ?? 255) < 128);
  references.set(key, shape);
  return shape;
}

/** Black in both, of what is black in either. */
function likeness(one: readonly boolean[], other: readonly boolean[]): number {
  const both = one.filter((black, at) => black && other[at] === true).length;
  const either = one.filter((black, at) => black || other[at] === true).length;
  return either === 0 ? 0 : both / either;
}

/** Reads a drawn line back: for each square cell from `x` on, which of the candidates it looks most like; `?` for none of them. */
export function readDrawn(
  image: Image,
  { x, cell, count }: { readonly x: number; readonly cell: number; readonly count: number },
  { candidates, fonts }: { readonly candidates: string; readonly fonts: ReceiptFonts },
): string {
  const cellAt = (at: number) =>
    Array.from({ length: cell * cell }, (_, dot) =>
      isBlack(image, x + at * cell + (dot % cell), Math.floor(dot / cell)),
    );
  return Array.from({ length: count }, (_, at) => {
    const printed = cellAt(at);
    const ranked = [...new Set(candidates)]
      .map((each) => ({ each, score: likeness(printed, shapeOf(each, cell, fonts)) }))
      .toSorted((a, b) => b.score - a.score);
    return ranked[0] && ranked[0].score > 0.5 ? ranked[0].each : '?';
  }).join('');
}
