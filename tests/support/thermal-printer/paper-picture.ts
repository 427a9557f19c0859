import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { create } from 'qrcode';
import { isBlack, type PaperLine } from './paper.ts';

const margin = 12;
const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json')),
  '500Medium',
  'NotoSansSC_500Medium.ttf',
);

/** A piece of paper as a PNG for a person to look at, one pixel per dot, with a narrow white margin. */
export function drawPaper(lines: readonly PaperLine[], columns: number): Buffer {
  let y = margin;
  let body = '';
  for (const line of lines) {
    const drawn = drawLine(line);
    body += `<g transform="translate(${margin} ${y})">${drawn.svg}</g>`;
    y += drawn.height;
  }
  const width = columns * 12 + 2 * margin;
  const height = y + margin;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/>${body}</svg>`;
  const font = { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: 'Noto Sans SC' };
  return new Resvg(svg, { font }).render().asPng();
}

function drawLine(line: PaperLine): { svg: string; height: number } {
  if (line.kind === 'text') return { svg: drawText(line), height: line.feed };
  if (line.kind === 'image') return { svg: `<path fill="#000" d="${runsOf(line)}"/>`, height: line.height };
  const { data, size } = create(line.payload).modules;
  let path = '';
  for (let at = 0; at < size * size; at++) {
    if (data[at] === 1) path += square(line.x + (at % size) * line.cell, Math.floor(at / size) * line.cell, line.cell);
  }
  return { svg: `<path fill="#000" d="${path}"/>`, height: size * line.cell };
}

function drawText(line: Extract<PaperLine, { kind: 'text' }>): string {
  const bottom = Math.max(24, ...line.cells.map((cell) => cell.height));
  return line.cells
    .map((cell) => {
      const top = bottom - cell.height;
      const columns = cell.character.charCodeAt(0) < 0x80 ? 1 : 2;
      const scale = `scale(${cell.width / (columns * 12)} ${cell.height / 24})`;
      const ink = cell.inverse ? '#fff' : '#000';
      const ground = cell.inverse
        ? `<rect x="${cell.x}" y="${top}" width="${cell.width}" height="${cell.height}" fill="#000"/>`
        : '';
      const line = cell.underline ? `<rect x="${cell.x}" y="${bottom - 2}" width="${cell.width}" height="2"/>` : '';
      const shown = cell.character.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
      const weight = cell.bold ? ` stroke="${ink}" stroke-width="0.8"` : '';
      return (
        `${ground}${line}<text transform="translate(${cell.x + cell.width / 2} ${top}) ${scale}" y="21" font-size="${columns === 1 ? 20 : 24}"` +
        ` font-family="Noto Sans SC" text-anchor="middle" fill="${ink}"${weight}>${shown}</text>`
      );
    })
    .join('');
}

function runsOf(image: Extract<PaperLine, { kind: 'image' }>): string {
  let path = '';
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const start = x;
      while (x < image.width && isBlack(image, x, y)) x++;
      if (x > start) path += `M${image.x + start} ${y}h${x - start}v1h-${x - start}z`;
    }
  }
  return path;
}

function square(x: number, y: number, size: number): string {
  return `M${x} ${y}h${size}v${size}h-${size}z`;
}
