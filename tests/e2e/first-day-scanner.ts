import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CompleteFile } from '#tests/support/complete-file/complete-file.ts';
import { caseIdOf } from './first-day-records.ts';

const sheet = readFileSync(join(import.meta.dirname, '../support/pictures/portrait-1200x1500.jpg'));
const THUMBNAIL = { width: 160, height: 200 };
/** Where a JPEG may say something of its own: behind its first two bytes. */
const START = 2;

/** The same picture and yet another file: one that says which paper of whom it is. */
function paperOf(jpeg: Buffer, what: string): string {
  const words = Buffer.from(what);
  const comment = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([jpeg.subarray(0, START), comment, words, jpeg.subarray(START)]).toString('base64');
}

async function thumbnailOf(page: Page): Promise<string> {
  const source = `data:image/jpeg;base64,${sheet.toString('base64')}`;
  const url = await page.evaluate(
    async ({ from, width, height }) => {
      const picture = new Image();
      picture.src = from;
      await picture.decode();
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
      return canvas.toDataURL('image/jpeg', 0.7);
    },
    { from: source, ...THUMBNAIL },
  );
  return url.slice(url.indexOf(',') + 1);
}

type Papers = { readonly client: StationClient; readonly page: Page; readonly clerk: string };

/**
 * A page of each of these papers, from a colleague at another scanner while the counter has the case open, which shows it
 * arrive: the same call as the screen makes.
 */
export async function scanElsewhere(
  { client, page, clerk }: Papers,
  file: CompleteFile,
  materials: readonly string[],
): Promise<void> {
  const caseId = await caseIdOf(client, file);
  const thumbnail = await thumbnailOf(page);
  for (const material of materials) {
    const jpeg = paperOf(sheet, `${file.person.idNumber} ${material}`);
    const requestId = crypto.randomUUID();
    await client.documents.add({ requestId, caseId, clerk, material, jpeg, thumbnail, grey: false });
    await expect(page.getByTestId(`page-${material}-1`)).toBeVisible();
  }
}
