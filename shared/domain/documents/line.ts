import type { Point } from './quad.ts';

/** All points with x·cos(angle) + y·sin(angle) = offset; `angle` in radians. */
export type Line = { readonly angle: number; readonly offset: number };

/** Where two lines meet; null for parallel ones. */
export function crossing(a: Line, b: Line): Point | null {
  const whole = Math.sin(b.angle - a.angle);
  if (Math.abs(whole) < 1e-6) return null;
  return {
    x: (a.offset * Math.sin(b.angle) - b.offset * Math.sin(a.angle)) / whole,
    y: (b.offset * Math.cos(a.angle) - a.offset * Math.cos(b.angle)) / whole,
  };
}
