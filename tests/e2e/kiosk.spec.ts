import { expect, test, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import { DAY, firstDayCsv, firstDayPeople, type DayPerson } from '#tests/support/first-day.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

// The self-service screen as visitors use it: card, slip, numbers; stuck, helped, gone, come back.
const people = firstDayPeople();
const request = () => ({ requestId: crypto.randomUUID() });

let desk: Desk;
let kiosk: Page;
let clerk: CounterClerk;
let api: StationClient;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--clock', `${DAY}T08:40`]);
  const cookie = await enterStation(desk.station.openUrl);
  api = (await connectTo(desk.station.origin, cookie, 'counter')).client;
  await importRoster(api, firstDayCsv(people));
  clerk = new CounterClerk(await desk.page('counter'));
  await clerk.sitDown('1号窗口', '李晓梅');
  kiosk = await desk.page('kiosk', { width: 1280, height: 800 });
  await expect(kiosk.getByText('您想怎样取号？')).toBeVisible();
});

test.afterAll(async () => {
  await desk.close();
});

const person = (index: number): DayPerson => people[index] ?? failWithoutPeople();
const failWithoutPeople = (): never => {
  throw new Error('more people are needed');
};
const press = (name: string) => kiosk.getByRole('button', { name, exact: true }).click();

async function typeNumber(way: string, digits: string): Promise<void> {
  await press(way);
  for (const digit of digits) await press(digit);
}

/** A hand-held scanner: all keys within a moment, then Enter. */
async function scan(text: string): Promise<void> {
  await kiosk.evaluate((code) => {
    for (const key of [...Array.from(code), 'Enter'])
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, text);
}

test('a slip scanned on the first page becomes a ticket without a touch', async () => {
  const found = (await api.people.search({ query: person(0).idNumber, limit: 1 }))[0];
  const days = await api.appointments.slots({ from: DAY, days: 1 });
  const slot = days[0]?.slots.find((each) => each.bookable);
  if (!found || !slot) throw new Error('nobody or no time to book');
  const booked = await api.appointments.book({
    ...request(),
    personId: found.id,
    slotId: slot.id,
    channel: 'phone',
    phone: '',
    clerk: '李晓梅',
  });
  await scan(booked.number);
  await expect(kiosk.getByTestId('ticket-number')).toHaveText(/^A\d{3}$/u);
  await press('好了');
  await scan('XX99-9999-999');
  await expect(kiosk.getByText('这张预约单没有查到')).toBeVisible();
  await press('知道了');
});

test('a mobile number: asked whose it is, then the ticket; larger text is small again for the next one', async () => {
  await press('字大一点');
  await press('字大一点');
  await typeNumber('输手机号', person(1).phone);
  await press('确定');
  await expect(kiosk.getByRole('heading')).toHaveText(/^您是 .+，对吗？$/u);
  await expect(kiosk.locator('body')).not.toContainText(person(1).name);
  await shoot(kiosk, 'kiosk-flow-confirm');
  await press('对，是我');
  await expect(kiosk.getByTestId('ticket-number')).toBeVisible();
  await press('好了');
  await expect(kiosk.locator('.kiosk-normal')).toBeVisible();
});

test('stuck half way: the counter rings, keeps ringing after its reload, gives the number, and the kiosk shows it', async () => {
  await typeNumber('输身份证号', person(2).idNumber);
  await press('确定');
  await expect(kiosk.getByText('对，是我')).toBeVisible();
  await press('请人帮忙');
  await expect(kiosk.getByText('已经叫了工作人员')).toBeVisible();
  await clerk.page.reload();
  const call = clerk.page.getByTestId('help-call');
  await expect(call).toContainText('自助机有人请帮忙');
  await expect(call).toContainText(person(2).name);
  await expect(call).not.toContainText(person(2).idNumber);
  await shoot(clerk.page, 'counter-help-waiting');
  await clerk.page.getByTestId('help-take').click();
  await expect(kiosk.getByText('李晓梅马上来帮您')).toBeVisible();
  await shoot(kiosk, 'kiosk-flow-help-coming');
  await shoot(clerk.page, 'counter-help-taken');
  await clerk.page.getByTestId('help-issue').dblclick();
  await expect(kiosk.getByTestId('ticket-number')).toBeVisible();
  await expect(call).toHaveCount(0);
  const today = await api.queue.today();
  expect(today.filter((ticket) => ticket.name === person(2).name)).toHaveLength(1);
  await press('好了');
});

test('a reload in the middle of a number loses no digit, and the browser stores none', async () => {
  await typeNumber('输身份证号', '9999991943');
  await expect(kiosk.getByTestId('typed-number')).toHaveText('9999991943');
  await kiosk.reload();
  await expect(kiosk.getByTestId('typed-number')).toHaveText('9999991943');
  const stored = await kiosk.evaluate(() =>
    [localStorage, sessionStorage].map((kept) => JSON.stringify(Object.entries(kept))).join(),
  );
  expect(stored).not.toContain('9999991943');
  await press('重来');
  await kiosk.reload();
  await expect(kiosk.getByText('您想怎样取号？')).toBeVisible();
});

test('on no list: the counters are rung by themselves, and the clerk closes it', async () => {
  const stranger = inventedCard({ name: '试外人', idNumber: '99999919491231005X', birth: '19491231' });
  await desk.reader.tap(stranger);
  await expect(kiosk.getByText('没有查到您的信息')).toBeVisible();
  await expect(kiosk.getByText('已经告诉工作人员，请在这里等一下。')).toBeVisible();
  await clerk.page.getByTestId('help-take').click();
  await expect(kiosk.getByText('李晓梅马上来帮您')).toBeVisible();
  await shoot(kiosk, 'kiosk-flow-not-on-list');
  await clerk.page.getByTestId('help-done').click();
  await expect(clerk.page.getByTestId('help-call')).toHaveCount(0);
  await press('知道了');
});

test('nobody there: the screen asks, counts down and shows nothing personal; the clerk who was called still sees the digits', async () => {
  await kiosk.clock.install();
  await kiosk.reload();
  await typeNumber('输身份证号', '9999991943');
  await press('请人帮忙');
  await expect(kiosk.getByText('已经叫了工作人员')).toBeVisible();
  await kiosk.clock.runFor(90_500);
  await expect(kiosk.getByText('您还在吗？')).toBeVisible();
  await expect(kiosk.locator('body')).not.toContainText('1943');
  await shoot(kiosk, 'kiosk-flow-idle');
  await press('我还在');
  await expect(kiosk.getByText('已经叫了工作人员')).toBeVisible();
  // On a busy machine the page arms its timers later than the test turns the clock.
  await expect(async () => {
    await kiosk.clock.runFor(30_500);
    await expect(kiosk.getByText('您想怎样取号？')).toBeVisible({ timeout: 500 });
  }).toPass();
  const call = clerk.page.getByTestId('help-call');
  await expect(call).toContainText('屏幕已清空');
  await expect(call).toContainText('******1943'.slice(-8));
});
