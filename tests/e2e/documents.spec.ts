import { expect, test } from '@playwright/test';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { pageScene } from '#tests/support/page-set/page-scene.ts';
import { pngBytes } from '#tests/support/png-bytes.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

test('papers are scanned from files and camera, put in order, taken away and brought back', async () => {
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

    // Two photographs of pages on a table, corners found without a question.
    const files = [5001, 5003].map((seed, at) => ({
      name: `page${at + 1}.png`,
      mimeType: 'image/png',
      buffer: pngBytes(pageScene(seed).picture),
    }));
    await page.getByTestId('file-household-register').setInputFiles(files);
    await expect(page.getByTestId('page-household-register-2')).toBeVisible({ timeout: 30_000 });
    await page.getByTestId('page-household-register-1').scrollIntoViewIfNeeded();
    await shoot(page, 'documents-strip');
    // Pages are there, but only the clerk says that the paper was received.
    await expect(page.getByTestId('material-household-register-received')).not.toBeChecked();
    await page.getByTestId('receive-household-register').click();
    await expect(page.getByTestId('receive-household-register')).toBeHidden();

    await page.getByTestId('page-household-register-2').click();
    await expect(page.getByTestId('page-view').locator('img')).toBeVisible();
    await page.getByTestId('page-turn').click();
    await shoot(page, 'documents-page');
    await page.getByTestId('page-remove').click();
    await expect(page.getByTestId('page-view')).toBeHidden();
    await expect(page.getByTestId('page-household-register-2')).toBeHidden();
    await page.getByTestId('restore-household-register').click();
    await expect(page.getByTestId('page-household-register-2')).toBeVisible();

    // The browser's false camera shows no paper: the clerk is asked for the corners, and moves one by key.
    await page.getByTestId('shoot-id-card').click();
    await expect(page.getByTestId('document-camera')).toBeVisible();
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await shoot(page, 'documents-camera');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('page-editor')).toBeVisible({ timeout: 30_000 });
    await page.getByTestId('corners-whole').click();
    await page.getByTestId('corner-0').focus();
    const before = await page.getByTestId('corner-0').boundingBox();
    await page.keyboard.press('ArrowRight');
    const after = await page.getByTestId('corner-0').boundingBox();
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeCloseTo(5, 0);
    await shoot(page, 'documents-corners');
    await page.getByTestId('page-use').click();
    await expect(page.getByTestId('camera-kept')).toContainText('已放 1 页', { timeout: 30_000 });
    await page.getByTestId('camera-close').click();
    await expect(page.getByTestId('page-id-card-1')).toBeVisible();
    await shoot(page, 'documents-done');
  } finally {
    await desk.close();
  }
});
