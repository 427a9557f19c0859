import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CompleteFile } from '#tests/support/complete-file/complete-file.ts';
import type { DayPerson } from '#tests/support/first-day.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import type { CounterClerk } from './counter-clerk.ts';
import { shoot, type Desk } from './desk.ts';
import { saveWholeFile, typeWholeFile } from './file-clerk.ts';
import { scannedAtCounter, scanPapers } from './first-day-pages.ts';
import { giveFurtherPaper } from './first-day-papers.ts';
import { scanElsewhere } from './first-day-scanner.ts';

const portrait = join(import.meta.dirname, '../support/pictures/portrait-1200x1500.jpg');
const CLERK = '李晓梅';

export type DayDesk = {
  readonly desk: Desk;
  readonly clerk: CounterClerk;
  readonly kiosk: Page;
  readonly hall: Page;
  readonly client: StationClient;
  /** Where the printed form of one whole file is put. */
  readonly printedFile: string;
};

/** Place of the one with the longest file, whose form is printed in A4. */
export const PRINTED = 2;

/** By card or by number to a ticket. */
export async function arrive({ desk, kiosk }: DayDesk, person: DayPerson, index: number): Promise<string> {
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

export type Visit = {
  readonly file: CompleteFile;
  readonly index: number;
  readonly ticketNumber: string;
  /** At the counter, box by box; else a colleague has saved it from the paper while the person waited. */
  readonly typed: boolean;
};

/** From the call to the receipt. Answers the case number. */
export async function serve(day: DayDesk, visit: Visit): Promise<string> {
  const { clerk, client } = day;
  const { page } = clerk;
  const { file, index, typed } = visit;
  if (!typed) await saveWholeFile(client, file, CLERK);
  await call(day, visit);
  await clerk.openCase();
  await expect(page.getByTestId('field-name')).toHaveValue(file.person.name);
  await expect(page.getByTestId('source-name')).toHaveText(file.person.shows === 'card' ? /芯片/ : /名册/);
  if (index === 0) await shoot(page, 'counter-case');
  if (typed) await typeWholeFile(page, file);
  if (index === PRINTED) await shootWholeFile(page);
  await giveFurtherPaper(page, client, { index, at: 'filled' });
  await scanPapers(page, index);
  const others = file.materials.filter((code) => !scannedAtCounter(index).includes(code));
  await scanElsewhere({ client, page, clerk: CLERK }, file, others);
  await clerk.receiveRequired(others);
  await giveFurtherPaper(page, client, { index, at: 'received' });
  await clerk.photoFromFile(portrait);
  await clerk.sign();
  if (index === 0) await shoot(page, 'counter-case-complete');
  const caseNumber = await clerk.accept();
  await expect(page.getByTestId('receipt-state')).toHaveAttribute('data-state', 'confirmed');
  await giveFurtherPaper(page, client, { index, at: 'accepted' });
  if (index === PRINTED) await printFile(day);
  if (index === 0) await shoot(page, 'counter-accepted');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('call-next')).toBeVisible();
  return caseNumber;
}

async function printFile({ clerk: { page }, printedFile }: DayDesk): Promise<void> {
  const [form] = await Promise.all([page.waitForEvent('download'), page.getByTestId('case-paper-file-form').click()]);
  await form.saveAs(printedFile);
}

async function call({ clerk, hall }: DayDesk, { file, index, ticketNumber }: Visit): Promise<void> {
  expect(await clerk.callNext()).toBe(ticketNumber);
  await expect(hall.getByTestId('newest-call')).toContainText(ticketNumber);
  await expect(hall.locator('body')).not.toContainText(file.person.name);
  if (index !== 3) return;
  await shoot(hall, 'hall-calling');
  await shoot(clerk.page, 'counter-work');
}

/** The fullest of the files, in both ways of looking at it. */
async function shootWholeFile(page: Page): Promise<void> {
  for (const section of ['identity', 'household', 'service']) {
    await page.getByTestId(`section-${section}`).evaluate((element) => element.scrollIntoView());
    await shoot(page, `counter-whole-file-${section}`);
  }
  await page.keyboard.press('Control+b');
  await expect(page.getByTestId('entry-sheet')).toBeVisible();
  await shoot(page, 'counter-whole-file-entry');
  await page.keyboard.press('Control+b');
  await expect(page.getByTestId('entry-sheet')).toBeHidden();
}
