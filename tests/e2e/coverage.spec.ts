import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { readPdf } from '#tests/support/read-pdf.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

const PEOPLE = 600; // of the practice station

let desk: Desk;
let counter: Page;
let manager: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Desk.open(['--demo', '--clock', '2022-02-28T08:30']);
  counter = await desk.page('counter');
  manager = await desk.page('manager');
  await new CounterClerk(counter).sitDown('1号窗口', '李晓梅');
});

test.afterAll(async () => {
  await desk.close();
});

const nextName = async () => (await counter.getByTestId('next-name').textContent()) ?? '';

test('a clerk calls one after the other: a digit and Enter, and the next person is there', async () => {
  await counter.keyboard.press('F9');
  await expect(counter.getByTestId('contact-form')).toBeFocused();
  const first = await nextName();
  await shoot(counter, 'coverage-call-list');
  await counter.keyboard.press('2');
  await expect(counter.getByTestId('outcome-no-answer')).toHaveAttribute('aria-checked', 'true');
  await counter.keyboard.press('Enter');
  await expect(counter.getByTestId('next-name')).not.toHaveText(first);
  await expect(counter.getByTestId('contact-form')).toBeFocused();
});

test('a need heard on the telephone becomes a follow-up of the same call', async () => {
  const name = await nextName();
  await counter.keyboard.press('4');
  await counter.getByTestId('need-add').click();
  await counter.getByTestId('need-detail').fill('老伴住院，想问困难救助');
  await counter.getByTestId('contact-note').fill('腿脚不便，想请人上门');
  await shoot(counter, 'coverage-need');
  await counter.getByTestId('contact-note').press('Enter');
  await expect(counter.getByTestId('next-name')).not.toHaveText(name);
  await manager.getByTestId('menu-followUps').click();
  await expect(manager.getByTestId('follow-up')).toHaveCount(1);
  await expect(manager.getByTestId('follow-up')).toContainText(name);
  await expect(manager.getByTestId('follow-up-move')).toBeDisabled();
  await manager.getByTestId('manager-clerk').locator('input').fill('王海涛');
  await manager.getByTestId('follow-up-move').click();
  await manager.getByTestId('follow-up-note').fill('已转街道民政办');
  await shoot(manager, 'coverage-follow-up-dialog');
  await manager.getByTestId('follow-up-open').click();
  await expect(manager.getByTestId('follow-up')).toContainText('已转街道民政办');
  await shoot(manager, 'coverage-follow-ups');
});

test('somebody found by name: the panel beside them logs, and records an online application', async () => {
  const name = await nextName();
  await counter.getByTestId('next-book').click();
  await expect(counter.getByTestId('person-result').first()).toContainText(name);
  await counter.getByTestId('people-search').press('Enter');
  await counter.getByTestId('contact-open').click();
  await expect(counter.getByTestId('coverage-state')).toContainText('未通知');
  await counter.getByTestId('online-open').click();
  await counter.getByTestId('online-number').fill('tj 2022 0001');
  await shoot(counter, 'coverage-panel');
  await counter.getByTestId('online-save').click();
  await expect(counter.getByTestId('coverage-state')).toContainText('TJ20220001');
  await expect(counter.getByTestId('online-live')).toBeVisible();
  await shoot(counter, 'coverage-online');
  await counter.keyboard.press('Escape');
});

test('a wrong number is set right from the list, a state and a need are written down without a call', async () => {
  await manager.getByTestId('menu-online').click();
  await expect(manager.getByTestId('online-row')).toHaveCount(1);
  await manager.getByTestId('online-correct').click();
  await manager.getByTestId('correct-number').fill('tj 2022 0002');
  await manager.getByTestId('correct-reason').fill('抄错一位');
  await shoot(manager, 'coverage-online-correct');
  await manager.getByTestId('correct-save').click();
  await expect(manager.getByTestId('online-row')).toHaveCount(2);
  await expect(manager.getByTestId('online-row').last()).toContainText('王海涛：抄错一位');
  await shoot(manager, 'coverage-online-list');
  await manager.getByTestId('online-query').fill('0002');
  await expect(manager.getByTestId('online-row')).toHaveCount(1);
  await counter.getByTestId('people-search').fill('');
  await counter.keyboard.press('F9');
  await counter.getByTestId('address-edit').click();
  await counter.getByTestId('address-input').fill('3号楼2门101');
  await counter.getByTestId('address-save').click();
  await expect(counter.getByTestId('address-line')).toContainText('3号楼2门101');
  await counter.getByTestId('need-open').click();
  await counter.getByTestId('need-form').getByTestId('need-detail').fill('想补办立功证书');
  await shoot(counter, 'coverage-need-form');
  await counter.getByTestId('need-save').click();
  await counter.getByTestId('decide-open').click();
  await counter.getByTestId('decide-choice').click();
  await counter.getByTitle('迁出').click();
  await counter.getByTestId('decide-reason').fill('派出所名单');
  await shoot(counter, 'coverage-decide-form');
  await counter.getByTestId('decide-save').click();
  await expect(counter.getByTestId('next-name')).toBeVisible();
  await manager.getByTestId('menu-coverage').click();
  await manager.getByTestId('board-sum').getByTestId('count-moved-away').click();
  await manager.getByTestId('person-open').click();
  await expect(manager.getByTestId('decisions')).toContainText('派出所名单');
  await shoot(manager, 'coverage-person');
  await manager.getByTestId('decision-withdraw').click();
  await expect(manager.getByTestId('decisions')).toContainText('撤回');
  await manager.keyboard.press('Escape');
  await manager.getByTestId('people-back').click();
});

