import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import type { PhotoFinding } from '#shared/contract/cases.ts';
import type { JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { judgePhoto } from '#shared/domain/photo/judge-photo.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import type { Pixels } from '#shared/domain/photo/pixels.ts';

/** A photo is judged twice within a minute at most: when it is kept, and when a lost answer is asked for again. */
const KEPT = 16;
const known = new Map<string, PhotoFinding[]>();

/** What the checks say of a photo, from its bytes alone: about a tenth of a second, once per picture and policy. */
export function judgeJpeg(bytes: Uint8Array, facts: JpegFacts, policy: PhotoPolicy): PhotoFinding[] {
  const key = createHash('sha256').update(JSON.stringify(policy)).update(bytes).digest('hex');
  const before = known.get(key);
  if (before) return before;
  const found = judgePhoto(facts, pixelsOf(bytes, facts), policy).map(({ check, verdict, values }) => ({
    check,
    verdict,
    values: { ...values },
  }));
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return found;
}

/** The decoder is the one that draws receipts; a picture it cannot read comes out white and fails every check. */
function pixelsOf(bytes: Uint8Array, { width, height }: JpegFacts): Pixels {
  const source = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="#fff"/><image width="${width}" height="${height}" href="${source}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width, height, data: pixels };
}
