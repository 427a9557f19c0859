import { z } from 'zod';
import { photoLists, photoPolicy, type PhotoPolicy } from './photo-policy.ts';

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
/** What a clerk ticks, and the reasons offered for a photo that fails. A clerk may be asked nothing; a reason must be offered. */
export type PhotoList = 'human' | 'reasons';
export const photoBoundKeys = Object.keys(photoBounds) as readonly PhotoBound[];

const ownBounds = Object.fromEntries(photoBoundKeys.map((key) => [key, z.number().optional()]));

/** A station's own values over the shipped ones, by bound; and its own lists in place of the shipped ones. */
export const photoChanges = z.strictObject({
  ...(ownBounds as Readonly<Record<PhotoBound, z.ZodOptional<z.ZodNumber>>>),
  human: photoPolicy.shape.human.optional(),
  reasons: photoPolicy.shape.reasons.optional(),
});
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
    human: changes.human ?? policy.human,
    reasons: changes.reasons ?? policy.reasons,
  };
}

/**
 * `range`: not between what makes sense · `order`: above the bound it must stay below, `with` · `blank`: an entry of a list has
 * no words · `twice`: two have the same, `called` · `none`: the list is empty ·
 * `many`, `long`: more entries, or a longer one, than `most`.
 */
export type PhotoProblem =
  | { readonly key: PhotoList; readonly code: 'blank' }
  | { readonly key: PhotoList; readonly code: 'none' }
  | { readonly key: PhotoList; readonly code: 'many'; readonly most: number }
  | { readonly key: PhotoList; readonly code: 'long'; readonly most: number }
  | { readonly key: PhotoList; readonly code: 'twice'; readonly called: string }
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
  return [
    ...range,
    ...order,
    ...listProblems(
      'human',
      inForce.human.map(({ name }) => name),
    ),
    ...listProblems('reasons', inForce.reasons),
  ];
}

function listProblems(key: PhotoList, lines: readonly string[]): readonly PhotoProblem[] {
  const words = lines.map((line) => line.trim());
  const blank = words.includes('');
  const twice = words.find((line, at) => line !== '' && words.indexOf(line) < at);
  const { entries, length } = photoLists[key];
  return [
    ...(words.length > entries ? [{ key, code: 'many', most: entries } as const] : []),
    ...(words.some((line) => line.length > length) ? [{ key, code: 'long', most: length } as const] : []),
    ...(blank ? [{ key, code: 'blank' } as const] : []),
    ...(twice === undefined ? [] : [{ key, code: 'twice', called: twice } as const]),
    ...(key === 'reasons' && words.length === 0 ? [{ key, code: 'none' } as const] : []),
  ];
}
