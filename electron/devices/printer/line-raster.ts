import { Resvg } from '@resvg/resvg-js';
import { characterWidth } from '#shared/text-width.ts';
import { type Bitmap, blacken, blankBitmap } from './bitmap.ts';
import type { ReceiptFonts } from './receipt-fonts.ts';
import { dotsPerColumn, dotsPerTextRow, type ReceiptLine, runWidth, type TextRun } from './receipt-layout.ts';

/** White rows under a raster line, so that it keeps the distance text lines get from the printer's own line spacing. */
const leading = 6;
/** Height of the baseline above the foot of a 24-dot cell, for fonts whose em box is 0.88 up, 0.12 down. */
const baseline = 21;

type TextLine = Extract<ReceiptLine, { kind: 'text' }>;

/** Draws a text line as the printer would have set it: same cells, same positions. Outlines only, so resvg needs no fonts. */
export function drawTextLine(line: TextLine, width: number, fonts: ReceiptFonts): Bitmap {
  const height = line.height + leading;
  const body = textLineOutlines(line, fonts);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/>${body}</svg>`;
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return toBitmap(image.pixels, width, height);
}

/** The line's characters as SVG paths, the line's top left at the origin. */
export function textLineOutlines(line: TextLine, fonts: ReceiptFonts): string {
  return line.runs.map((run) => drawRun(run, line.height, fonts)).join('');
}

export function drawRule(x: number, columns: number, width: number): Bitmap {
  const bitmap = blankBitmap(width, dotsPerTextRow + leading);
  for (let dot = x; dot < Math.min(x + columns * dotsPerColumn, width); dot++) {
    for (const row of [11, 12]) blacken(bitmap, dot, row);
  }
  return bitmap;
}

/** The white left of the code is part of the picture: many printers ignore the alignment command for raster. */
export function drawQr(line: Extract<ReceiptLine, { kind: 'qr' }>, width: number): Bitmap {
  const size = line.matrix.length * line.cell;
  const bitmap = blankBitmap(Math.min(line.x + size, width), size);
  for (let y = 0; y < size; y++) {
    const row = line.matrix[Math.floor(y / line.cell)];
    for (let x = 0; x < size; x++) {
      if (row?.[Math.floor(x / line.cell)] === 1) blacken(bitmap, line.x + x, y);
    }
  }
  return bitmap;
}

function drawRun(run: TextRun, lineHeight: number, fonts: ReceiptFonts): string {
  const { scaleX, scaleY, inverse, underline, bold } = run.style;
  const top = lineHeight - scaleY * dotsPerTextRow;
  const height = scaleY * dotsPerTextRow;
  const width = runWidth(run);
  const ink = inverse ? '#fff' : '#000';
  let svg = inverse ? `<rect x="${run.x}" y="${top}" width="${width}" height="${height}" fill="#000"/>` : '';
  if (underline) svg += `<rect x="${run.x}" y="${lineHeight - 2}" width="${width}" height="2" fill="${ink}"/>`;
  let x = run.x;
  for (const character of run.text) {
    const cell = characterWidth(character) * dotsPerColumn;
    const outline = character === ' ' || cell === 0 ? null : fonts.outline(character.codePointAt(0) ?? 0);
    if (outline !== null) {
      const size = dotsPerTextRow / outline.unitsPerEm;
      // Proportional Latin letters are narrowed to their cell when too wide and centred when not.
      const narrow = Math.min(1, cell / (outline.advance * size));
      const offset = (cell - outline.advance * size * narrow) / 2;
      const matrix = [size * narrow * scaleX, 0, 0, -size * scaleY, x + offset * scaleX, top + baseline * scaleY];
      const weight = bold ? ` stroke="${ink}" stroke-width="${outline.unitsPerEm / 30}"` : '';
      svg += `<path transform="matrix(${matrix.join(' ')})" d="${outline.path}" fill="${ink}"${weight}/>`;
    }
    x += cell * scaleX;
  }
  return svg;
}

function toBitmap(rgba: Uint8Array, width: number, height: number): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((rgba[(y * width + x) * 4] ?? 255) < 128) blacken(bitmap, x, y);
    }
  }
  return bitmap;
}
