import jsQR from 'jsqr';
import { isBlack, type PaperLine } from './paper.ts';

/** Payloads of the QR codes on a piece of paper, native ones and those printed as a picture. */
export function readQrs(lines: readonly PaperLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === 'qr') return [line.payload];
    if (line.kind === 'text') return [];
    const payload = readRaster(line);
    return payload === null ? [] : [payload];
  });
}

function readRaster(image: Extract<PaperLine, { kind: 'image' }>): string | null {
  // Paper around the picture is white too.
  const margin = 24;
  const width = image.width + 2 * margin;
  const height = image.height + 2 * margin;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (isBlack(image, x, y))
        pixels.fill(0, ((y + margin) * width + x + margin) * 4, ((y + margin) * width + x + margin) * 4 + 3);
    }
  }
  return jsQR(pixels, width, height)?.data ?? null;
}
