import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { maskIdNumber } from '#shared/domain/masking.ts';
import { DAY, firstDayPeople, type DayPerson } from '#tests/support/first-day.ts';
import { rosterHeadings, workbookOf } from '#tests/support/roster-workbook.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

const people = firstDayPeople();
const portrait = join(import.meta.dirname, '../support/pictures/portrait-1200x1500.jpg');
const isFamily = (person: DayPerson) => person.className.endsWith('遗属');

type Served = { readonly person: DayPerson; readonly ticketNumber: string; readonly caseNumber: string };

let desk: Desk;
let clerk: CounterClerk;
let kiosk: Page;
let hall: Page;
let manager: Page;
const served: Served[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  manager = await desk.page('manager');
  clerk = new CounterClerk(await desk.page('counter'));
  kiosk = await desk.page('kiosk');
  hall = await desk.page('hall');
});

test.afterAll(async () => {
  await desk.close();
});

test('the roster is imported from a workbook, broken rows refused with their reason', async () => {
  const rows = people.map((person) => [
    person.name,
    person.idNumber,
    person.phone,
    person.community,
    person.className,
    '本区户籍',
    person.circumstances,
  ]);
  const broken = [
    ['', people[0]?.idNumber ?? '', '', '', '', '', ''],
    ['某错号', '99999919400101000', '', '', '', '', ''],
    ['某错位', '999999194001010001', '', '', '', '', ''],
  ];
  const workbook = await workbookOf([[...rosterHeadings], ...rows, ...broken]);
  await manager.getByTestId('menu-roster').click();
  await shoot(manager, 'manager-roster-empty');
  await manager.getByTestId('import-file').setInputFiles({ name: '名册.xlsx', mimeType: '', buffer: workbook });
  await manager.getByTestId('import-start').click();
  await expect(manager.getByTestId('import-count-added')).toHaveText(String(people.length));
  await expect(manager.getByTestId('import-count-refused')).toHaveText(String(broken.length));
  await shoot(manager, 'manager-roster-preview');
  await manager.getByTestId('import-commit').dblclick();
  await expect(manager.getByTestId('import-done')).toBeVisible();
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-roster-total')).toHaveText(String(people.length));
});

test('a file that is no workbook is refused in words and changes nobody', async () => {
  await manager.getByTestId('menu-roster').click();
  await manager.getByTestId('import-back').click();
  const buffer = Buffer.from('这不是表格');
  await manager.getByTestId('import-file').setInputFiles({ name: '名册.xlsx', mimeType: '', buffer });
  await expect(manager.getByTestId('import-problem')).toBeVisible();
  await shoot(manager, 'manager-roster-not-a-workbook');
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-roster-total')).toHaveText(String(people.length));
});

test('36 people book by telephone, each by keyboard alone', async () => {
  await shoot(clerk.page, 'counter-seat');
  await clerk.sitDown('1号窗口', '李晓梅');
  await shoot(clerk.page, 'counter-work-empty');
  for (const [index, person] of people.filter(({ comes }) => comes === 'booked').entries()) {
    const ways = [person.name, person.phone, person.idNumber.slice(-6), person.idNumber];
    const said = await clerk.bookByPhone(ways[index % ways.length] ?? '', person);
    expect(said).toContain('2月28日');
    if (index === 1) await shoot(clerk.page, 'counter-booked');
  }
  await clerk.backToWork();
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('figure-booked')).toHaveText('36');
});

test('42 people arrive, are called, have their file taken and accepted', async () => {
  await shoot(kiosk, 'kiosk-welcome');
  await shoot(hall, 'hall-empty');
  for (const [index, person] of people.entries()) {
    const ticketNumber = await arrive(person, index);
    served.push({ person, ticketNumber, caseNumber: await serve(person, ticketNumber, index) });
  }
  expect(new Set(served.map(({ ticketNumber }) => ticketNumber)).size).toBe(people.length);
  expect(new Set(served.map(({ caseNumber }) => caseNumber)).size).toBe(people.length);
});

