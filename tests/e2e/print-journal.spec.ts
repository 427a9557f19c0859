import { expect, test, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { readCode } from './read-code.ts';
import { Desk, shoot } from './desk.ts';

// A clerk's papers when the printer fails: nobody leaves without a number, and nothing comes out twice.
const clerkName = '李晓梅';
const request = () => ({ requestId: crypto.randomUUID() });

let desk: Desk;
let api: StationClient;
let page: Page;
let manager: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  const cookie = await enterStation(desk.station.openUrl);
  api = (await connectTo(desk.station.origin, cookie, 'counter')).client;
  const people = firstDayPeople();
  await importRoster((await connectTo(desk.station.origin, cookie, 'manager')).client, firstDayCsv(people));
  const [found] = await api.people.search({ query: people[0]?.idNumber ?? '', limit: 1 });
  if (!found) throw new Error('the person is not on file');
  const { id: caseId } = await api.cases.open({ ...request(), personId: found.id, ticketId: null, clerk: clerkName });
  await api.cases.setMaterial({ ...request(), caseId, clerk: clerkName, code: 'id-card', state: 'received' });
  const counter = new CounterClerk(await desk.page('counter'));
  page = counter.page;
  await counter.sitDown('1号窗口', clerkName);
  await page.getByTestId('view-drafts').click();
  await page.getByTestId('draft-open').click();
  await expect(page.getByTestId('case-page')).toBeVisible();
});

test.afterAll(async () => {
  await desk.close();
});

const voucher = (kind: string) => page.locator(`[data-testid="voucher"][data-kind="${kind}"]`).first();
const papers = (title: string) => desk.printer.jobs().filter(({ text }) => text.some((line) => line.includes(title)));

async function printForm(kind: string): Promise<void> {
  await page.getByTestId(`paper-${kind}`).click();
  await page.getByTestId('paper-print').dblclick();
  await expect(page.getByTestId('paper-form')).toBeHidden();
}

test('no paper: number, code and a line to copy; put off, it comes out when asked for and once', async () => {
  desk.printer.fault({ kind: 'paper-out' });
  await printForm('receiving-receipt');
  const paper = voucher('receiving-receipt');
  await expect(paper.getByTestId('hand-copy-number')).toHaveText(/^XC-[0-9A-F]{8}$/);
  await expect(paper.getByTestId('hand-copy-qr')).toBeVisible();
  await paper.scrollIntoViewIfNeeded();
  await shoot(page, 'prints-counter-by-hand');
  const number = await paper.getByTestId('hand-copy-number').textContent();
  const [near, far] = [
    await readCode(paper.getByTestId('hand-copy-qr'), 1),
    await readCode(paper.getByTestId('hand-copy-qr'), 0.5),
  ];
  expect(Math.min(near.width, near.height)).toBeGreaterThanOrEqual(240);
  expect([near.payload, far.payload]).toEqual([number, number]);
  await paper.getByTestId('receipt-later').dblclick();
  await expect(paper).toHaveAttribute('data-state', 'void');
  await desk.printer.clear();
  // Another paper comes out, and still not that one.
  await page.getByTestId('paper-materials-list').dblclick();
  await expect(voucher('materials-list')).toHaveAttribute('data-state', 'confirmed');
  expect(papers('接收回执')).toEqual([]);
  await paper.getByTestId('receipt-again').dblclick();
  await expect(paper).toHaveAttribute('data-state', 'confirmed');
  expect([papers('接收回执').length, papers('材料清单').length]).toEqual([1, 1]);
});

test('what came out is printed again with a reason, and says so', async () => {
  await page.getByTestId('paper-materials-list').click();
  await expect(page.getByTestId('reprint-confirm')).toBeDisabled();
  await shoot(page, 'prints-counter-reason');
  await page.getByTestId('reprint-usual').first().click();
  await page.getByTestId('reprint-confirm').dblclick();
  await expect.poll(() => papers('补打 1').length).toBe(1);
  expect(papers('材料清单')).toHaveLength(2);
});

test('a printer that cannot answer: the clerk is asked', async () => {
  const { printer } = await api.devices.status();
  const printerUrl = `${desk.printer.url}?status=no`;
  const { columns, rasterOnly } = printer;
  await api.devices.configure({ ...request(), printerUrl, readerUrl: desk.reader.url, columns, rasterOnly });
  await printForm('loss-receipt');
  const paper = voucher('loss-receipt');
  await expect(paper).toHaveAttribute('data-state', 'unknown');
  await expect(paper).toContainText('已出票？');
  await paper.scrollIntoViewIfNeeded();
  await shoot(page, 'prints-counter-asked');
  await paper.getByTestId('receipt-came-out').click();
  await expect(paper).toHaveAttribute('data-state', 'confirmed');
  expect(papers('补领回执')).toHaveLength(1);
});

test('the journal says what the printer lacks and what happened to each paper', async () => {
  const { columns, rasterOnly } = (await api.devices.status()).printer;
  const addresses = { printerUrl: desk.printer.url, readerUrl: desk.reader.url, columns, rasterOnly };
  await api.devices.configure({ ...request(), ...addresses });
  desk.printer.fault({ kind: 'cover-open' });
  await page.getByTestId('paper-delivery-receipt').click();
  await page.getByTestId('paper-documents').getByRole('checkbox').last().check();
  await shoot(page, 'prints-counter-form');
  await page.getByTestId('paper-print').click();
  await expect(voucher('delivery-receipt')).toHaveAttribute('data-state', 'queued');
  await page.getByTestId('printer-answer').click();
  await expect(page.getByTestId('waiting-paper').getByTestId('hand-copy-number')).toBeVisible();
  await shoot(page, 'prints-counter-waiting');
  await page.keyboard.press('Escape');
  await page.getByTestId('view-papers').click();
  await shoot(page, 'prints-counter-papers');
  await page.getByTestId('view-prints').click();
  await expect(page.getByTestId('printer-now')).toContainText('盖子没有关好');
  await shoot(page, 'prints-counter-journal');
  manager = await desk.page('manager');
  await manager.getByTestId('manager-clerk').locator('input').fill('王站长');
  await manager.getByTestId('menu-prints').click();
  const copy = manager.getByTestId('print-job').filter({ hasText: '补打 1' });
  await copy.locator('.ant-table-row-expand-icon').click();
  await expect(manager.getByTestId('print-history')).toContainText('原因：丢了');
  await shoot(manager, 'prints-manager-journal');
  await desk.printer.clear();
  await expect(manager.getByTestId('printer-now')).toContainText('打印机正常');
  await expect(manager.locator('[data-testid="print-job"][data-state="queued"]')).toHaveCount(0);
  expect(papers('送达回执')).toHaveLength(1);
});
