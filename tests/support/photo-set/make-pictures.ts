import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { withPrintDensity } from '#shared/domain/photo/jpeg-file.ts';
import { obtainBrowser } from '#tests/support/obtain-browser.ts';
import { drawScene, HEIGHT, WIDTH } from './draw-head.ts';
import { inventScene, type Scene } from './scene.ts';

/**
 * Draws tests/support/pictures/*.jpg anew: a finished card photo, and camera pictures as a clerk would choose them.
 * Run it after a change of the drawing: `node tests/support/photo-set/make-pictures.ts`.
 */
const folder = join(import.meta.dirname, '../pictures');
const good: Scene = {
  ...inventScene(1014),
  faults: [],
  glasses: 'none',
  hat: false,
  headShare: 0.66,
  offCentre: 0,
  roll: 0.5,
  background: { colour: [248, 248, 249], kind: 'plain', fall: 0 },
  clothes: { colour: [44, 54, 72], shirt: [236, 236, 238], pattern: false },
  border: null,
  glare: null,
};
const tiltedOnBlue: Scene = {
  ...good,
  roll: 14,
  background: { colour: [84, 132, 196], kind: 'plain', fall: 0 },
};

type Picture = { readonly name: string; readonly scene: Scene; readonly width: number; readonly quality: number };
const pictures: readonly Picture[] = [
  { name: 'card-352x440.jpg', scene: good, width: WIDTH, quality: 0.88 },
  { name: 'portrait-1200x1500.jpg', scene: good, width: 1200, quality: 0.8 },
  { name: 'portrait-tilted-on-blue.jpg', scene: tiltedOnBlue, width: 1200, quality: 0.8 },
];

const browser = await chromium.launch({ executablePath: await obtainBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { name, scene, width, quality } of pictures) {
  const height = Math.round((width * HEIGHT) / WIDTH);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  const svg = drawScene(scene).replace(`width="${WIDTH}" height="${HEIGHT}"`, size);
  const base64 = await page.evaluate(drawInPage, { svg, width, height, quality });
  const bytes = withPrintDensity(Buffer.from(base64, 'base64'), 300);
  writeFileSync(join(folder, name), bytes);
  console.log(name, bytes.length);
}
await browser.close();

type Wish = { readonly svg: string; readonly width: number; readonly height: number; readonly quality: number };

/** Runs in the page: draws, adds the grain of a sensor, encodes. */
async function drawInPage({ svg, width, height, quality }: Wish): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  let state = 12_345;
  for (let at = 0; at < pixels.data.length; at += 4) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const grain = ((state >>> 16) % 9) - 4;
    for (let channel = 0; channel < 3; channel += 1)
      pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + grain;
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
}
