import { inflateSync } from 'node:zlib';
import { DeskError } from '#shared/errors.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Ten times a signature field. */
const MOST_PIXELS = 4_000_000;
/** By colour type: grey, colour, both with transparency; a palette is no signature's. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * A PNG whose picture is there to the last row. Papers are drawn in the station itself: what cannot be unpacked would end it
 * there, for every counter, and a few hundred kilobytes may unpack to gigabytes. Errors: signature.format.
 */
export function pngOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  const packed: Buffer[] = [];
  let header: Buffer | undefined;
  if (bytes.subarray(0, 8).equals(SIGNATURE)) {
    for (let at = 8; at + 12 <= bytes.length;) {
      const length = bytes.readUInt32BE(at);
      const type = bytes.toString('latin1', at + 4, at + 8);
      const content = bytes.subarray(at + 8, at + 8 + length);
      if (type === 'IHDR') header ??= content;
      if (type === 'IDAT') packed.push(content);
      if (type === 'IEND' && header && isWhole(header, Buffer.concat(packed))) return bytes;
      at += 12 + length;
    }
  }
  throw new DeskError('signature.format', {});
}

function isWhole(header: Buffer, packed: Buffer): boolean {
  if (header.length < 13) return false;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header.readUInt8(9)];
  const plain = header.readUInt8(8) === 8 && header.readUInt8(12) === 0;
  if (channels === undefined || !plain || width * height < 1 || width * height > MOST_PIXELS) return false;
  const size = (width * channels + 1) * height;
  try {
    return inflateSync(packed, { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}
