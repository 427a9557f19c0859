import type { Pixels } from '#shared/domain/photo/pixels.ts';
import { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** Lens, sensor and storage: light, blur, noise, and what a JPEG loses. */
export function spoil(clean: Uint8Array, width: number, height: number, scene: Scene): Pixels {
  const random = new Random(scene.seed + 11);
  const data = new Uint8ClampedArray(clean.length).fill(255);
  const table = quantisation(scene.jpegQuality);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = new Float32Array(width * height);
    for (let at = 0; at < plane.length; at += 1) plane[at] = (clean[at * 4 + channel] ?? 0) * scene.gain;
    const across = blurAlong(plane, { width, height, sigma: scene.blur, step: 1 });
    const both = blurAlong(across, { width, height, sigma: scene.motion ? scene.blur * 0.6 : scene.blur, step: width });
    for (let at = 0; at < both.length; at += 1) {
      // A sensor overflows before it is noisy.
      both[at] = Math.min(255, both[at] ?? 0) + random.normal() * scene.noise;
    }
    throughJpeg(both, width, height, table);
    for (let at = 0; at < both.length; at += 1) data[at * 4 + channel] = both[at] ?? 0;
  }
  return { width, height, data };
}

type Along = { readonly width: number; readonly height: number; readonly sigma: number; readonly step: number };

function blurAlong(plane: Float32Array, { width, height, sigma, step }: Along): Float32Array {
  const radius = Math.max(1, Math.ceil(sigma * 2.6));
  const kernel = Array.from({ length: radius * 2 + 1 }, (_, at) => Math.exp(-((at - radius) ** 2) / (2 * sigma ** 2)));
  const total = kernel.reduce((sum, each) => sum + each, 0);
  const result = new Float32Array(plane.length);
  const length = step === 1 ? width : height;
  for (let at = 0; at < plane.length; at += 1) {
    const place = step === 1 ? at % width : Math.floor(at / width);
    let sum = 0;
    for (let tap = -radius; tap <= radius; tap += 1) {
      const inside = Math.max(-place, Math.min(length - 1 - place, tap));
      sum += (kernel[tap + radius] ?? 0) * (plane[at + inside * step] ?? 0);
    }
    result[at] = sum / total;
  }
  return result;
}

const COSINES = Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7];
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16);
});

/** The brightness table of JPEG's annex K at a quality, near enough: it grows with the frequency. */
function quantisation(quality: number): Float32Array {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  return Float32Array.from({ length: 64 }, (_, at) => Math.max(1, (10 + 6 * ((at >> 3) + (at & 7))) * scale));
}

function throughJpeg(plane: Float32Array, width: number, height: number, table: Float32Array): void {
  const block = new Float32Array(64);
  const turned = new Float32Array(64);
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let at = 0; at < 64; at += 1) block[at] = plane[(top + (at >> 3)) * width + left + (at & 7)] ?? 0;
      transform(block, turned, false);
      transform(turned, block, false);
      for (let at = 0; at < 64; at += 1) {
        const step = table[at] ?? 1;
        block[at] = Math.round((block[at] ?? 0) / step) * step;
      }
      transform(block, turned, true);
      transform(turned, block, true);
      for (let at = 0; at < 64; at += 1) plane[(top + (at >> 3)) * width + left + (at & 7)] = block[at] ?? 0;
    }
  }
}

/** One pass of the cosine transform over the rows; writes them as columns, so that two passes do both directions. */
function transform(from: Float32Array, to: Float32Array, back: boolean): void {
  for (let row = 0; row < 8; row += 1) {
    for (let out = 0; out < 8; out += 1) {
      let sum = 0;
      for (let at = 0; at < 8; at += 1)
        sum += (COSINES[back ? at * 8 + out : out * 8 + at] ?? 0) * (from[row * 8 + at] ?? 0);
      to[out * 8 + row] = sum;
    }
  }
}
