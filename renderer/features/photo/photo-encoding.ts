import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';

type Limits = Pick<PhotoPolicy['file'], 'minimumBytes' | 'maximumBytes'>;

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
 * one. A plain picture that stays small even at full quality is returned at full quality: padding the file would say
 * nothing about the picture, and the check of its bytes says that somebody should look.
 */
export async function encodeWithinLimits(encode: Encode, limits: Limits): Promise<Uint8Array> {
  const first = await encode(FIRST_QUALITY);
  if (first.length > limits.maximumBytes) {
    const coarsest = await encode(LOWEST_QUALITY);
    if (coarsest.length > limits.maximumBytes) throw new PhotoTooDetailed();
    return largestFitting(encode, limits, { fits: LOWEST_QUALITY, tooLarge: FIRST_QUALITY, best: coarsest });
  }
  if (first.length >= limits.minimumBytes) return first;
  const finest = await encode(1);
  if (finest.length <= limits.maximumBytes) return finest;
  return largestFitting(encode, limits, { fits: FIRST_QUALITY, tooLarge: 1, best: first });
}

type Search = { readonly fits: number; readonly tooLarge: number; readonly best: Uint8Array };

async function largestFitting(encode: Encode, limits: Limits, search: Search): Promise<Uint8Array> {
  let { fits, tooLarge, best } = search;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (fits + tooLarge) / 2;
    // Each round depends on the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const encoded = await encode(middle);
    if (encoded.length > limits.maximumBytes) tooLarge = middle;
    else {
      fits = middle;
      best = encoded;
    }
  }
  return best;
}

/** Base64 text of bytes, in pieces small enough for the call stack. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
