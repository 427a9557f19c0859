import { Random } from './random.ts';

export type Rgb = readonly [number, number, number];

/** Everything a drawn photo is made of. Lengths are shares of the picture's height (440) or width (352) as named. */
export type Scene = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly headShare: number;
  /** Head's centre from the picture's middle, share of the width. */
  readonly offCentre: number;
  readonly roll: number;
  readonly skin: Rgb;
  readonly hair: { readonly style: HairStyle; readonly colour: Rgb };
  readonly hat: boolean;
  readonly glasses: 'none' | 'thin' | 'thick';
  readonly age: number;
  readonly eyeOpen: number;
  readonly faceWidth: number;
  readonly sideLight: number;
  readonly clothes: { readonly colour: Rgb; readonly shirt: Rgb | null; readonly pattern: boolean };
  readonly background: Background;
  readonly border: { readonly colour: Rgb; readonly pixels: number; readonly sides: 'all' | 'two' } | null;
  readonly glare: { readonly at: 'forehead' | 'lens' | 'cheek'; readonly share: number } | null;
  readonly blur: number;
  readonly motion: boolean;
  readonly noise: number;
  readonly gain: number;
  readonly jpegQuality: number;
};

export type HairStyle = 'short' | 'receding' | 'bald' | 'bob' | 'full';

export type Background = {
  readonly colour: Rgb;
  readonly kind: 'plain' | 'gradient' | 'shadow' | 'texture';
  /** How much darker its darkest part is, 0–255. */
  readonly fall: number;
};

export const faults = [
  'background',
  'border',
  'head-height',
  'head-centre',
  'tilt',
  'sharpness',
  'exposure',
  'glare',
  'clothes',
] as const;
export type Fault = (typeof faults)[number];

const SKINS: readonly [Rgb, ...Rgb[]] = [
  [236, 205, 182],
  [226, 188, 160],
  [214, 172, 141],
  [199, 154, 122],
  [184, 138, 106],
  [168, 122, 92],
];
const HAIRS: readonly [Rgb, ...Rgb[]] = [
  [28, 26, 26],
  [52, 42, 38],
  [96, 94, 94],
  [142, 142, 142],
  [178, 178, 176],
  [206, 206, 204],
];
const CLOTHES: readonly [Rgb, ...Rgb[]] = [
  [38, 48, 66],
  [30, 30, 34],
  [92, 34, 36],
  [60, 76, 52],
  [88, 90, 96],
  [120, 96, 70],
  [52, 92, 130],
  [140, 60, 80],
];

/** A photo of its own number: mostly good, with none, one or two things wrong. */
export function inventScene(seed: number): Scene {
  const random = new Random(seed);
  const wrong = pickFaults(random);
  const has = (fault: Fault): boolean => wrong.includes(fault);
  const skin = random.pick(SKINS);
  const style = random.pick<HairStyle>(['short', 'short', 'receding', 'bald', 'bob', 'full']);
  const hat = random.chance(0.06);
  const glasses = random.pick(['none', 'none', 'thin', 'thick'] as const);
  const base = {
    seed,
    faults: wrong,
    skin,
    hair: { style, colour: random.pick(HAIRS) },
    hat,
    glasses,
    age: random.next(),
    eyeOpen: random.between(0.55, 1),
    faceWidth: random.between(0.3, 0.36),
    sideLight: random.between(-0.1, 0.1),
    motion: random.chance(0.3),
    noise: random.between(0, 4.5),
    jpegQuality: random.between(60, 95),
    background: has('background') ? badBackground(random) : goodBackground(random),
    border: has('border') ? badBorder(random) : null,
    blur: has('sharpness') ? random.between(1.9, 3.5) : random.between(0.3, 0.85),
  };
  return {
    ...base,
    ...placed(random, has),
    gain: has('exposure') ? badGain(random, skin) : goodGain(random, skin),
    glare: has('glare') ? badGlare(random, { hat, glasses }) : null,
    clothes: dressed(random, has('clothes'), base.background),
  };
}

function pickFaults(random: Random): readonly Fault[] {
  const count = random.pick([0, 1, 1, 2]);
  const chosen = new Set<Fault>();
  while (chosen.size < count) chosen.add(random.pick(faults));
  return [...chosen];
}

function placed(random: Random, has: (fault: Fault) => boolean) {
  const headShare = random.between(0.61, 0.72);
  const wrongShare = random.chance(0.6) ? random.between(0.36, 0.54) : random.between(0.79, 0.88);
  return {
    headShare: has('head-height') ? wrongShare : headShare,
    offCentre: random.sign() * (has('head-centre') ? random.between(0.085, 0.18) : random.between(0, 0.04)),
    roll: random.sign() * (has('tilt') ? random.between(7.5, 25) : random.between(0, 3)),
  };
}

function goodBackground(random: Random): Background {
  const level = random.between(238, 254);
  const tint = random.between(0, 5);
  const colour: Rgb = random.chance(0.5) ? [level, level, level - tint] : [level - tint, level - tint / 2, level];
  return { colour, kind: random.chance(0.4) ? 'gradient' : 'plain', fall: random.between(0, 6) };
}

function badBackground(random: Random): Background {
  const kind = random.pick(['plain', 'plain', 'gradient', 'shadow', 'texture'] as const);
  if (kind === 'plain') {
    const colour = random.pick<Rgb>([
      [84, 132, 196],
      [196, 44, 48],
      [186, 188, 190],
      [222, 208, 182],
      [150, 176, 160],
      [120, 120, 124],
    ]);
    return { colour, kind, fall: 0 };
  }
  const level = random.between(236, 252);
  return { colour: [level, level, level], kind, fall: random.between(45, 90) };
}

function badBorder(random: Random): Scene['border'] {
  const colour = random.pick<Rgb>([
    [20, 20, 20],
    [90, 90, 96],
    [150, 150, 150],
    [60, 80, 130],
  ]);
  return { colour, pixels: Math.round(random.between(2, 12)), sides: random.chance(0.75) ? 'all' : 'two' };
}

function goodGain(random: Random, skin: Rgb): number {
  return Math.min(random.between(0.96, 1.04), 212 / lumaOf(skin));
}

/** So far from right that the skin comes out near black, or burnt. */
function badGain(random: Random, skin: Rgb): number {
  if (random.chance(0.55)) return random.between(40, 78) / lumaOf(skin);
  return random.between(250, 300) / lumaOf(skin);
}

function badGlare(random: Random, { hat, glasses }: Pick<Scene, 'hat' | 'glasses'>): Scene['glare'] {
  const places: ('forehead' | 'lens' | 'cheek')[] = ['cheek'];
  if (!hat) places.push('forehead');
  if (glasses !== 'none') places.push('lens');
  return { at: random.pick(['cheek', ...places]), share: random.between(0.009, 0.03) };
}

function dressed(random: Random, wrong: boolean, background: Background): Scene['clothes'] {
  if (!wrong) {
    const colour = random.pick(CLOTHES);
    const shirt: Rgb | null = random.chance(0.4) ? [236, 236, 238] : null;
    return { colour, shirt, pattern: random.chance(0.25) };
  }
  const near = (value: number): number => Math.max(0, Math.min(255, value - random.between(2, 16)));
  const [red, green, blue] = background.colour;
  return { colour: [near(red), near(green), near(blue)], shirt: null, pattern: false };
}

export function lumaOf([red, green, blue]: Rgb): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
