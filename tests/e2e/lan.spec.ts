import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { cutLine, type CutLine } from '#tests/support/cut-line.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { obtainBrowser } from '#tests/support/obtain-browser.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess, type StationProcess } from '#tests/support/station-process.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

const people = firstDayPeople(12);
const idOf = (index: number) => people[index]?.idNumber ?? '';

let desk: Desk;
let line: CutLine;
let manager: Page;
let joined: StationProcess | undefined;
let browser: Browser;
let kiosk: Page;
let counter: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const port = await freePort();
  desk = await Desk.open(['--clock', `${DAY}T09:00`, '--lan', `127.0.0.1:${port}`]);
  line = await cutLine(port);
  const cookie = await enterStation(desk.station.openUrl);
  const { client, close } = await connectTo(desk.station.origin, cookie, 'manager');
  await importRoster(client, firstDayCsv(people));
  close();
  manager = await desk.page('manager');
  browser = await chromium.launch({ executablePath: await obtainBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

test.afterAll(async () => {
  await browser.close();
  await joined?.end();
  await line.close();
  await desk.close();
});

test('the manager opens the door, which was shut', async () => {
  await manager.getByTestId('menu-lan').click();
  await expect(manager.getByTestId('lan-door')).toHaveAttribute('data-open', 'false');
  await shoot(manager, 'manager-lan-shut');
  await manager
    .getByTestId('manager-clerk')
    .locator('input')
    .or(manager.getByTestId('manager-clerk'))
    .first()
    .fill('李晓梅');
  await manager.keyboard.press('Escape');
  await manager.getByTestId('lan-open').click();
  await expect(manager.getByTestId('lan-door')).toHaveAttribute('data-open', 'true');
  await shoot(manager, 'manager-lan-open');
});

test('a kiosk on another PC shows six digits, the manager the same, and both agree', async () => {
  const folder = join(desk.folder, 'screen');
  joined = await startStationProcess([
    '--data',
    folder,
    '--port',
    '0',
    '--join',
    `127.0.0.1:${line.port}`,
    '--screen',
    'kiosk',
  ]);
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  kiosk = await context.newPage();
  await kiosk.setViewportSize({ width: 1080, height: 1920 });
  await kiosk.goto(`${joined.openUrl}#/kiosk`);
  await expect(kiosk.getByTestId('join-code')).toHaveText(/^\d{3} \d{3}$/);
  const code = await kiosk.getByTestId('join-code').innerText();
  await expect(manager.getByTestId('lan-code')).toHaveText(code.replaceAll(/\s+/g, ' '));
  await shoot(kiosk, 'join-digits');
  await shoot(manager, 'manager-lan-pairing');
  await manager.getByTestId('lan-name').fill('大厅取号屏');
  await manager.getByTestId('lan-same').click();
  await kiosk.getByRole('button', { name: '两边一致' }).click();
  await expect(kiosk.getByTestId('join')).toBeHidden();
  await expect(manager.getByTestId('lan-screen')).toHaveAttribute('data-online', 'true');
  await shoot(manager, 'manager-lan-paired');
  await expect(kiosk.getByText('请人帮忙')).toBeVisible();
  await expect.poll(() => kiosk.evaluate(numbersLent)).toBeGreaterThan(0);
  await shoot(kiosk, 'joined-kiosk');
});

test('with the cable pulled the kiosk goes on giving numbers, also after it was opened anew', async () => {
  line.cut();
  await expect(kiosk.getByTestId('alone-kiosk')).toBeVisible();
  await shoot(kiosk, 'alone-kiosk-ask');
  expect(await numberFor(idOf(0))).toBe('K001');
  await shoot(kiosk, 'alone-kiosk-number');
  await kiosk.getByRole('button', { name: '好了' }).click();
  await kiosk.reload();
  await expect(kiosk.getByTestId('alone-kiosk')).toBeVisible();
  expect(await numberFor(idOf(1))).toBe('K002');
  await kiosk.getByRole('button', { name: '好了' }).click();
  await kiosk.getByRole('button', { name: '没有号码，直接取号' }).click();
  await expect(kiosk.getByTestId('alone-number')).toHaveText('K003');
  await kiosk.getByRole('button', { name: '好了' }).click();
});

test('the host killed and the cable back, its numbers stand in the line once', async () => {
  await desk.crash();
  line.restore();
  await expect(kiosk.getByTestId('alone-kiosk')).toBeHidden();
  counter = await desk.page('counter');
  await new CounterClerk(counter).sitDown('1号', '李晓梅');
  await expect(counter.locator('[data-ticket="K001"]')).toHaveCount(1);
  await expect(counter.locator('[data-ticket="K002"]')).toHaveCount(1);
  await expect(counter.getByTestId('unmatched')).toContainText('1');
  await counter.getByTestId('unmatched-open').click();
  await shoot(counter, 'counter-unmatched');
  await counter.getByTestId('unmatched-id').fill(idOf(2));
  await counter.getByTestId('unmatched-adopt').click();
  await expect(counter.getByTestId('unmatched')).toBeHidden();
});

test('without its host a counter calls by hand, and tells it afterwards', async () => {
  await expect(counter.locator('[data-ticket="K003"]')).toHaveCount(1);
  await desk.kill();
  await expect(counter.getByTestId('manual-calling')).toBeVisible();
  await counter.getByTestId('manual-share').getByText('全部由本窗口叫').click();
  await counter.getByTestId('manual-next').click();
  await expect(counter.getByTestId('manual-current')).toHaveText('K001');
  await counter.getByTestId('manual-recall').click();
  await shoot(counter, 'manual-calling');
  await counter.getByTestId('manual-missed').click();
  await counter.getByTestId('manual-next').click();
  await expect(counter.getByTestId('manual-current')).toHaveText('K002');
  await counter.getByTestId('manual-finish').click();
  await counter.getByTestId('manual-typed').fill('k3');
  await counter.getByTestId('manual-typed-call').click();
  await expect(counter.getByTestId('manual-current')).toHaveText('K003');
  await desk.revive();
  await expect(counter.getByTestId('manual-calling')).toBeHidden();
  await expect(counter.locator('[data-ticket="K001"]')).toHaveAttribute('data-state', 'missed');
  await expect(counter.locator('[data-ticket="K002"]')).toHaveCount(0);
  await expect(counter.getByTestId('current-number')).toHaveText('K003');
  await counter.close();
});

test('a removed screen says so at once', async () => {
  await manager.getByTestId('lan-remove').click();
  await manager.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await expect(kiosk.getByTestId('join')).toHaveAttribute('data-state', 'problem');
  await shoot(kiosk, 'join-removed');
});

async function numberFor(idNumber: string): Promise<string> {
  const page = kiosk.getByTestId('alone-kiosk');
  for (const key of idNumber) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: '取号', exact: true }).click();
  await expect(page.getByTestId('alone-number')).toBeVisible();
  return page.getByTestId('alone-number').innerText();
}

/** A port that stays the same when the host is started again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** In the page: for how many days it holds numbers of its own. */
async function numbersLent(): Promise<number> {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === 'youdai-desk')) return 0;
  return new Promise((resolve) => {
    const opening = indexedDB.open('youdai-desk');
    opening.addEventListener('success', () => {
      const reading = opening.result.transaction('values').objectStore('values').get('kiosk-reserve');
      reading.addEventListener('success', () => {
        const reserve = reading.result as { readonly blocks: readonly unknown[] } | undefined;
        opening.result.close();
        resolve(reserve?.blocks.length ?? 0);
      });
    });
  });
}
