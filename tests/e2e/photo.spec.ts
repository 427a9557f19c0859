import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readJpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

// Drawn heads; no real person's picture is in this repository.
const pictures = join(import.meta.dirname, '../support/pictures');

test('a clerk makes a card photo: a good one is kept, a bad one is marked and goes on only with a reason', async () => {
  const people = firstDayPeople();
  const [person] = people;
  if (!person) throw new Error('a person is needed');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const cookie = await enterStation(desk.station.openUrl);
    const { client } = await connectTo(desk.station.origin, cookie, 'manager');
    await importRoster(client, firstDayCsv(people));
    await clerk.sitDown('1号窗口', '李晓梅');
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill(person.idNumber);
    await expect(page.getByTestId('person-result').first()).toContainText(person.name);
    await page.keyboard.press('Enter');
    await page.getByTestId('person-open-case').click();
    await expect(page.getByTestId('case-page')).toBeVisible();

    // As an iPhone writes it, whatever name it got on its way; no browser decodes it.
    const heic = Buffer.from('\0\0\0\x1cftypheic\0\0\0\0mif1heic', 'latin1');
    await page.getByTestId('photo-file').setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: heic });
    await expect(page.getByTestId('photo-problem')).toHaveText(text.refused.heic);
    await page.getByTestId('photo-problem').scrollIntoViewIfNeeded();
    await shoot(page, 'photo-refused');
    await page.getByTestId('photo-file').setInputFiles(join(pictures, 'portrait-1200x1500.jpg'));
    await expect(page.getByTestId('photo-crop')).toBeVisible();
    await shoot(page, 'photo-crop');
    await page.getByTestId('photo-use').click();
    await expect(page.getByTestId('photo-result')).toHaveText('电脑检查：都符合');
    await shoot(page, 'photo-review-good');
    await expect(page.getByTestId('photo-accept')).toBeDisabled();
    await page.getByTestId('photo-confirm-all').click();
    await page.getByTestId('photo-accept').dblclick();
    await expect(page.getByTestId('photo-preview')).toBeVisible();
    await expect(page.getByTestId('photo-review')).toBeHidden();
    await shoot(page, 'photo-on-file');
    await expect(page.getByTestId('photo-flagged')).toBeHidden();

    await page.getByTestId('photo-file').setInputFiles(join(pictures, 'portrait-tilted-on-blue.jpg'));
    await page.getByTestId('photo-use').click();
    for (const check of ['background', 'tilt', 'eyes-level']) {
      await expect(page.getByTestId(`photo-failed-${check}`)).toBeVisible();
    }
    await shoot(page, 'photo-review-bad');
    await page.getByTestId('photo-confirm-all').click();
    await expect(page.getByTestId('photo-accept')).toBeDisabled();
    await page.getByTestId('photo-reason').click();
    await page.getByText('先受理，约定日期来补拍').click();
    await shoot(page, 'photo-review-reason');
    await page.getByTestId('photo-accept').click();
    await expect(page.getByTestId('photo-flagged')).toContainText('约定日期来补拍');

    const [flagged] = await client.cases.flaggedPhotos({ limit: 10 });
    expect(flagged).toMatchObject({ personName: person.name, report: { flagged: true, clerk: '李晓梅' } });
    const failed = flagged?.report.findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
    expect(failed?.toSorted()).toEqual(['background', 'eyes-level', 'tilt']);
    const facts = readJpegFacts(Buffer.from(flagged?.photo.split(',')[1] ?? '', 'base64'));
    expect(facts).toMatchObject({ width: 352, height: 440, components: 3, dotsPerInch: { x: 300, y: 300 } });
    expect(facts?.bytes).toBeGreaterThanOrEqual(20_480);
    expect(facts?.bytes).toBeLessThanOrEqual(50_000);

    const manager = await desk.page('manager');
    await manager.getByTestId('menu-photos').click();
    await expect(manager.getByTestId('flagged-photo')).toContainText('头歪了约 14°');
    await expect(manager.getByTestId('flagged-photo')).toContainText('理由：先受理，约定日期来补拍');
    await shoot(manager, 'manager-photos');
    await manager.close();

    await page.evaluate(drawnCamera, readFileSync(join(pictures, 'portrait-1200x1500.jpg')).toString('base64'));
    await page.getByTestId('photo-camera').click();
    const hint = page.getByTestId('camera-hint');
    await expect(hint).toHaveText('请坐直，露出双耳，看镜头');
    await expect(hint).toHaveText('请靠近一点');
    await shoot(page, 'photo-camera-closer');
    await page.evaluate(() => Object.assign(globalThis, { headSize: 1 }));
    await expect(hint).toHaveText('很好，请不要动');
    await shoot(page, 'photo-camera-still');
    await page.keyboard.press('Space');
    await page.getByTestId('photo-use').click();
    await expect(page.getByTestId('photo-result')).toHaveText('电脑检查：都符合');
  } finally {
    await desk.close();
  }
});

/** Runs in the page: a camera before which a drawn head sits, at first too far away. */
async function drawnCamera(jpegBase64: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/jpeg;base64,${jpegBase64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1280, 960];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const seat = globalThis as unknown as { headSize?: number };
  seat.headSize = 0.62;
  const paint = (): void => {
    const height = canvas.height * (seat.headSize ?? 1);
    const width = (height * image.width) / image.height;
    context.fillStyle = 'rgb(248,248,249)';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, (canvas.width - width) / 2, canvas.height - height, width, height);
    requestAnimationFrame(paint);
  };
  paint();
  navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10));
}
