import type { Pixels } from './pixels.ts';

/** One number per pixel, rows from the top. */
export type Plane = { readonly width: number; readonly height: number; readonly values: Float32Array };

export type Planes = { readonly red: Plane; readonly green: Plane; readonly blue: Plane; readonly luma: Plane };

/** Channels and brightness (ITU-R BT.601) as planes of 0–255. */
export function planesOf({ width, height, data }: Pixels): Planes {
  const make = (weight: (red: number, green: number, blue: number) => number): Plane => {
    const values = new Float32Array(width * height);
    for (let at = 0; at < values.length; at += 1) {
      values[at] = weight(data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0);
    }
    return { width, height, values };
  };
  return {
    red: make((red) => red),
    green: make((_red, green) => green),
    blue: make((_red, _green, blue) => blue),
    luma: make((red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue),
  };
}

/** Mean over the square of `radius` around each pixel, smaller at the edges. */
export function boxBlur(plane: Plane, radius: number): Plane {
  const sums = integralOf(plane);
  const { width, height } = plane;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) values[y * width + x] = meanAround(sums, x, y, radius);
  }
  return { width, height, values };
}

/** Sums of everything left of and above each pixel: means of boxes in four look-ups. */
export type Integral = { readonly width: number; readonly height: number; readonly sums: Float64Array };

export function integralOf({ width, height, values }: Plane): Integral {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return { width, height, sums };
}

export function meanAround({ width, height, sums }: Integral, x: number, y: number, radius: number): number {
  const left = Math.max(0, x - radius);
  const top = Math.max(0, y - radius);
  const right = Math.min(width, x + radius + 1);
  const bottom = Math.min(height, y + radius + 1);
  const stride = width + 1;
  const total =
    (sums[bottom * stride + right] ?? 0) -
    (sums[top * stride + right] ?? 0) -
    (sums[bottom * stride + left] ?? 0) +
    (sums[top * stride + left] ?? 0);
  return total / ((right - left) * (bottom - top));
}

export function valueAt({ width, height, values }: Plane, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, Math.round(x)));
  const row = Math.max(0, Math.min(height - 1, Math.round(y)));
  return values[row * width + column] ?? 0;
}

/** The value below which a share of the samples lies; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
