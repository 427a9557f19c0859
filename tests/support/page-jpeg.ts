type Size = { readonly width: number; readonly height: number; readonly bytes?: number; readonly components?: number };

/** The bytes of a JPEG as its header tells them: two of different `seed` are different pages. Nobody can look at it. */
export function pageJpeg(seed: number, { width, height, bytes = 400, components = 3 }: Size): string {
  const frame = Buffer.from([0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 0, 0, 0, components]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.alloc(Math.max(8, bytes - 4 - frame.length), 0x55);
  scan.writeUInt32BE(seed, 0);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, scan, Buffer.from([0xff, 0xd9])]).toString('base64');
}

/** Page and thumbnail as the page sends them. */
export function pageInput(seed: number) {
  return {
    jpeg: pageJpeg(seed, { width: 1414, height: 2000, bytes: 4000 }),
    thumbnail: pageJpeg(seed, { width: 141, height: 200 }),
    grey: true,
  };
}
