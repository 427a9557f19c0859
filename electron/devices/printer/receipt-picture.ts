import { escapeReceiptText } from '#shared/domain/receipt-template.ts';
import { textLineOutlines } from './line-raster.ts';
import type { ReceiptFonts } from './receipt-fonts.ts';
import { dotsPerColumn, dotsPerTextRow, layOutReceipt, type ReceiptLine } from './receipt-layout.ts';
import { spellMissing } from './spell-missing.ts';

const LEADING = 6; // the printer's own line spacing: 30 dots for 24 of text
const MARGIN = 24;
const CODE_CELL = 8;

/**
 * The receipt as an SVG picture for a screen, from the layout the printer gets. Text is outlines: a picture in a page has no
 * fonts but the machine's own, and those may lack Chinese.
 */
export function previewReceipt(
  markup: string,
  options: { readonly columns: number; readonly fonts: ReceiptFonts },
): string {
  const width = options.columns * dotsPerColumn;
  const spelt = spellMissing(markup.trimEnd(), (each) => options.fonts.outline(each.codePointAt(0) ?? 0) !== null);
  let y = MARGIN;
  let body = '';
  for (const line of layOutReceipt(spelt.markup, options.columns)) {
    body += `<g transform="translate(${MARGIN} ${y})">${pictureOf(line, options.fonts)}</g>`;
    y += heightOf(line);
  }
  const [fullWidth, height] = [width + 2 * MARGIN, y + MARGIN];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${height}" viewBox="0 0 ${fullWidth} ${height}">` +
    `<rect width="${fullWidth}" height="${height}" fill="#fff"/>${body}</svg>`
  );
}

/** A QR code alone, with the white around it that a phone needs: SVG text. */
export function codePicture(payload: string): string {
  const markup = `{option:qrcode ${CODE_CELL} m}\n{code:${escapeReceiptText(payload)}}`;
  const line = layOutReceipt(markup, 48).find(({ kind }) => kind === 'qr');
  if (line?.kind !== 'qr') throw new Error('no code came of its payload');
  const side = line.matrix.length * line.cell;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/>${pictureOfCode({ ...line, x: 0 })}</svg>`
  );
}

function heightOf(line: ReceiptLine): number {
  switch (line.kind) {
    case 'text':
      return line.height + LEADING;
    case 'rule':
      return dotsPerTextRow + LEADING;
    case 'qr':
      return line.matrix.length * line.cell;
  }
}

function pictureOf(line: ReceiptLine, fonts: ReceiptFonts): string {
  switch (line.kind) {
    case 'text':
      return textLineOutlines(line, fonts);
    case 'rule':
      return `<rect x="${line.x}" y="11" width="${line.columns * dotsPerColumn}" height="2"/>`;
    case 'qr':
      return pictureOfCode(line);
  }
}

type CodeLine = Extract<ReceiptLine, { kind: 'qr' }>;

function pictureOfCode(line: CodeLine): string {
  return line.matrix.map((row, y) => qrRow(row, y, line)).join('');
}

function qrRow(row: Uint8Array, y: number, { x, cell }: CodeLine): string {
  return Array.from(row, (dark, column) =>
    dark === 1 ? `<rect x="${x + column * cell}" y="${y * cell}" width="${cell}" height="${cell}"/>` : '',
  ).join('');
}
