import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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
  } finally {
    await desk.close();
  }
});
