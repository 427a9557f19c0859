import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { addDays } from '#shared/civil-date.ts';
import { connectTo } from '#tests/support/station-connection.ts';
import { Desk, shoot } from './desk.ts';

/** The manager changes the rules of 古林街道: tries them out on everybody, saves, carries them off as a file. */
test.describe.configure({ mode: 'serial' });

let desk: Desk;
let page: Page;
const today = '2022-02-28';

test.beforeAll(async () => {
  desk = await Desk.open(['--demo', '--profile', 'gulin', '--clock', `${today}T08:00`]);
  page = await desk.page('manager');
  await page.getByTestId('menu-settings').click();
});

test.afterAll(async () => {
  await desk.close();
});

test('the rules stand there in words, each part on its own page', async () => {
  await expect(page.getByTestId('profile-in-force')).toContainText('现在用的是第 1 版');
  await expect(page.getByTestId('phase-edit')).toHaveCount(3);
  await expect(page.getByTestId('rule-words').first()).toContainText('本区户籍且享受定期抚恤补助');
  await expect(page.getByTestId('profile-bar')).toContainText('还没有改动');
  await shoot(page, 'profiles-phases');
  await page.getByTestId('profile-channel').last().scrollIntoViewIfNeeded();
  await shoot(page, 'profiles-channels');
  for (const [part, name] of [
    ['社区和窗口', 'places'],
    ['办公时间', 'hours'],
    ['取号和预约', 'tickets'],
    ['叫号', 'calling'],
    ['银行', 'banks'],
    ['通知和用语', 'texts'],
    ['基本信息', 'station'],
  ] as const) {
    await page.getByRole('tab', { name: part }).click();
    await shoot(page, `profiles-${name}`);
    // Nothing sticks out, neither on a small screen nor on a large one.
    const tooWide = await page.locator('.manager-main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect([part, tooWide]).toEqual([part, 0]);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shoot(page, `profiles-${name}-large`);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

test('a fault is named in words, with the way to it', async () => {
  await page.getByRole('tab', { name: '社区和窗口' }).click();
  const communities = page.getByTestId('profile-communities');
  const all = await communities.inputValue();
  await communities.fill(`${all}\n望潮村`);
  await page.getByTestId('profile-check').click();
  await expect(page.getByTestId('profile-problems')).toContainText('社区（村）里“望潮村”写了两次。');
  await shoot(page, 'profiles-problem');
  await page.getByRole('button', { name: '去改：社区和窗口' }).click();
  await expect(communities).toBeFocused();
  await communities.fill(all);
  await page.getByRole('tab', { name: '取号和预约' }).click();
  const offline = page.getByLabel('断网号的字头');
  await offline.fill('b');
  await page.getByRole('tab', { name: '叫号' }).click();
  await page.getByTestId('profile-check').click();
  await expect(page.getByTestId('profile-problems')).toContainText('号码字头里“B”写了两次。');
  await page.getByRole('button', { name: '去改：取号和预约' }).click();
  await expect(offline).toBeFocused();
  await offline.fill('K');
});

test('the dry run says who may come earlier and which bookings fall outside', async () => {
  await page.getByRole('tab', { name: '阶段' }).click();
  // A case more for the first phase: everybody of 60.
  const first = page.getByTestId('phase-edit').first();
  await first.getByTestId('add-case').click();
  await first.getByTestId('condition-fact').last().click();
  await page.locator('.ant-select-dropdown:visible').getByText('年龄', { exact: true }).click();
  await expect(first.getByTestId('rule-words')).toContainText('本区户籍且享受定期抚恤补助；年满60岁');
  await page.getByRole('tab', { name: '办公时间' }).click();
  await page.getByTestId('profile-add-closed').click();
  const row = page.locator('fieldset').filter({ hasText: '不办公的日子' }).locator('.profile-row').last();
  await row.locator('.ant-picker input').fill('2022-03-02');
  await row.locator('.ant-picker input').press('Enter');
  await row.getByLabel('原因，例如清明节').fill('机房检修');
  await bookOn('2022-03-02');
  await page.getByTestId('profile-check').click();
  const impact = page.getByTestId('profile-impact');
  await expect(impact).toContainText(/2022年2月28日起多 \d+ 人可以办理/u);
  await expect(page.getByTestId('booking-outside')).toHaveCount(1);
  await expect(page.getByTestId('booking-outside')).toContainText('那天不办公：机房检修');
  await expect(page.getByTestId('profile-save')).toBeDisabled();
  await shoot(page, 'profiles-impact');
  await page.getByRole('button', { name: '再改改' }).click();
});

/** Somebody of the demo roster is booked by telephone, over the contract. */
async function bookOn(date: string): Promise<void> {
  const { client, close } = await connectTo(desk.station.origin, await secondToken(), 'counter');
  const [day] = await client.appointments.slots({ from: date, days: 1 });
  const slot = day?.slots[0];
  const found = await client.people.search({ query: '19999', limit: 50 });
  const person = found.find(({ eligibility, booking }) => eligibility.state === 'open' && booking === null);
  if (!slot || !person) throw new Error('nobody to book');
  const channel = person.eligibility.channels[0] ?? 'phone';
  const requestId = crypto.randomUUID();
  await client.appointments.book({
    requestId,
    personId: person.id,
    slotId: slot.id,
    channel,
    phone: '',
    clerk: '杨帆',
  });
  close();
}

/** The browser's own cookie lets another line in. */
async function secondToken(): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

test('it is saved for a day to come, with its reason, and the history keeps both', async () => {
  const from = addDays(today, 1);
  const field = page.getByTestId('profile-effective-on');
  await field.fill(from);
  await field.press('Enter');
  await page.getByTestId('profile-check').click();
  await page.getByTestId('manager-clerk').locator('input').fill('杨帆');
  await page.getByTestId('profile-reason').fill('区局2月27日通知，60岁以上提前办');
  await page.getByTestId('profile-save').click();
  await expect(page.getByTestId('profile-in-force')).toContainText('第 2 版已保存，2022年3月1日起换用');
  await expect(page.getByTestId('profile-bar')).toContainText('还没有改动');
  await page.getByRole('tab', { name: '历史版本' }).click();
  await expect(page.getByTestId('profile-version')).toHaveCount(2);
  await expect(page.getByTestId('profile-version').first()).toContainText('区局2月27日通知');
  await shoot(page, 'profiles-history');
});

test('a version leaves as a file and comes back as a draft, anything else is refused in words', async () => {
  const download = page.waitForEvent('download');
  await page.getByTestId('profile-export').first().click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ profile: { street: '古林街道', version: 2 } });
  await page.getByTestId('profile-file').setInputFiles(file);
  await expect(page.getByTestId('draft-from')).toHaveText('从文件读入的资料');
  await page.getByTestId('profile-start-over').click();
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  const other = { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') };
  await page.getByTestId('profile-file').setInputFiles(other);
  await expect(page.getByText('这个文件不是站点资料，请选从本程序导出的文件。')).toBeVisible();
});

test('a new station begins with the practice nearest to its own', async () => {
  await page.getByTestId('profile-shipped').click();
  await shoot(page, 'profiles-shipped');
  await page.getByTestId('shipped-zhongtang').click();
  await expect(page.getByTestId('draft-from')).toContainText('中塘镇退役军人服务站');
  await page.getByRole('tab', { name: '银行' }).click();
  await expect(page.getByTestId('profile-bank-desk').first()).toHaveValue('大厅东侧农行服务台');
  await page.getByTestId('profile-check').click();
  await expect(page.getByTestId('profile-impact')).toBeVisible();
  await shoot(page, 'profiles-other-station');
});
