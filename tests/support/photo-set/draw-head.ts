import type { Rgb, Scene } from './scene.ts';
import { Random } from './random.ts';

export const WIDTH = 352;
export const HEIGHT = 440;

/** The scene as SVG, before lens and sensor. Heads are invented shapes; nobody sat for them. */
export function drawScene(scene: Scene): string {
  const size = scene.headShare * HEIGHT;
  const centreX = WIDTH * (0.5 + scene.offCentre);
  const top = topOf(scene);
  const toHead = `translate(${centreX} ${top}) scale(${size})`;
  const stroke = '<g stroke-linecap="round" stroke-linejoin="round" fill="none">';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs>${gradients(scene)}</defs>` +
    background(scene, centreX, top + size / 2) +
    `<g transform="${toHead}">${neck(scene)}${clothes(scene)}` +
    `<g transform="rotate(${scene.roll} 0 0.5)">${backHair(scene)}${face(scene)}${stroke}${features(scene)}</g>` +
    `${frontHair(scene)}${glasses(scene)}${glare(scene)}</g></g>${border(scene)}</svg>`
  );
}

/** Row of the crown. Heads of the right size sit a little above the middle; large ones begin at the top edge. */
export function topOf({ headShare, seed }: Scene): number {
  const spare = 1 - headShare;
  return HEIGHT * Math.max(0.015, spare * new Random(seed + 7).between(0.28, 0.42));
}

export function ink([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)},${Math.round(green)},${Math.round(blue)})`;
}

