export type Bounds = { readonly maximumBytes: number; readonly quality: number; readonly lowestQuality: number };

/** Even the lowest quality exceeds the limit. */
export class PageTooDetailed extends Error {
  constructor() {
    super('the page exceeds the size limit at the lowest quality');
    this.name = 'PageTooDetailed';
  }
}

const STEPS = 5;

/** Encodes at the policy's quality, or at the best lower one of a few that fits; a page must not take long. */
export async function fitting(
  encode: (quality: number) => Promise<Uint8Array>,
  { maximumBytes, quality, lowestQuality }: Bounds,
): Promise<Uint8Array> {
  for (let step = 0; step < STEPS; step += 1) {
    // Each try is needed only when the one before it was too large.
    // oxlint-disable-next-line no-await-in-loop
    const encoded = await encode(quality - ((quality - lowestQuality) * step) / (STEPS - 1));
    if (encoded.length <= maximumBytes) return encoded;
  }
  throw new PageTooDetailed();
}

/** Base64 text of bytes, in pieces small enough for the call stack. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
