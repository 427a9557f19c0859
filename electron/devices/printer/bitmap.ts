/** A 1-bit picture, rows packed to whole bytes, most significant bit leftmost, 1 = black: what GS v 0 wants. */
export type Bitmap = { readonly bytesPerRow: number; readonly height: number; readonly data: Uint8Array };

export function blankBitmap(width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  return { bytesPerRow, height, data: new Uint8Array(bytesPerRow * height) };
}

export function blacken(bitmap: Bitmap, x: number, y: number): void {
  const at = y * bitmap.bytesPerRow + (x >> 3);
  bitmap.data[at] = (bitmap.data[at] ?? 0) | (0x80 >> (x & 7));
}

/** Rows per GS v 0: one byte's worth, because cheap printers ignore yH or have little memory. */
const rowsPerBand = 255;

/** GS v 0 commands for a whole picture, in bands that join without a gap. */
export function rasterCommands(bitmap: Bitmap): Uint8Array {
  const parts: Uint8Array[] = [];
  const { bytesPerRow, height, data } = bitmap;
  for (let row = 0; row < height; row += rowsPerBand) {
    const rows = Math.min(rowsPerBand, height - row);
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rows, 0));
    parts.push(data.subarray(row * bytesPerRow, (row + rows) * bytesPerRow));
  }
  return Buffer.concat(parts);
}
