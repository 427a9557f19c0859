/** A4 of 2000 stored pixels is drawn at 222 dots per inch. */
const LARGER = 1.3;

export type Drawn = { readonly scale: number; readonly width: number; readonly height: number };

/**
 * How a page is drawn, whatever size its PDF claims: phones write pages of a metre, and of a thumbnail. Its longer side gets
 * somewhat more pixels than a stored page has.
 */
export function pixelsFor(page: { readonly width: number; readonly height: number }, longestSide: number): Drawn {
  const longest = Math.round(longestSide * LARGER);
  const scale = longest / Math.max(page.width, page.height);
  if (!Number.isFinite(scale) || scale <= 0) throw new RangeError('a page without a size');
  const pixels = (length: number): number => Math.min(longest, Math.max(1, Math.round(length * scale)));
  return { scale, width: pixels(page.width), height: pixels(page.height) };
}
