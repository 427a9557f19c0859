import { Resvg } from '@resvg/resvg-js';
import type { Pixels } from '#shared/domain/photo/pixels.ts';
import { drawScene, HEIGHT, WIDTH } from './draw-head.ts';
import type { Scene } from './scene.ts';
import { spoil } from './spoil.ts';

/** The scene as the camera would have delivered it. */
export function pictureOf(scene: Scene): Pixels {
  const clean = new Resvg(drawScene(scene), { font: { loadSystemFonts: false } }).render().pixels;
  return spoil(clean, WIDTH, HEIGHT, scene);
}
