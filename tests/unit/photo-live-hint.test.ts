import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgePicture } from '#shared/domain/photo/judge-photo.ts';
import { isDue, liveHintOf, liveHints } from '#shared/domain/photo/live-hint.ts';
import { voiceManifest } from '#shared/domain/voice-manifest.ts';
import { photoText } from '#shared/i18n/zh-CN/photo.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { pictureOf } from '#tests/support/photo-set/picture.ts';
import { inventScene, type Scene } from '#tests/support/photo-set/scene.ts';

const resources = join(import.meta.dirname, '../../resources');
const policy = readPolicyTables(resources).photo;

const seated: Scene = {
  ...inventScene(1014),
  hair: { style: 'short', colour: [52, 42, 38] },
  skin: [214, 172, 141],
  glasses: 'none',
  hat: false,
  headShare: 0.66,
  offCentre: 0,
  roll: 0,
  gain: 1,
  glare: null,
  blur: 0.5,
  border: null,
  background: { colour: [248, 248, 248], kind: 'plain', fall: 0 },
  clothes: { colour: [38, 48, 66], shirt: null, pattern: false },
};
const hintFor = (change: Partial<Scene>) => liveHintOf(judgePicture(pictureOf({ ...seated, ...change }), policy));

describe('what is said to whom sits before the camera', () => {
  test.each([
    ['still', {}],
    ['closer', { headShare: 0.42 }],
    ['further', { headShare: 0.84 }],
    ['middle', { offCentre: 0.14 }],
    ['straight', { roll: 11 }],
    ['straight', { roll: -11 }],
    ['light', { gain: 0.3 }],
    ['light', { gain: 1.7 }],
    ['glare', { glare: { at: 'cheek', share: 0.02 } }],
    // The wall is the clerk's business.
    ['still', { background: { colour: [84, 132, 196], kind: 'plain', fall: 0 } }],
  ] satisfies readonly (readonly [string, Partial<Scene>])[])('%s', (hint, change) => {
    expect(hintFor(change)).toBe(hint);
  });

  test('an empty chair is asked to be sat on', () => {
    const data = new Uint8ClampedArray(352 * 440 * 4).fill(190);
    expect(liveHintOf(judgePicture({ width: 352, height: 440, data }, policy))).toBe('face');
  });

  test('a hint is said when it was found twice, and not again', () => {
    expect(isDue('closer', { before: 'still', said: 'begin' })).toBe(false);
    expect(isDue('closer', { before: 'closer', said: 'begin' })).toBe(true);
    expect(isDue('closer', { before: 'closer', said: 'closer' })).toBe(false);
  });
});

test('every hint is spoken word for word as it is shown', () => {
  const manifest = voiceManifest.parse(JSON.parse(readFileSync(join(resources, 'voice/manifest.json'), 'utf8')));
  const spoken = Object.fromEntries(manifest.clips.map(({ key, text }) => [key, text]));
  for (const hint of liveHints) expect(spoken[`photo-${hint}`]).toBe(photoText.hint[hint]);
});
