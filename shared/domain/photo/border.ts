import type { Mark } from './judgement.ts';
import type { Plane } from './planes.ts';
import type { PhotoPolicy } from './photo-policy.ts';

export const sides = ['left', 'right', 'top', 'bottom'] as const;
export type Side = (typeof sides)[number];

/** How many pixels of each side belong to a frame; 0 where there is none. */
export type Border = Readonly<Record<Side, number>>;

/** A frame is a step in brightness at one depth along nearly the whole side: nothing in a portrait is that straight. */
export function findBorder(luma: Plane, { step, alongEdge, depthPixels }: PhotoPolicy['border']): Border {
  const depthOf = (side: Side): number => {
    let deepest = 0;
    for (let depth = 1; depth <= depthPixels; depth += 1) {
      if (stepShare(luma, side, depth, step) >= alongEdge) deepest = depth;
    }
    return deepest;
  };
  return { left: depthOf('left'), right: depthOf('right'), top: depthOf('top'), bottom: depthOf('bottom') };
}

/** Share of a side's length where the line at `depth` is a step, all in the same direction. */
function stepShare({ width, height, values }: Plane, side: Side, depth: number, step: number): number {
  const upright = side === 'left' || side === 'right';
  const length = upright ? height : width;
  const across = upright ? width : height;
  const at = (place: number, deep: number): number => {
    const line = side === 'left' || side === 'top' ? deep : across - 1 - deep;
    return values[upright ? place * width + line : line * width + place] ?? 0;
  };
  let lighter = 0;
  let darker = 0;
  for (let place = 0; place < length; place += 1) {
    const difference = at(place, depth + 1) - at(place, depth - 1);
    if (difference > step) lighter += 1;
    else if (difference < -step) darker += 1;
  }
  return Math.max(lighter, darker) / length;
}

export function borderMarks({ left, right, top, bottom }: Border, width: number, height: number): Mark[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Mark => ({ kind: 'line', x1, y1, x2, y2 });
  return [
    ...(left > 0 ? [line(left, 0, left, height)] : []),
    ...(right > 0 ? [line(width - right, 0, width - right, height)] : []),
    ...(top > 0 ? [line(0, top, width, top)] : []),
    ...(bottom > 0 ? [line(0, height - bottom, width, height - bottom)] : []),
  ];
}
