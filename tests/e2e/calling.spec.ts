import { expect, test, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import { DAY, firstDayCsv, firstDayPeople, type DayPerson } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

// Calling as a hall and two counters live through it: two calls at once, people who do not come, and the question why.
const people = firstDayPeople();
const request = () => ({ requestId: crypto.randomUUID() });
const second = { counterId: '2', clerk: '王海涛' };

let desk: Desk;
let clerk: CounterClerk;
let hall: Page;
let api: StationClient;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  api = (await connectTo(desk.station.origin, await enterStation(desk.station.openUrl), 'counter')).client;
  await importRoster(api, firstDayCsv(people));
  for (const person of people.slice(0, 9)) await arrive(person);
  clerk = new CounterClerk(await desk.page('counter'));
  await clerk.sitDown('1号窗口', '李晓梅');
  hall = await desk.page('hall');
  await recordSpeech(hall);
});

test.afterAll(async () => {
  await desk.close();
});

const arrive = (person: DayPerson) =>
  api.queue.checkIn({ ...request(), who: { kind: 'id-number', idNumber: person.idNumber } });

/** Keeps what the hall shows as being spoken, and how many clips it really starts. */
async function recordSpeech(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = { spoken: [] as string[], started: 0 };
    Object.assign(globalThis, { kept });
    globalThis.AudioBufferSourceNode = class extends AudioBufferSourceNode {
      override start(when?: number): void {
        kept.started += 1;
        super.start(when);
      }
    };
    new MutationObserver(() => {
      const text = document.querySelector('.hall-spoken')?.textContent ?? '';
      if (text !== '' && kept.spoken.at(-1) !== text) kept.spoken.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.reload();
  await expect(page.getByTestId('waiting-count')).toContainText('人');
}

type Kept = { readonly spoken: readonly string[]; readonly started: number };
const kept = (page: Page): Promise<Kept> => page.evaluate(() => (globalThis as unknown as { kept: Kept }).kept);
const spoken = async () => (await kept(hall)).spoken;
const said = (number: string, counter: string) => `请 ${number} 号到 ${counter} 办理`;

test('a browser that holds the sound back is opened by one touch', async () => {
  const page = await desk.page('hall');
  // Headless browsers let any page sound; this one begins as a person's browser does.
  await page.addInitScript(() => {
    globalThis.AudioContext = class extends AudioContext {
      constructor() {
        super();
        void this.suspend();
      }
    };
  });
  await page.reload();
  await expect(page.getByTestId('voice-hint')).toBeVisible();
  await shoot(page, 'calling-hall-touch-for-sound');
  await page.getByTestId('voice-hint').click();
  await expect(page.getByTestId('voice-hint')).toBeHidden();
  await page.close();
});

test('two counters call in the same moment: the hall shows and says both, one after the other', async () => {
  const [one, two] = await Promise.all([clerk.callNext(), api.queue.callNext({ ...request(), ...second })]);
  const both = [said(one, '1号窗口'), said(two.number, '2号窗口')].sort();
  await expect.poll(spoken).toHaveLength(1);
  await shoot(hall, 'calling-hall-first-of-two');
  await expect.poll(async () => [...(await spoken())].sort(), { timeout: 40_000 }).toEqual(both);
  const [, last = ''] = await spoken();
  await expect(hall.getByTestId('newest-call')).toContainText(/[AB]\d{3}/.exec(last)?.[0] ?? '');
  await expect(hall.getByTestId('spoken')).toHaveClass('hall-notice', { timeout: 40_000 });
  // Chime and ten words, and once more without the chime, for each of the two.
  expect((await kept(hall)).started).toBeGreaterThan(30);
  await shoot(hall, 'calling-hall-after');
});

test('after a reload nothing is said again, and what was called meanwhile is not lost', async () => {
  const current = await api.queue.atCounter({ counterId: second.counterId });
  if (!current) throw new Error('the second counter is busy');
  await hall.goto('about:blank');
  await api.queue.recall({ ...request(), ...second, ticketId: current.id });
  await hall.goto(`${desk.station.origin}/#/hall`);
  await expect.poll(spoken).toEqual([said(current.number, '2号窗口')]);
  await hall.keyboard.press('m');
  await expect(hall.getByText('静音', { exact: true })).toBeVisible();
  await shoot(hall, 'calling-hall-muted-with-panel');
});

test('a clerk holds, misses, calls back and passes on, with the keyboard where it is everyday', async () => {
  const { page } = clerk;
  const row = (number: string) => page.locator(`[data-ticket="${number}"]`);
  await shoot(page, 'calling-counter-line');
  const held = (await page.getByTestId('current-number').textContent()) ?? '';
  await page.keyboard.press('F5');
  await expect(page.getByText('挂起…')).toBeVisible();
  await shoot(page, 'calling-counter-more');
  await page.getByText('挂起…').click();
  await page.getByRole('button', { name: '去复印材料' }).click();
  await shoot(page, 'calling-counter-hold');
  await page.getByTestId('reason-confirm').click();
  await expect(row(held)).toHaveAttribute('data-state', 'held');
  const missed = await clerk.callNext();
  await page.keyboard.press('F4');
  await expect(row(missed)).toHaveAttribute('data-state', 'missed');
  await clerk.callNext();
  await shoot(page, 'calling-counter-sections');
  await row(missed).getByTestId('bring-back').click();
  await expect(row(missed)).toHaveAttribute('data-state', 'waiting');
  await row(held).getByTestId('resume').click();
  await expect(row(held)).toHaveAttribute('data-state', 'waiting');
});

test('somebody asks why: one sentence answers', async () => {
  const { page } = clerk;
  const waiting = (await api.queue.today()).findLast(({ state }) => state === 'waiting');
  await page.getByTestId(`row-more-${waiting?.number ?? ''}`).click();
  await page.getByText('为什么还没叫到他…').click();
  await expect(page.getByTestId('why-answer')).toContainText('。');
  await shoot(page, 'calling-counter-why');
  await page.getByRole('button', { name: '知道了' }).click();
});

test('a step taken by mistake is taken back', async () => {
  const { page } = clerk;
  const number = (await page.getByTestId('current-number').textContent()) ?? '';
  await page.keyboard.press('F4');
  await expect(page.getByTestId('current-empty')).toBeVisible();
  await page.keyboard.press('F5');
  await page.getByText(`撤销：${number} 过号`).click();
  await expect(page.getByTestId('current-number')).toHaveText(number);
});

test('no more numbers today: the counters and the hall say so, a walk-in is told when to come', async () => {
  const { page } = clerk;
  await page.keyboard.press('F5');
  await page.getByText('今天现场不再取号…').click();
  await page.getByRole('button', { name: '今天人太多' }).click();
  await shoot(page, 'calling-counter-stop');
  await page.getByTestId('reason-confirm').click();
  await expect(page.getByTestId('intake-note')).toContainText('李晓梅');
  await shoot(page, 'calling-counter-stopped');
  await expect(hall.getByTestId('spoken')).toContainText('今天现场不再取号', { timeout: 40_000 });
  await shoot(hall, 'calling-hall-stopped');
  const walkIn = people.find(({ comes }, index) => index > 9 && comes !== 'booked');
  if (walkIn)
    await expect(arrive(walkIn)).rejects.toMatchObject({ code: 'intake.closed', data: { date: '2022-03-01' } });
});