test('the board sums to the roster, and each number opens its people', async () => {
  await manager.getByTestId('menu-coverage').click();
  const sum = manager.getByTestId('board-sum');
  await expect(sum.getByTestId('count-total')).toHaveText(String(PEOPLE));
  await expect(sum.getByTestId('count-visit')).toHaveText('1');
  await expect(sum.getByTestId('count-online-applied')).toHaveText('1');
  const totals = await manager.getByTestId('board-row').getByTestId('count-total').allTextContents();
  expect(totals.reduce((total, each) => total + Number(each), 0)).toBe(PEOPLE);
  await shoot(manager, 'coverage-board');
  await manager.getByTestId('board-by').getByText('按阶段').click();
  await shoot(manager, 'coverage-board-phase');
  await sum.getByTestId('count-visit').click();
  await expect(manager.getByTestId('person-behind')).toHaveCount(1);
  await expect(manager.getByTestId('people-behind')).toContainText('腿脚不便');
  await manager.getByTestId('people-back').click();
  await sum.getByTestId('count-not-notified').click();
  const shown = async () => Number((await manager.getByTestId('people-total').textContent())?.replace(/\D/g, ''));
  await expect.poll(shown).toBeGreaterThan(100);
  await shoot(manager, 'coverage-people');
  const download = manager.waitForEvent('download');
  await manager.getByTestId('people-export').click();
  expect((await download).suggestedFilename()).toMatch(/人员名单.*\.xlsx$/);
});

test('the day’s sheet comes as a paper in A4', async () => {
  await manager.getByTestId('menu-sheets').click();
  await expect(manager.getByTestId('sheet-row')).toHaveCount(60);
  await shoot(manager, 'coverage-sheets');
  const download = manager.waitForEvent('download');
  await manager.getByTestId('sheet-pdf').click();
  const pdf = readPdf(readFileSync(await (await download).path()));
  expect(pdf.pages.length).toBeGreaterThan(3);
  expect(pdf.pages[0]).toContain('今日电话单');
  await manager.getByTestId('sheet-kind').getByText('上门单').click();
  await expect(manager.getByTestId('sheet-total')).toContainText('今天应联系');
  await shoot(manager, 'coverage-sheet-visit');
});

test('the system’s own print dialog gets the sheet and nothing else of the page', async () => {
  await manager.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await manager.getByTestId('sheet-kind').getByText('电话单').click();
  await expect(manager.getByTestId('sheet-row')).toHaveCount(60);
  await manager.getByTestId('sheet-print').click();
  await expect(manager.locator('body')).toHaveAttribute('data-printed', 'yes');
  await manager.emulateMedia({ media: 'print' });
  await expect(manager.getByTestId('print-sheet')).toBeVisible();
  await expect(manager.getByTestId('menu-day')).toBeHidden();
  await manager.setViewportSize({ width: 1047, height: 718 }); // 277 × 190 mm
  await shoot(manager, 'coverage-sheet-print');
  await manager.setViewportSize({ width: 1366, height: 768 });
  await manager.emulateMedia({ media: null });
});

test('posters are recorded once for a community, and the hotline has somebody', async () => {
  await manager.getByTestId('menu-contacts').click();
  await manager.getByTestId('group-note').fill('各楼道口');
  await manager.getByTestId('group-save').click();
  await expect(manager.getByTestId('contacts-today')).toContainText('全街道');
  await shoot(manager, 'coverage-contacts');
  await manager.getByTestId('menu-hotline').click();
  const duty = manager.getByTestId('duty-2022-02-28-morning').locator('input');
  await duty.fill('陈静');
  await duty.press('Tab');
  await counter.keyboard.press('F9');
  await expect(counter.getByTestId('duty-today')).toContainText('陈静');
  await shoot(manager, 'coverage-hotline');
  await counter.getByTestId('view-work').click();
  await expect(counter.getByTestId('duty-today')).toContainText('陈静');
  await shoot(counter, 'coverage-hotline-counter');
  await manager.getByTestId('menu-day').click();
  await expect(manager.getByTestId('duty-today')).toContainText('接听时间');
  await shoot(manager, 'coverage-hotline-manager');
});
