import { z } from 'zod';

/** What a program can see in a card photo; in the order in which a clerk is told. */
export const photoCheck = z.enum([
  'size',
  'density',
  'colour',
  'bytes',
  'background',
  'border',
  'head-height',
  'head-centre',
  'tilt',
  'eyes-level',
  'sharpness',
  'exposure',
  'glare',
  'clothes',
]);
export type PhotoCheck = z.infer<typeof photoCheck>;

/** How much a list that a station words itself may hold; length as `String.length`. */
export const photoLists = { human: { entries: 20, length: 60 }, reasons: { entries: 20, length: 100 } } as const;

/** One thing only a person can see. */
export const humanPoint = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().trim().min(1).max(photoLists.human.length),
});
export type HumanPoint = z.infer<typeof humanPoint>;

const count = z.int().positive();
const share = z.number().min(0).max(1);
const level = z.number().min(0).max(255);

/**
 * resources/policy/photo.json: what the card maker and the ministry's system ask of the file, and where "white", "sharp"
 * or "straight" end. Lengths are shares of the picture's height unless named otherwise, brightness is 0–255.
 */
export const photoPolicy = z.object({
  version: z.int(),
  /** How often this station changed the shipped bounds; 0 = never. */
  edition: z.int().default(0),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  file: z.object({
    width: count,
    height: count,
    dotsPerInch: count,
    minimumBytes: count,
    maximumBytes: count,
    components: count,
    bitsPerComponent: count,
  }),
  background: z.object({
    /** Darkest channel of the background, and how much colour it may have (brightest less darkest channel). */
    darkest: level,
    colour: level,
    /** Difference between its lightest and darkest parts. */
    unevenness: level,
    /** Share of the place around the head that may be something else than background. */
    foreign: share,
  }),
  border: z.object({ step: level, alongEdge: share, depthPixels: count }),
  head: z.object({ least: share, most: share, offCentre: share }),
  tiltDegrees: z.number().positive(),
  eyesDegrees: z.number().positive(),
  /** Widest rise of the face's sharpest edges, in pixels from a tenth to nine tenths. */
  edgePixels: z.number().positive(),
  exposure: z.object({ darkest: level, brightest: level, burnt: share }),
  /** Share of the face that one shining spot may take. */
  glare: z.object({ level, share }),
  /** Least difference between clothes and background, and the share of the clothes that must have it. */
  clothes: z.object({ contrast: level, share }),
  /** What only a person can see, ticked one by one. */
  human: z.array(humanPoint).max(photoLists.human.entries),
  /** Offered when a failing photo goes on; anything else may be written. */
  reasons: z.array(z.string().trim().min(1).max(photoLists.reasons.length)).min(1).max(photoLists.reasons.entries),
});
export type PhotoPolicy = z.infer<typeof photoPolicy>;
