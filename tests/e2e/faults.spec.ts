import { expect, test, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import { DAY, firstDayCsv, firstDayPeople, type DayPerson } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

// What goes wrong in a hall: each fault gets a clear sentence and loses nothing.
const people = firstDayPeople();
const remaining = [...people];
const nextPerson = (): DayPerson => remaining.shift() ?? failWithoutPeople();
const failWithoutPeople = (): never => {
  throw new Error('more people are needed');
};
const request = () => ({ requestId: crypto.randomUUID() });

let desk: Desk;
let clerk: CounterClerk;
let kiosk: Page;
let api: StationClient;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  clerk = new CounterClerk(await desk.page('counter'));
  kiosk = await desk.page('kiosk');
  api = await connectApi();
  await importRoster(api, firstDayCsv(people));
  await clerk.sitDown('1号窗口', '李晓梅');
});

/** The contract itself, for what another clerk does meanwhile. */
async function connectApi(): Promise<StationClient> {
  const cookie = await enterStation(desk.station.openUrl);
  return (await connectTo(desk.station.origin, cookie, 'counter')).client;
}

test.afterAll(async () => {
  await desk.close();
});

const cardOf = (person: DayPerson) =>
  inventedCard({ name: person.name, idNumber: person.idNumber, birth: person.birthOn.replaceAll('-', '') });

/** Puts a new person's card on the reader and waits for the number on the screen. */
async function tap(person: DayPerson): Promise<string> {
  await desk.reader.tap(cardOf(person));
  await expect(kiosk.getByTestId('ticket-number')).toBeVisible();
  return (await kiosk.getByTestId('ticket-number').textContent()) ?? '';
}

const done = () => kiosk.getByRole('button', { name: '好了' }).click();
const papersWith = (text: string) => desk.printer.jobs().filter((paper) => paper.text.join('\n').includes(text));

test('no paper at the kiosk: the number stands large on the screen, and the ticket prints by itself once there is paper', async () => {
  desk.printer.fault({ kind: 'paper-out' });
  const number = await tap(nextPerson());
  await expect(kiosk.getByText('小票打不出来，请记住或抄下号码。')).toBeVisible();
  await shoot(kiosk, 'fault-kiosk-no-paper');
  await expect(clerk.page.getByTestId('printer-bar')).toBeVisible();
  await shoot(clerk.page, 'fault-counter-no-paper');
  await desk.printer.clear();
  await expect.poll(() => papersWith(number).length).toBe(1);
  await done();
});

test('a card pulled away too early: the kiosk says so and takes it the next time', async () => {
  const person = nextPerson();
  desk.reader.script({ kind: 'card-gone', on: 'read' });
  desk.reader.present(cardOf(person));
  await expect(kiosk.getByText('没有读好。请拿起身份证，再放一次。')).toBeVisible();
  await shoot(kiosk, 'fault-kiosk-read-failed');
  desk.reader.remove();
  expect(await tap(person)).toMatch(/^B\d{3}$/);
  await done();
});

test('the reader unplugged: the kiosk offers the digits, and takes cards again when it is back', async () => {
  await desk.reader.unplug();
  await expect(kiosk.getByText('读卡器现在不能用，请输入号码，或到窗口。')).toBeVisible();
  await shoot(kiosk, 'fault-kiosk-no-reader');
  await desk.reader.plugIn();
  await expect(kiosk.getByText('身份证、预约单，直接放上来就行。')).toBeVisible();
  expect(await tap(nextPerson())).toMatch(/^B\d{3}$/);
  await done();
});

test('a double click on 叫下一位 calls one person', async () => {
  await clerk.page.getByTestId('call-next').dblclick();
  await expect(clerk.page.getByTestId('current-number')).toBeVisible();
  const today = await api.queue.today();
  expect(today.filter(({ state }) => state === 'called')).toHaveLength(1);
});

