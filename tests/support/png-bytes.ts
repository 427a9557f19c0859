import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from '#shared/domain/photo/pixels.ts';

/** A picture as the bytes of a PNG (RGB, eight bits, no filter). */
export function pngBytes({ width, height, data }: Pixels): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    const to = Math.floor(at / width) * (width * 3 + 1) + 1 + (at % width) * 3;
    for (let channel = 0; channel < 3; channel += 1) rows[to + channel] = data[at * 4 + channel] ?? 0;
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const body = deflateSync(rows, { level: 1 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
