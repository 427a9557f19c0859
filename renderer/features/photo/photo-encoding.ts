/** What the card maker accepts: 352×440 pixels at 300 dpi, 20–50 KB. Kept as decimal kilobytes, the stricter reading of 50 KB. */
export const photoLimits = {
  width: 352,
  height: 440,
  dotsPerInch: 300,
  minimumBytes: 20_480,
  maximumBytes: 50_000,
} as const;

export type Encode = (quality: number) => Promise<Uint8Array>;

const FIRST_QUALITY = 0.92;
const LOWEST_QUALITY = 0.05;
const BISECTIONS = 7;

/** Even the coarsest encoding exceeds the limit; cannot happen with a picture that was scaled to the right size. */
export class PhotoTooDetailed extends Error {
  constructor() {
    super('photo exceeds the size limit at the lowest quality');
    this.name = 'PhotoTooDetailed';
  }
}

/**
 * Encodes at the best quality that stays under the upper limit and, when the picture has that much detail, above the lower
 * one. A plain picture that stays small even at full quality is returned at full quality.
 */
export async function encodeWithinLimits(encode: Encode): Promise<Uint8Array> {
  const first = await encode(FIRST_QUALITY);
  if (first.length > photoLimits.maximumBytes) {
    const coarsest = await encode(LOWEST_QUALITY);
    if (coarsest.length > photoLimits.maximumBytes) throw new PhotoTooDetailed();
    return largestFitting(encode, { fits: LOWEST_QUALITY, tooLarge: FIRST_QUALITY, best: coarsest });
  }
  if (first.length >= photoLimits.minimumBytes) return first;
  const finest = await encode(1);
  if (finest.length <= photoLimits.maximumBytes) return finest;
  return largestFitting(encode, { fits: FIRST_QUALITY, tooLarge: 1, best: first });
}

type Search = { readonly fits: number; readonly tooLarge: number; readonly best: Uint8Array };

async function largestFitting(encode: Encode, search: Search): Promise<Uint8Array> {
  let { fits, tooLarge, best } = search;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (fits + tooLarge) / 2;
    // Each round depends on the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const encoded = await encode(middle);
    if (encoded.length > photoLimits.maximumBytes) tooLarge = middle;
    else {
      fits = middle;
      best = encoded;
    }
  }
  return best;
}

/** Pixel size written in a JPEG's frame header; null for bytes that are no JPEG. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = view.getUint16(at);
    // SOF0…SOF15 without DHT, JPG and DAC, which share the range.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Writes 300 dpi into the JFIF header that canvases leave at "no unit"; other bytes stay as they are. */
export function withPrintDensity(bytes: Uint8Array): Uint8Array {
  const isJfif = bytes.length > 18 && bytes[2] === 0xff && bytes[3] === 0xe0 && bytes[6] === 0x4a && bytes[7] === 0x46;
  if (!isJfif) return bytes;
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint8(13, 1); // dots per inch
  view.setUint16(14, photoLimits.dotsPerInch);
  view.setUint16(16, photoLimits.dotsPerInch);
  return copy;
}

/** Base64 text of bytes, in pieces small enough for the call stack. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
