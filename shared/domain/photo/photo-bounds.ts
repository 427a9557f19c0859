import { z } from 'zod';
import type { PhotoPolicy } from './photo-policy.ts';

/** The bounds a station may set, with the range within which they make sense. Pixels and density are the ministry's. */
export const photoBounds = {
  'file.minimumBytes': [1000, 200_000],
  'file.maximumBytes': [10_000, 400_000],
  'background.darkest': [150, 255],
  'background.colour': [0, 80],
  'background.unevenness': [0, 80],
  'background.foreign': [0, 0.3],
  'head.least': [0.4, 0.8],
  'head.most': [0.5, 0.9],
  'head.offCentre': [0.01, 0.2],
  tiltDegrees: [1, 20],
  eyesDegrees: [1, 20],
  edgePixels: [1, 15],
  'exposure.darkest': [20, 200],
  'exposure.brightest': [120, 255],
  'exposure.burnt': [0, 0.5],
  'glare.share': [0, 0.1],
  'clothes.contrast': [10, 150],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type PhotoBound = keyof typeof photoBounds;
export const photoBoundKeys = Object.keys(photoBounds) as readonly PhotoBound[];

/** A station's own values over the shipped ones, by bound. */
export const photoChanges = z.partialRecord(z.enum(photoBoundKeys), z.number());
export type PhotoChanges = z.infer<typeof photoChanges>;

export function boundOf(policy: PhotoPolicy, key: PhotoBound): number {
  const [group = '', part] = key.split('.');
  const value: unknown = Object.entries(policy).find(([name]) => name === group)?.[1];
  if (part === undefined) return Number(value);
  return Number(Object.entries(value ?? {}).find(([name]) => name === part)?.[1]);
}

/** The shipped policy with a station's own values in their places. */
export function applyPhotoChanges(policy: PhotoPolicy, changes: PhotoChanges, edition: number): PhotoPolicy {
  const at = (key: PhotoBound): number => changes[key] ?? boundOf(policy, key);
  return {
    ...policy,
    edition,
    file: { ...policy.file, minimumBytes: at('file.minimumBytes'), maximumBytes: at('file.maximumBytes') },
    background: {
      darkest: at('background.darkest'),
      colour: at('background.colour'),
      unevenness: at('background.unevenness'),
      foreign: at('background.foreign'),
    },
    head: { least: at('head.least'), most: at('head.most'), offCentre: at('head.offCentre') },
    tiltDegrees: at('tiltDegrees'),
    eyesDegrees: at('eyesDegrees'),
    edgePixels: at('edgePixels'),
    exposure: { darkest: at('exposure.darkest'), brightest: at('exposure.brightest'), burnt: at('exposure.burnt') },
    glare: { ...policy.glare, share: at('glare.share') },
    clothes: { ...policy.clothes, contrast: at('clothes.contrast') },
  };
}

/** `range`: not between what makes sense · `order`: above the bound it must stay below, `with`. */
export type PhotoProblem =
  | { readonly key: PhotoBound; readonly code: 'range'; readonly least: number; readonly most: number }
  | { readonly key: PhotoBound; readonly code: 'order'; readonly with: PhotoBound };

const ORDERED: readonly (readonly [PhotoBound, PhotoBound])[] = [
  ['file.minimumBytes', 'file.maximumBytes'],
  ['head.least', 'head.most'],
  ['exposure.darkest', 'exposure.brightest'],
];
const WHOLE: ReadonlySet<PhotoBound> = new Set(['file.minimumBytes', 'file.maximumBytes']);

/** What keeps a station's values from being saved; empty = they may be. */
export function photoProblems(policy: PhotoPolicy, changes: PhotoChanges): readonly PhotoProblem[] {
  const inForce = applyPhotoChanges(policy, changes, 1);
  const range = photoBoundKeys.flatMap((key): PhotoProblem[] => {
    const [least, most] = photoBounds[key];
    const value = boundOf(inForce, key);
    const fits = value >= least && value <= most && (!WHOLE.has(key) || Number.isInteger(value));
    return fits ? [] : [{ key, code: 'range', least, most }];
  });
  const order = ORDERED.flatMap(([low, high]): PhotoProblem[] =>
    boundOf(inForce, low) < boundOf(inForce, high) ? [] : [{ key: low, code: 'order', with: high }],
  );
  return [...range, ...order];
}
