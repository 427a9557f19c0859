import { findAxis, type Axis } from './axis.ts';
import { findBackdrop, type Backdrop } from './backdrop.ts';
import { findBorder, type Border } from './border.ts';
import { findEyes, type Eyes } from './eyes.ts';
import { findHead, type Head } from './head.ts';
import { planesOf, type Planes } from './planes.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import type { Pixels } from './pixels.ts';

/** What was found in a picture; every check reads from this. */
export type Portrait = {
  readonly width: number;
  readonly height: number;
  readonly planes: Planes;
  readonly border: Border;
  readonly backdrop: Backdrop;
  /** Null where the silhouette shows no head: then a person has to judge everything about it. */
  readonly head: Head | null;
  readonly axis: Axis | null;
  readonly eyes: Eyes | null;
};

/** Finds backdrop, head and face by their shapes and colours, without any learnt model. */
export function readPortrait(pixels: Pixels, policy: PhotoPolicy): Portrait {
  const planes = planesOf(pixels);
  const border = findBorder(planes.luma, policy.border);
  const backdrop = findBackdrop(planes, border);
  const head = findHead(outsideFrame(backdrop.mask, border, pixels), planes.luma);
  const axis = head && findAxis(planes.luma, backdrop.mask, head);
  const eyes = head && axis && findEyes(planes.luma, head, axis.degrees);
  return { width: pixels.width, height: pixels.height, planes, border, backdrop, head, axis, eyes };
}

/** The mask with a frame counted as backdrop, so that head and shoulders do not join it. */
function outsideFrame(mask: Uint8Array, border: Border, { width, height }: Pixels): Uint8Array {
  const { left, right, top, bottom } = border;
  if (left + right + top + bottom === 0) return mask;
  return mask.map((value, at) => {
    const x = at % width;
    const y = Math.floor(at / width);
    const inside = x >= left + 3 && x < width - right - 3 && y >= top + 3 && y < height - bottom - 3;
    return inside || (bottom === 0 && y >= height - 3) ? value : 1;
  });
}
