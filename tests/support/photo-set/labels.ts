import type { PhotoCheck } from '#shared/domain/photo/photo-policy.ts';
import { HEIGHT, topOf } from './draw-head.ts';
import { lumaOf, type Rgb, type Scene } from './scene.ts';

/** What a scene is by its own numbers; `open` where it lies so near a bound that either answer would be right. */
export type Label = 'good' | 'bad' | 'open';
export type JudgedCheck = Exclude<PhotoCheck, 'size' | 'density' | 'colour' | 'bytes'>;

export function labelsOf(scene: Scene): Readonly<Record<JudgedCheck, Label>> {
  const roll = Math.abs(scene.roll);
  const shows = isVisible(scene);
  return {
    background: background(scene),
    border: scene.border === null ? 'good' : borderContrast(scene) >= 35 ? 'bad' : 'open',
    'head-height': shows ? headHeight(scene) : 'open',
    'head-centre': shows ? between(Math.abs(scene.offCentre), 0.04, 0.085) : 'open',
    tilt: shows ? between(roll, 3.2, 7) : 'open',
    // A reflection on a lens hides an eye.
    'eyes-level': shows && scene.glare?.at !== 'lens' ? between(roll, 3.2, 7) : 'open',
    sharpness: shows ? between(scene.blur, 0.9, 1.8) : 'open',
    exposure: exposure(scene),
    glare: glare(scene),
    clothes: clothes(scene),
  };
}

/** Whether hair and skin differ from the wall at all once the sensor has overflowed or starved. */
function isVisible({ hair, skin, background: { colour, kind, fall }, gain, hat }: Scene): boolean {
  const wall = sensed(colour, gain);
  const differs = (part: Rgb): boolean => {
    const seen = sensed(part, gain);
    return Math.max(...seen.map((value, at) => Math.abs(value - (wall[at] ?? 0)))) >= 26;
  };
  if (kind === 'texture' || (kind !== 'plain' && fall > 30)) return false;
  return differs(skin) && (hat || hair.style === 'bald' || differs(hair.colour));
}

/** Good up to one bound, bad from the other on. */
function between(value: number, good: number, bad: number): Label {
  return value <= good ? 'good' : value >= bad ? 'bad' : 'open';
}

const sensed = (colour: Rgb, gain: number): Rgb => {
  const [red, green, blue] = colour.map((value) => Math.min(255, value * gain));
  return [red ?? 0, green ?? 0, blue ?? 0];
};

function background({ background: { colour, kind, fall }, gain }: Scene): Label {
  const seen = sensed(colour, gain);
  const lowest = Math.min(...seen);
  const span = Math.max(...seen) - lowest;
  // Over-exposed until it is white: shadows and things vanish with it, more or less.
  const fallSeen = kind === 'plain' ? 0 : fall * gain;
  if (lowest < 212 || span > 26) return 'bad';
  if (gain > 1.08) return kind === 'plain' && lowest > 235 && span < 10 ? 'good' : 'open';
  if (kind === 'texture' || (kind === 'shadow' && fallSeen > 40)) return 'bad';
  if (kind === 'gradient' && fallSeen > 40) return 'bad';
  return lowest - fallSeen >= 230 && span <= 10 && fallSeen <= 14 ? 'good' : 'open';
}

function borderContrast({ border, background: { colour, kind }, gain }: Scene): number {
  if (border === null || kind === 'texture') return 0;
  return Math.abs(lumaOf(sensed(border.colour, gain)) - lumaOf(sensed(colour, gain)));
}

function headHeight(scene: Scene): Label {
  const { headShare, roll, hat } = scene;
  // With a hat the crown cannot be seen; askew, the height is no longer a height.
  if (hat || Math.abs(roll) > 9 || topOf(scene) + headShare * HEIGHT > HEIGHT * 0.99) return 'open';
  if (headShare <= 0.55 || headShare >= 0.78) return 'bad';
  return headShare >= 0.605 && headShare <= 0.725 ? 'good' : 'open';
}

function exposure({ skin, gain }: Scene): Label {
  const face = lumaOf(skin) * gain;
  if (face <= 80 || face >= 245) return 'bad';
  return face >= 105 && face <= 215 ? 'good' : 'open';
}

function glare({ glare: spot, skin, gain, hair }: Scene): Label {
  if (lumaOf(skin) * gain > 216 || Math.max(...hair.colour) * gain > 236) return 'open';
  // A sensor that gets too little light does not overflow.
  if (gain < 0.98 && spot !== null) return 'open';
  return spot === null ? 'good' : between(spot.share, 0.002, 0.008);
}

function clothes({ clothes: { colour }, background: { colour: wall, kind, fall }, headShare, gain }: Scene): Label {
  if (kind === 'texture' || headShare > 0.76 || (kind !== 'plain' && fall > 14)) return 'open';
  const [seen, behind] = [sensed(colour, gain), sensed(wall, gain)];
  const contrast = Math.max(...seen.map((value, at) => Math.abs(value - (behind[at] ?? 0))));
  return contrast >= 62 ? 'good' : contrast <= 32 ? 'bad' : 'open';
}