test('the station killed while the clerk types: the page comes back by itself and the draft opens where it was', async () => {
  await clerk.openCase();
  await clerk.type('unitCode', '某部八一分队');
  await expect(clerk.page.getByTestId('save-mark')).toContainText('已保存');
  await clerk.type('residence', '某市某区试样路 8 号');
  await desk.crash();
  api = await connectApi();
  await expect(clerk.page.getByTestId('save-mark')).toContainText('已保存', { timeout: 60_000 });
  await clerk.page.reload();
  await clerk.page.getByTestId('view-drafts').click();
  await shoot(clerk.page, 'fault-counter-drafts-after-crash');
  await clerk.page.getByTestId('draft-open').click();
  await expect(clerk.page.getByTestId('field-unitCode')).toHaveValue('某部八一分队');
  await expect(clerk.page.getByTestId('field-residence')).toHaveValue('某市某区试样路 8 号');
  await expect(clerk.page.getByTestId('field-residence')).toBeFocused();
});

test('the printer loses power in the middle of a receipt: the clerk is asked, and one whole receipt comes out', async () => {
  const { page } = clerk;
  await clerk.type('enlistedOn', '1955-03-01');
  await clerk.type('dischargedOn', '1959-04-01');
  await clerk.pick('dischargeDocument', '退役证');
  await clerk.pick('bank', '中国农业银行');
  await clerk.receiveRequired(['id-card', 'household-register', 'discharge-proof']);
  await clerk.photoFromFile(new URL('../support/pictures/portrait-1200x1500.jpg', import.meta.url).pathname);
  await clerk.sign();
  desk.printer.fault({ kind: 'power-off', afterByte: 600 });
  const caseNumber = await clerk.accept();
  await expect(page.getByTestId('receipt-state')).toHaveAttribute('data-state', 'unknown', { timeout: 60_000 });
  await shoot(page, 'fault-counter-receipt-unknown');
  await desk.printer.clear();
  await page.getByTestId('receipt-again').dblclick();
  await expect(page.getByTestId('receipt-state')).toHaveAttribute('data-state', 'confirmed', { timeout: 60_000 });
  const whole = desk.printer.jobs().filter((paper) => paper.qrs.includes(caseNumber));
  expect(whole).toHaveLength(1);
});

test('a slot taken by another clerk in the same second: the other is told, and keeps person and telephone', async () => {
  const other = new CounterClerk(await desk.page('counter'));
  await other.page.evaluate(() => localStorage.clear());
  await other.page.reload();
  await other.sitDown('2号窗口', '王海涛');
  const person = nextPerson();
  await other.page.keyboard.press('F7');
  await other.page.keyboard.insertText(person.name);
  await expect(other.page.getByTestId('person-result').first()).toContainText(person.name);
  await other.page.keyboard.press('Enter');
  await expect(other.page.getByTestId('slots')).toBeFocused();
  // The telephone first: a time confirmed before would be held for this clerk, and nobody could take it.
  await other.page.getByTestId('booking-phone').fill('19999998888');
  // Everybody else who calls takes the seats of the first slot while this clerk still talks; the page hears of it too late.
  const [day] = await api.appointments.slots({ from: DAY, days: 1 });
  const slot = day?.slots[0];
  if (!slot) throw new Error('a slot');
  const seats = Array.from({ length: slot.capacity }, nextPerson);
  const found = await Promise.all(seats.map(({ idNumber }) => api.people.search({ query: idNumber, limit: 1 })));
  const booking = { slotId: slot.id, channel: 'phone', phone: '', clerk: '陈静' };
  const rush = found.map(([hit]) => {
    if (!hit) throw new Error('on the roster');
    return api.appointments.book({ ...request(), ...booking, personId: hit.id });
  });
  await Promise.all(rush);
  await other.page.keyboard.press('Enter');
  await expect(other.page.getByTestId('slot-lost')).toBeVisible();
  await expect(other.page.getByTestId('booking-phone')).toHaveValue('19999998888');
  await expect(other.page.getByTestId('person-chosen')).toContainText(person.name);
  await shoot(other.page, 'fault-counter-slot-lost');
  const [after] = await api.appointments.slots({ from: DAY, days: 1 });
  expect(after?.slots[0]?.taken).toBe(slot.capacity);
});

test('a stranger’s browser on the same machine gets a sentence and nothing else', async ({ playwright }) => {
  const stranger = await playwright.request.newContext();
  const answer = await stranger.get(`${desk.station.origin}/`);
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('这个页面需要从服务台程序打开');
  await stranger.dispose();
});