test("the 42 receipts, read back from the printer's bytes, say what the manager's figures say", async () => {
  const papers = await desk.printer.waitForJobs(2 * people.length);
  const textOf = (paper: (typeof papers)[number]) => paper.text.join('\n');
  const receipts = papers.filter((paper) => textOf(paper).includes('受理回执'));
  expect(receipts).toHaveLength(people.length);
  for (const { person, caseNumber } of served) {
    const own = receipts.filter((paper) => paper.qrs.includes(caseNumber));
    expect([caseNumber, own.length]).toEqual([caseNumber, 1]);
    const text = own.map(textOf).join('\n');
    expect(text).toContain(caseNumber);
    expect(text).toContain(maskIdNumber(person.idNumber));
    expect(text).not.toContain(person.idNumber);
    // A name the printer has no character for is drawn; only then may the text lack it.
    if (!/[䶮㛃𠅤]/u.test(person.name)) expect(text.replaceAll(/\s/g, '')).toContain(person.name);
    else expect(own[0]?.images.length).toBeGreaterThan(0);
    expect(text).toContain('居民身份证');
  }
  const tickets = papers.filter((paper) => textOf(paper).includes('取号单'));
  expect(tickets).toHaveLength(people.length);
  for (const { ticketNumber } of served) {
    expect(tickets.filter((paper) => textOf(paper).includes(ticketNumber))).toHaveLength(1);
  }

  await manager.getByTestId('menu-day').click();
  for (const [figure, value] of [
    ['booked', 36],
    ['arrived', 42],
    ['served', 42],
    ['accepted', 42],
    ['waiting-now', 0],
  ] as const) {
    await expect(manager.getByTestId(`figure-${figure}`)).toHaveText(String(value));
  }
  for (const table of ['class', 'channel']) {
    await expect(manager.getByTestId(`sum-${table}-accepted`)).toHaveText('42');
  }
  await shoot(manager, 'manager-day');
  for (const page of ['prints', 'devices', 'phases'] as const) {
    await manager.getByTestId(`menu-${page}`).click();
    await shoot(manager, `manager-${page}`);
  }
});

async function arrive(person: DayPerson, index: number): Promise<string> {
  if (person.shows === 'card') {
    const card = inventedCard({
      name: person.name,
      idNumber: person.idNumber,
      birth: person.birthOn.replaceAll('-', ''),
    });
    await Promise.all([desk.reader.tap(card), expect(kiosk.getByTestId('ticket-number')).toBeVisible()]);
  } else {
    await kiosk.getByRole('button', { name: '输身份证号' }).click();
    if (index === 2) await shoot(kiosk, 'kiosk-digits');
    for (const digit of person.idNumber) await kiosk.getByRole('button', { name: digit, exact: true }).click();
    await expect(kiosk.getByTestId('typed-number')).toContainText(person.idNumber.slice(-4));
    await kiosk.getByRole('button', { name: '确定' }).click();
    await kiosk.getByRole('button', { name: '对，是我' }).click();
    await expect(kiosk.getByTestId('ticket-number')).toBeVisible();
  }
  await expect(kiosk.getByText('请取走小票，坐下等候叫号。')).toBeVisible();
  if (index < 3) await shoot(kiosk, `kiosk-ticket-${person.shows}`);
  const number = (await kiosk.getByTestId('ticket-number').textContent()) ?? '';
  expect(number).toMatch(person.comes === 'booked' ? /^A\d{3}$/ : /^B\d{3}$/);
  await kiosk.getByRole('button', { name: '好了' }).click();
  return number;
}

async function serve(person: DayPerson, ticketNumber: string, index: number): Promise<string> {
  expect(await clerk.callNext()).toBe(ticketNumber);
  await expect(hall.getByTestId('newest-call')).toContainText(ticketNumber);
  await expect(hall.locator('body')).not.toContainText(person.name);
  if (index === 3) {
    await shoot(hall, 'hall-calling');
    await shoot(clerk.page, 'counter-work');
  }
  await clerk.openCase();
  const { page } = clerk;
  await expect(page.getByTestId('field-name')).toHaveValue(person.name);
  await expect(page.getByTestId('source-name')).toHaveText(person.shows === 'card' ? /芯片/ : /名册/);
  if (person.shows === 'digits') {
    await clerk.choose('ethnicCode', '汉族');
    await clerk.type('address', '某市某区试样路1号');
  }
  if (isFamily(person)) {
    await clerk.type('deceasedName', '某烈士');
    await clerk.pick('relation', '子女');
  } else {
    await clerk.type('enlistedOn', '1955-03-01');
    await clerk.type('dischargedOn', '1959-04-01');
    await clerk.pick('dischargeDocument', '退役证');
  }
  await clerk.pick('bank', '中国农业银行');
  if (index === 0) await shoot(page, 'counter-case');
  const own = isFamily(person) ? ['death-certificate', 'relation-proof'] : ['discharge-proof'];
  await clerk.receiveRequired(['id-card', 'household-register', ...own]);
  await clerk.photoFromFile(portrait);
  await clerk.sign();
  if (index === 0) await shoot(page, 'counter-case-complete');
  const caseNumber = await clerk.accept();
  await expect(page.getByTestId('receipt-state')).toHaveAttribute('data-state', 'confirmed');
  if (index === 0) await shoot(page, 'counter-accepted');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('call-next')).toBeVisible();
  return caseNumber;
}
