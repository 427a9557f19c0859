import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture of black and white dots, one byte each, 1 = black. */
export type Dots = { readonly width: number; readonly height: number; readonly dots: Uint8Array };

export function dotsOf(picture: {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}): Dots {
  const { width, height, pixels } = picture;
  return {
    width,
    height,
    dots: Uint8Array.from({ length: width * height }, (_, at) => ((pixels[at * 4] ?? 255) < 128 ? 1 : 0)),
  };
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG of one bit a dot without filters: a tenth of what a picture in colours takes. */
export function writeOneBitPng({ width, height, dots }: Dots): Buffer {
  const bytesPerRow = Math.ceil(width / 8) + 1;
  const rows = Buffer.alloc(bytesPerRow * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < bytesPerRow * 8 - 8; x++) {
      const at = y * bytesPerRow + 1 + (x >> 3);
      if (x >= width || dots[y * width + x] !== 1) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what {@link writeOneBitPng} wrote, and nothing else. */
export function readOneBitPng(png: Buffer): Dots {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const bytesPerRow = Math.ceil(width / 8) + 1;
  const dots = Uint8Array.from({ length: width * height }, (_, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    return ((rows[y * bytesPerRow + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0 ? 1 : 0;
  });
  return { width, height, dots };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
