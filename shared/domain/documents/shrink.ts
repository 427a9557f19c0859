import type { Pixels } from '../photo/pixels.ts';

/** The picture with its longer side at most `longestSide`; each pixel the mean of those it stands for. */
export function shrunk(picture: Pixels, longestSide: number): Pixels {
  const by = Math.max(picture.width, picture.height) / longestSide;
  if (by <= 1) return picture;
  const [width, height] = [Math.max(1, Math.round(picture.width / by)), Math.max(1, Math.round(picture.height / by))];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const [top, bottom] = span(row, height, picture.height);
    for (let column = 0; column < width; column += 1) {
      const [left, right] = span(column, width, picture.width);
      const at = (row * width + column) * 4;
      const count = (right - left) * (bottom - top);
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let y = top; y < bottom; y += 1) {
          for (let x = left; x < right; x += 1) sum += picture.data[(y * picture.width + x) * 4 + channel] ?? 0;
        }
        data[at + channel] = sum / count;
      }
    }
  }
  return { width, height, data };
}

function span(index: number, count: number, length: number): readonly [number, number] {
  const from = Math.floor((index * length) / count);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / count))];
}
