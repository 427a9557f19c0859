import { expect, test, type Page } from '@playwright/test';
import { Desk, shoot } from './desk.ts';

/** The manager words a paper anew, breaks its layout in vain, and puts it back. */
test.describe.configure({ mode: 'serial' });

let desk: Desk;
let page: Page;

test.beforeAll(async () => {
  desk = await Desk.open(['--demo', '--profile', 'xincun', '--clock', '2022-02-28T08:00']);
  page = await desk.page('manager');
  await page.getByTestId('menu-receipts').click();
});

test.afterAll(async () => {
  await desk.close();
});

const picture = () => page.getByTestId('receipt-picture').getAttribute('src');

async function choose(name: string): Promise<void> {
  await page.getByTestId('receipt-scope').click();
  await page.getByTitle(name, { exact: true }).click();
}

test('a sentence is changed, seen at once on the paper, and saved under a name', async () => {
  await choose('补正告知书');
  await expect(page.getByTestId('receipt-picture')).toBeVisible();
  await shoot(page, 'receipts-words');
  const before = await picture();
  await expect(page.getByTestId('receipt-save')).toBeDisabled();
  await page.getByTestId('manager-clerk').locator('input').fill('李晓梅');
  await page.getByTestId('receipt-text-once').fill('要补的都写在这里了。');
  await expect.poll(picture).not.toBe(before);
  await page.getByTestId('receipt-save').click();
  await expect(page.getByTestId('receipt-origin')).toHaveText('本站改过');
});

test('a layout that cannot be printed is named and cannot be saved', async () => {
  await page.getByRole('tab', { name: '版面（会改的人再动）' }).click();
  const markup = page.getByTestId('receipt-markup');
  await markup.fill(`${await markup.inputValue()}{{nobody}}`);
  await expect(page.getByTestId('receipt-problem')).toContainText('没有“nobody”这项内容');
  await expect(page.getByTestId('receipt-save')).toBeDisabled();
  await shoot(page, 'receipts-broken');
});

test('it can be put back as it was shipped, and who did what stays', async () => {
  await page.getByTestId('receipt-reset').click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '恢复自带的样子' }).click();
  await page.getByRole('tab', { name: '以前的版本' }).click();
  await expect(page.getByTestId('receipt-version')).toHaveCount(2);
  await expect(page.getByTestId('receipt-version').last()).toContainText('改了 1 句话');
  await page.getByText('58 毫米', { exact: true }).click();
  await shoot(page, 'receipts-versions');
});

test('a layout of before the program said more is told what it does not say, and takes it with one press', async () => {
  await choose('受理回执');
  await page.getByRole('tab', { name: '版面（会改的人再动）' }).click();
  const markup = page.getByTestId('receipt-markup');
  const older = (await markup.inputValue()).replace(/\{\{#if province\}\}[^]*?\{\{\/if\}\}\n/u, '');
  await markup.fill(older);
  await page.getByTestId('receipt-save').click();
  await expect(page.getByTestId('receipt-origin')).toHaveText('本站改过');
  await expect(page.getByTestId('receipt-unplaced')).toContainText('由省级退役军人事务厅核定');
  await shoot(page, 'receipts-unplaced');
  await page.getByTestId('receipt-place-province').click();
  await expect(page.getByTestId('receipt-unplaced')).toBeHidden();
  await expect(page.getByTestId('receipt-save')).toBeEnabled();
  await shoot(page, 'receipts-placed');
});
