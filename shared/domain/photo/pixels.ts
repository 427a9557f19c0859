/** A picture in memory: red, green, blue, alpha per pixel, rows from the top; what a canvas calls ImageData. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
};
