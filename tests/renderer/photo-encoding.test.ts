import { describe, expect, it } from 'vitest';
import { readJpegFacts, withPrintDensity } from '#shared/domain/photo/jpeg-file.ts';
import { encodeWithinLimits, PhotoTooDetailed, toBase64 } from '#renderer/features/photo/photo-encoding.ts';

const limits = { minimumBytes: 20_480, maximumBytes: 50_000 };
const jpegSize = (bytes: Uint8Array) => {
  const facts = readJpegFacts(bytes);
  return facts && { width: facts.width, height: facts.height };
};

/** A camera whose files grow with the quality asked for. */
const picture = (bytesAtFull: number) => async (quality: number) =>
  new Uint8Array(Math.round(bytesAtFull * quality ** 3));

/** A JPEG's beginning as a canvas writes it: JFIF header without unit, quantisation table, frame header. */
function jpegStart(width: number, height: number): Uint8Array {
  const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const table = [0xff, 0xdb, 0, 4, 0, 0];
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  return Uint8Array.from([0xff, 0xd8, ...jfif, ...table, ...frame, 0xff, 0xd9]);
}

describe('photo size in bytes', () => {
  it.each([
    ['a detailed picture', 120_000],
    ['a very detailed picture', 4_000_000],
    ['an ordinary picture', 45_000],
    ['a rather plain picture', 24_000],
  ])('%s ends between 20 and 50 KB', async (_, bytes) => {
    const jpeg = await encodeWithinLimits(picture(bytes), limits);
    expect(jpeg.length).toBeLessThanOrEqual(50_000);
    expect(jpeg.length).toBeGreaterThanOrEqual(20_480);
  });

  it('uses the room there is: close under the limit for a detailed picture', async () => {
    const jpeg = await encodeWithinLimits(picture(120_000), limits);
    expect(jpeg.length).toBeGreaterThan(47_000);
  });

  it('takes a plain picture at full quality when it cannot reach 20 KB', async () => {
    const jpeg = await encodeWithinLimits(picture(9000), limits);
    expect(jpeg.length).toBe(9000);
  });

  it('lands under the limit when full quality overshoots and the first try was too small', async () => {
    const steep = async (quality: number) => new Uint8Array(quality > 0.95 ? 60_000 : 15_000);
    const jpeg = await encodeWithinLimits(steep, limits);
    expect(jpeg.length).toBe(15_000);
  });

  it('refuses what no quality brings under the limit', async () => {
    await expect(encodeWithinLimits(async () => new Uint8Array(60_000), limits)).rejects.toBeInstanceOf(
      PhotoTooDetailed,
    );
  });
});

describe('photo header', () => {
  it('reads the pixel size from the frame header, past other segments', () => {
    expect(jpegSize(jpegStart(352, 440))).toEqual({ width: 352, height: 440 });
    expect(jpegSize(jpegStart(353, 441))).toEqual({ width: 353, height: 441 });
  });

  it('says of anything else that it is no JPEG', () => {
    expect(jpegSize(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(jpegSize(new Uint8Array())).toBeNull();
    expect(jpegSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]))).toBeNull();
  });

  it('writes 300 dpi without touching the rest', () => {
    const before = jpegStart(352, 440);
    const after = withPrintDensity(before, 300);
    expect(after.slice(13, 18)).toEqual(Uint8Array.of(1, 1, 44, 1, 44));
    expect(after.length).toBe(before.length);
    expect(after.slice(18)).toEqual(before.slice(18));
    expect(jpegSize(after)).toEqual({ width: 352, height: 440 });
  });

  it('turns bytes into base64 whatever their number', () => {
    const bytes = Uint8Array.from({ length: 20_001 }, (_, at) => at % 256);
    expect(Uint8Array.from(atob(toBase64(bytes)), (letter) => letter.charCodeAt(0))).toEqual(bytes);
  });
});