function shade(colour: Rgb, factor: number): Rgb {
  const [red, green, blue] = colour.map((value) => Math.max(0, Math.min(255, value * factor)));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function gradients({ skin, sideLight, background: { colour, fall } }: Scene): string {
  const stops = (from: Rgb, to: Rgb) =>
    `<stop offset="0" stop-color="${ink(from)}"/><stop offset="1" stop-color="${ink(to)}"/>`;
  const dark = shade(colour, 1 - fall / 255);
  return (
    `<linearGradient id="skin">${stops(shade(skin, 1 + sideLight), shade(skin, 1 - sideLight))}</linearGradient>` +
    `<linearGradient id="wall" x2="0.6" y2="1">${stops(colour, dark)}</linearGradient>` +
    `<radialGradient id="shadow"><stop offset="0.55" stop-color="#000" stop-opacity="${fall / 255}"/>` +
    `<stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient>` +
    `<radialGradient id="shine"><stop offset="0.8" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>`
  );
}

function background({ background: { kind, colour, fall }, seed }: Scene, x: number, y: number): string {
  const random = new Random(seed + 1);
  const plain = `<rect width="${WIDTH}" height="${HEIGHT}" fill="${kind === 'gradient' ? 'url(#wall)' : ink(colour)}"/>`;
  if (kind === 'shadow') {
    const side = random.sign() * random.between(0.12, 0.2) * WIDTH;
    return `${plain}<ellipse cx="${x + side}" cy="${y + 12}" rx="${WIDTH * 0.42}" ry="${HEIGHT * 0.42}" fill="url(#shadow)"/>`;
  }
  if (kind !== 'texture') return plain;
  let things = '';
  for (let at = 0; at < 9; at += 1) {
    // The first stands in a corner above, where no head can hide it.
    const x = at === 0 ? (random.chance(0.5) ? -20 : WIDTH - 50) : random.between(-40, WIDTH);
    const y = at === 0 ? random.between(-30, 60) : random.between(-40, HEIGHT);
    const box = [x, y, random.between(70, 120), random.between(60, 200)];
    const colours: Rgb = [random.between(40, 190), random.between(40, 190), random.between(40, 190)];
    const [left, upper, width, height] = box;
    things += `<rect x="${left}" y="${upper}" width="${width}" height="${height}" fill="${ink(colours)}" fill-opacity="${0.3 + fall / 200}"/>`;
  }
  return plain + things;
}

function outline(wide: number, top: number): string {
  const jaw = wide * 0.86;
  return (
    `M${-wide} 0.5C${-wide} 0.2 ${-wide * 0.72} ${top} 0 ${top}C${wide * 0.72} ${top} ${wide} 0.2 ${wide} 0.5` +
    `C${wide} 0.72 ${jaw} 0.85 0.14 0.965C0.07 1.01 -0.07 1.01 -0.14 0.965C${-jaw} 0.85 ${-wide} 0.72 ${-wide} 0.5Z`
  );
}

function neck({ skin, faceWidth }: Scene): string {
  const half = faceWidth * 0.56;
  return (
    `<path d="M${-half} 0.7L${-half * 1.02} 1.1L${-half * 1.5} 1.4H${half * 1.5}L${half * 1.02} 1.1L${half} 0.7Z" fill="${ink(shade(skin, 0.93))}"/>` +
    `<path d="M${-half} 0.85L${-half} 1.02Q0 1.16 ${half} 1.02L${half} 0.85Z" fill="${ink(shade(skin, 0.78))}"/>`
  );
}

function clothes({ clothes: { colour, shirt, pattern }, faceWidth, seed }: Scene): string {
  const random = new Random(seed + 2);
  const half = faceWidth * 0.56;
  const slope = random.between(1.2, 1.27);
  const inner = random.between(1.16, 1.26);
  const body = `M${-half * 1.15} 1.08Q${-half * 1.3} 1.14 -0.5 ${slope}Q-0.85 ${slope + 0.1} -0.95 3H0.95Q0.85 ${slope + 0.1} 0.5 ${slope}Q${half * 1.3} 1.14 ${half * 1.15} 1.08L0 ${inner}Z`;
  const folds = [-0.4, 0.42].map(
    (x) => `<path d="M${x} 1.35L${x * 1.15} 2.4" stroke="${ink(shade(colour, 0.9))}" stroke-width="0.02"/>`,
  );
  const under = shirt ? `<path d="M${-half} 1.1L0 1.75L${half} 1.1L0 ${inner + 0.02}Z" fill="${ink(shirt)}"/>` : '';
  const lapels = `<path d="M${-half * 1.1} 1.08L${-half * 0.6} 1.4L0 1.7L${half * 0.6} 1.4L${half * 1.1} 1.08" fill="none" stroke="${ink(shade(colour, 0.82))}" stroke-width="0.015"/>`;
  const lines = Array.from({ length: pattern ? 8 : 0 }, (_, at) => at * 0.12 - 0.42);
  const stripes = lines
    .map((x) => `<path d="M${x} 1.32V3" stroke="${ink(shade(colour, 1.25))}" stroke-width="0.02"/>`)
    .join('');
  return `<path d="${body}" fill="${ink(colour)}"/>${folds.join('')}${stripes}${under}${lapels}`;
}

function backHair({ hair: { style, colour }, faceWidth, hat }: Scene): string {
  if (style === 'bald') return '';
  const wide = faceWidth + 0.035;
  const low = style === 'bob' ? 0.86 : 0.52;
  const top = hat ? 0.04 : 0;
  return `<path d="M${-wide} ${low}C${-wide * 1.12} 0.2 ${-wide * 0.8} ${top} 0 ${top}C${wide * 0.8} ${top} ${wide * 1.12} 0.2 ${wide} ${low}Z" fill="${ink(colour)}"/>`;
}

function face({ skin, faceWidth, hair: { style } }: Scene): string {
  const ear = (x: number) => `<ellipse cx="${x}" cy="0.53" rx="0.04" ry="0.095" fill="${ink(shade(skin, 0.9))}"/>`;
  const ears = style === 'bob' ? '' : ear(-faceWidth - 0.012) + ear(faceWidth + 0.012);
  return `${ears}<path d="${outline(faceWidth, style === 'bald' ? 0 : 0.045)}" fill="url(#skin)"/>`;
}

function features({ skin, age, eyeOpen, seed }: Scene): string {
  const random = new Random(seed + 3);
  const dark = ink(shade(skin, 0.74));
  const apart = random.between(0.13, 0.15);
  const eyeY = random.between(0.485, 0.515);
  const brow = age > 0.7 ? '#8a8784' : '#2c2624';
  const thick = random.between(0.012, 0.024);
  const mouth = random.between(-0.015, 0.03);
  const eye = (x: number) => {
    const tall = 0.03 * eyeOpen;
    return (
      `<path d="M${x - 0.055} ${eyeY}Q${x} ${eyeY - tall * 1.7} ${x + 0.055} ${eyeY}Q${x} ${eyeY + tall * 1.4} ${x - 0.055} ${eyeY}Z" fill="#ece7e0"/>` +
      `<ellipse cx="${x}" cy="${eyeY - tall * 0.1}" rx="0.022" ry="${Math.min(0.022, tall)}" fill="#2e2019"/>` +
      `<circle cx="${x + 0.006}" cy="${eyeY - 0.008}" r="0.004" fill="#fff"/>` +
      `<path d="M${x - 0.056} ${eyeY}Q${x} ${eyeY - tall * 1.8} ${x + 0.056} ${eyeY}" stroke="#3c2f29" stroke-width="0.009"/>` +
      `<path d="M${x - 0.075} ${eyeY - 0.075}Q${x} ${eyeY - 0.105} ${x + 0.075} ${eyeY - 0.07}" stroke="${brow}" stroke-width="${thick}"/>`
    );
  };
  let lines = '';
  for (let at = 0; at < Math.round(age * 4); at += 1) {
    const y = 0.27 + at * 0.035;
    lines += `<path d="M-0.15 ${y}Q0 ${y - 0.012} 0.15 ${y}" stroke="${dark}" stroke-width="0.005" stroke-opacity="0.7"/>`;
  }
  const fold = (side: number) =>
    `<path d="M${side * 0.08} 0.66Q${side * 0.125} 0.71 ${side * 0.12} 0.79" stroke="${dark}" stroke-width="0.006" stroke-opacity="${age}"/>`;
  return (
    `${eye(-apart)}${eye(apart)}${lines}${fold(-1)}${fold(1)}` +
    `<path d="M-0.025 0.52Q-0.05 0.63 -0.055 0.665Q0 0.7 0.055 0.665" stroke="${dark}" stroke-width="0.009"/>` +
    `<path d="M-0.1 0.79Q0 ${0.79 + mouth} 0.1 0.79" stroke="#8c4a44" stroke-width="0.022"/>`
  );
}

function frontHair({ hair: { style, colour }, faceWidth, hat, seed }: Scene): string {
  const wide = faceWidth + 0.022;
  if (hat) {
    const cap = shade([58, 74, 58], new Random(seed + 4).between(0.6, 1.4));
    return (
      `<path d="M${-wide * 1.06} 0.3C${-wide * 1.1} -0.02 ${-wide * 0.7} -0.05 0 -0.05C${wide * 0.7} -0.05 ${wide * 1.1} -0.02 ${wide * 1.06} 0.3Z" fill="${ink(cap)}"/>` +
      `<path d="M${-wide * 0.8} 0.29Q0 0.22 ${wide * 0.8} 0.29Q0 0.4 ${-wide * 0.8} 0.29Z" fill="${ink(shade(cap, 0.6))}"/>`
    );
  }
  if (style === 'bald') return '';
  const line = { short: 0.2, full: 0.26, bob: 0.27, receding: 0.12 }[style];
  const side = style === 'bob' ? 0.62 : 0.4;
  const shape =
    `M${-wide} ${side}C${-wide * 1.12} 0.16 ${-wide * 0.75} 0 0 0C${wide * 0.75} 0 ${wide * 1.12} 0.16 ${wide} ${side}` +
    `L${wide * 0.86} ${line + 0.06}Q${wide * 0.5} ${line - 0.03} 0 ${line}Q${-wide * 0.5} ${line - 0.03} ${-wide * 0.86} ${line + 0.06}Z`;
  let strands = '';
  const random = new Random(seed + 5);
  for (let at = 0; at < 14; at += 1) {
    const x = random.between(-0.8, 0.8) * wide;
    strands += `<path d="M${x * 0.7} 0.03Q${x} 0.08 ${x * 1.05} ${line * 0.8}" fill="none" stroke="${ink(shade(colour, random.between(0.82, 1.1)))}" stroke-width="0.007"/>`;
  }
  return `<path d="${shape}" fill="${ink(colour)}"/>${strands}`;
}

function glasses({ glasses: kind, seed }: Scene): string {
  if (kind === 'none') return '';
  const random = new Random(seed + 6);
  const width = kind === 'thin' ? 0.008 : 0.018;
  const colour = random.pick(['#2a2a2c', '#6a4a32', '#8d8f94', '#3a2030']);
  const lens = (x: number) =>
    `<rect x="${x - 0.105}" y="0.43" width="0.21" height="0.15" rx="0.05" fill="#fff" fill-opacity="0.06" stroke="${colour}" stroke-width="${width}"/>`;
  return `${lens(-0.143)}${lens(0.143)}<path d="M-0.04 0.49Q0 0.47 0.04 0.49M-0.25 0.48L-0.33 0.47M0.25 0.48L0.33 0.47" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
}

function glare({ glare: spot, faceWidth, hair: { style } }: Scene): string {
  if (!spot) return '';
  // The head covers about 0.55 of its square; the spot is told as a share of the head.
  const radius = Math.sqrt((spot.share * 0.55) / Math.PI);
  const forehead = style === 'bald' ? 0.16 : 0.33;
  const [x, y] = { forehead: [0.03, forehead], lens: [0.13, 0.5], cheek: [-faceWidth * 0.5, 0.66] }[spot.at];
  return `<ellipse cx="${x}" cy="${y}" rx="${radius * 1.25}" ry="${radius * 1.05}" fill="url(#shine)"/>`;
}

function border({ border: frame }: Scene): string {
  if (!frame) return '';
  const { pixels, sides, colour } = frame;
  const bar = (x: number, y: number, width: number, height: number) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ink(colour)}"/>`;
  const upright = bar(0, 0, pixels, HEIGHT) + bar(WIDTH - pixels, 0, pixels, HEIGHT);
  if (sides === 'two') return upright;
  return upright + bar(0, 0, WIDTH, pixels) + bar(0, HEIGHT - pixels, WIDTH, pixels);
}
