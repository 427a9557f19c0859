import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { agreeOneByOne, askRules } from '#tests/support/consent-client.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { completeFields, goodPhoto, signaturePng } from '#tests/support/station-day.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

const clerk = '李晓梅';
const request = () => ({ requestId: crypto.randomUUID() });

async function saved(page: Page, testId: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a clerk prints a blank, exports the day, and re-keys a case field by field', async () => {
  const people = firstDayPeople();
  const [person] = people;
  if (!person) throw new Error('a person is needed');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const cookie = await enterStation(desk.station.openUrl);
    const { client: manager } = await connectTo(desk.station.origin, cookie, 'manager');
    const { client } = await connectTo(desk.station.origin, cookie, 'counter');
    await importRoster(manager, firstDayCsv(people));
    const [found] = await client.people.search({ query: person.idNumber, limit: 1 });
    if (!found) throw new Error('the person is not on file');
    const opened = await client.cases.open({ ...request(), personId: found.id, ticketId: null, clerk });
    const on = () => ({ ...request(), caseId: opened.id, clerk });
    for (const [field, value] of Object.entries(completeFields))
      await client.cases.saveField({ ...on(), field, value });
    const form = await client.forms.ofCase({ hash: opened.formHash });
    for (const { code, required } of form.materials) {
      if (required) await client.cases.setMaterial({ ...on(), code, state: 'received' });
    }
    await client.cases.setPhoto({ ...on(), ...goodPhoto });
    await askRules(client, opened.id, clerk);
    await agreeOneByOne(client, opened.id, clerk);
    await client.cases.setSignature({ ...on(), png: signaturePng });
    await client.cases.declare({ ...on(), declared: true });
    const { caseNumber } = await client.cases.accept(on());

    const counter = new CounterClerk(await desk.page('counter'));
    const { page } = counter;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.station.origin });
    await counter.sitDown('1号窗口', clerk);
    // Asked about on the telephone: found, read by key, and back to the search.
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill(person.idNumber);
    await expect(page.getByTestId('person-result').first()).toContainText(person.name);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('person-look')).toBeVisible();
    await shoot(page, 'person-accepted');
    await page.keyboard.press('Control+o');
    await expect(page.getByTestId('case-number')).toHaveText(caseNumber);
    await expect(page.locator('.case-fields :is(input, textarea, select):enabled')).toHaveCount(0);
    await shoot(page, 'case-reading');
    await page.getByTestId('case-back').click();
    await expect(page.getByTestId('person-look')).toBeVisible();

    await page.getByTestId('view-papers').click();
    await expect(page.getByText(caseNumber)).toBeVisible();
    await shoot(page, 'papers-list');

    await page.getByRole('tab', { name: '空白表格' }).click();
    await shoot(page, 'papers-blank');
    const blank = await saved(page, 'blank-file-form');
    expect(blank.name).toBe('基础电子档案信息表（空白）.pdf');
    expect(readPdf(blank.bytes).pages[0]).toContain('退役军人和其他优抚对象基础电子档案信息表');

    await page.getByRole('tab', { name: '批量导出' }).click();
    await expect(page.getByTestId('export-count')).toContainText('1 份');
    await shoot(page, 'papers-export');
    const book = await saved(page, 'export-batch-xlsx');
    expect(JSON.stringify(await readXlsxFile(book.bytes))).toContain(person.idNumber);
    const pdf = await saved(page, 'export-batch-pdf');
    expect(readPdf(pdf.bytes).pages.join('').replaceAll('\n', '')).toContain(person.idNumber);
    await expect(page.getByTestId('case-export-log')).toContainText(clerk);

    await page.getByRole('tab', { name: '录入助手' }).click();
    await page.getByTestId('rekey-open').click();
    await expect(page.getByTestId('rekey-label')).toHaveText('姓名');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('rekey-label')).toHaveText('身份证号码');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(person.name);
    await page.keyboard.press('Space');
    await expect(page.getByTestId('rekey-clipboard')).toContainText(person.idNumber);
    await expect(page.getByTestId('rekey-progress')).toContainText('已录 2');
    await shoot(page, 'papers-rekey');
    await page.getByTestId('rekey-back').click();
    await page.getByTestId('rekey-open').click();
    await expect(page.getByTestId('rekey-label')).toHaveText('性别');
    await page.getByTestId('rekey-finish').click();
    await page.getByTestId('rekey-ministry-number').fill('T-0001');
    await page.getByTestId('rekey-ministry-number').press('Enter');
    await expect(page.getByText('T-0001')).toBeVisible();
    await shoot(page, 'papers-done');
  } finally {
    await desk.close();
  }
});
