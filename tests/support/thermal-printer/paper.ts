/** What is on the paper, top to bottom. Positions and sizes in dots. */
export type Cell = {
  readonly x: number;
  readonly character: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
};

export type PaperLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly cells: readonly Cell[];
      readonly feed: number;
      /** The line was wider than the paper and the printer broke it by itself. */
      readonly overflowed: boolean;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly width: number;
      readonly height: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'qr'; readonly x: number; readonly payload: string; readonly cell: number };

/** Whether a dot of a raster line is black. */
export function isBlack(image: Extract<PaperLine, { kind: 'image' }>, x: number, y: number): boolean {
  return ((image.data[y * (image.width >> 3) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Cells as text: gaps become blanks, one per half-width column, so that alignment can be read off. */
export function textOf(cells: readonly Cell[]): string {
  let text = '';
  let x = 0;
  for (const cell of cells) {
    text += ' '.repeat(Math.max(0, Math.round((cell.x - x) / 12))) + cell.character;
    x = cell.x + cell.width;
  }
  return text.trimEnd();
}
