import { judgePhoto } from '#shared/domain/photo/judge-photo.ts';
import { readJpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { judgeJpeg } from '#electron/services/photo-judge.ts';
import { photoJpeg } from '#tests/support/station-day.ts';
import { pictureOf } from '#tests/support/photo-set/picture.ts';
import { inventScene } from '#tests/support/photo-set/scene.ts';
import { resourcesDir } from './bench-context.ts';
import { median, ms, percentile, worked, type Figure } from './figures.ts';

const PICTURES = 60;

/** How long a clerk waits for the checks, and how long the station is busy with a photo that is kept. */
export async function photoCheck(): Promise<readonly Figure[]> {
  const policy = readPolicyTables(resourcesDir).photo;
  const jpeg = Buffer.from(photoJpeg, 'base64');
  const facts = readJpegFacts(jpeg);
  if (!facts) throw new Error('the photo is no JPEG');
  const pictures = Array.from({ length: PICTURES }, (_, at) => pictureOf(inventScene(at + 1)));
  const checked: number[] = [];
  const kept: number[] = [];
  for (const [at, picture] of pictures.entries()) {
    // One after another: what is measured is one photo.
    // oxlint-disable-next-line no-await-in-loop
    checked.push(await worked(() => judgePhoto(facts, picture, policy)));
    const bytes = Buffer.concat([jpeg, Buffer.from([at])]);
    // oxlint-disable-next-line no-await-in-loop
    kept.push(await worked(() => judgeJpeg(bytes, facts, policy)));
  }
  const slowest = percentile(checked, 0.95);
  return [
    { name: 'photo check, median', value: ms(median(checked)) },
    { name: 'photo check, p95', value: ms(slowest), aim: '<= 400 ms', met: slowest <= 400 },
    { name: 'photo decoded and checked by the station, median', value: ms(median(kept)) },
  ];
}
