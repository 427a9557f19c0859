import { expect, test } from '@playwright/test';
import { DAY, firstDayCsv, firstDayPeople, type DayPerson } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

// The reader stands at the counter: whose card lies on it is who is talked about.
const people = firstDayPeople();
const cardOf = (person: DayPerson) =>
  inventedCard({ name: person.name, idNumber: person.idNumber, birth: person.birthOn.replaceAll('-', '') });

test('a card laid down brings its person up, waits while the clerk types, and fills the draft that is open', async () => {
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error('more people are needed');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const cookie = await enterStation(desk.station.openUrl);
    const { client } = await connectTo(desk.station.origin, cookie, 'manager');
    await importRoster(client, firstDayCsv(people));
    await clerk.sitDown('1号窗口', '李晓梅');

    await page.keyboard.press('F7');
    await desk.reader.tap(cardOf(first));
    await expect(page.getByTestId('person-chosen')).toContainText(first.name);
    await shoot(page, 'counter-card-brings-person');

    await page.getByTestId('people-search').fill('wang');
    await desk.reader.tap(cardOf(second));
    await expect(page.getByTestId('tapped-card')).toBeVisible();
    await expect(page.getByTestId('person-chosen')).toContainText(first.name);
    await shoot(page, 'counter-card-waits');
    await page.getByTestId('tapped-show').click();
    await expect(page.getByTestId('person-chosen')).toContainText(second.name);

    await desk.reader.tap(inventedCard({ name: '欧阳未名', idNumber: '999999193601010012', birth: '19360101' }));
    await expect(page.getByTestId('tapped-card')).toContainText('名册里没有');
    await shoot(page, 'counter-card-unknown');

    await page.getByTestId('person-open-case').click();
    await expect(page.getByTestId('case-page')).toBeVisible();
    const address = page.locator('#at-address').locator('input, textarea').first();
    await expect(address).not.toHaveValue('');
  } finally {
    await desk.close();
  }
});
