import { expect, type Page } from '@playwright/test';
import { maskIdNumber } from '#shared/domain/masking.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { ReceiptKind } from '#shared/domain/receipt-models.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { DAY, type DayPerson } from '#tests/support/first-day.ts';
import type { PrintedJob } from '#tests/support/thermal-printer/read-paper.ts';

type Moment = 'filled' | 'received' | 'accepted';
type Extra = {
  readonly kind: ReceiptKind;
  readonly at: Moment;
  readonly print: (page: Page) => Promise<void>;
  /** Once it came out. */
  readonly after?: (page: Page) => Promise<void>;
};

/** Whom the clerk tells by telephone what to bring, and prints the list for a relative who fetches it. */
export const LISTED = 4;

/** A paper with a small form of its own, filled in by the station as far as it knows. */
const form = (kind: ReceiptKind) => async (page: Page) => {
  await page.getByTestId(`paper-${kind}`).click();
  if (kind === 'delivery-receipt') await page.getByTestId('paper-documents').getByRole('checkbox').first().click();
  await page.getByTestId('paper-print').click();
  await expect(page.getByTestId('paper-form')).toBeHidden();
};

/** Whom the clerk gives a further paper at the counter, and when: place among the 42 → paper. */
export const furtherPapers: Readonly<Record<number, Extra>> = {
  0: { kind: 'collection-notice', at: 'accepted', print: form('collection-notice') },
  1: { kind: 'receiving-receipt', at: 'received', print: form('receiving-receipt') },
  2: { kind: 'consent-notice', at: 'received', print: (page) => page.getByTestId('consent-print').click() },
  3: {
    kind: 'deficiency-notice',
    at: 'filled',
    print: async (page) => {
      await page.getByTestId('tell-open').click();
      await page.getByTestId('tell-print').click();
      await expect(page.getByTestId('told').first()).toBeVisible();
    },
  },
  // Refused as long as it stands; then it turns out to have been a namesake, and the day goes on.
  5: {
    kind: 'refusal-notice',
    at: 'filled',
    print: async (page) => {
      await page.getByTestId('rule-political-rights').click();
      await page.getByTestId('print-refusal').click();
    },
    after: async (page) => {
      await page.getByTestId('rules-none').click();
      await expect(page.getByTestId('rule-outcome')).toBeHidden();
    },
  },
  6: { kind: 'delivery-receipt', at: 'accepted', print: form('delivery-receipt') },
  7: { kind: 'loss-receipt', at: 'accepted', print: form('loss-receipt') },
};

/** Prints what this person gets at this moment, and waits until the printer has proved it. */
export async function giveFurtherPaper(page: Page, client: StationClient, visit: { index: number; at: Moment }) {
  const extra = furtherPapers[visit.index];
  if (extra?.at !== visit.at) return;
  await extra.print(page);
  await paperIsOut(client, extra.kind);
  await extra.after?.(page);
}

/** The list of what to bring, for somebody found by number: before they queue. */
export async function printMaterialsList(page: Page, client: StationClient, person: DayPerson): Promise<void> {
  await page.keyboard.press('F7');
  await page.getByTestId('people-search').fill(person.idNumber);
  await expect(page.getByTestId('person-result').first()).toContainText(person.name);
  await page.getByTestId('person-result').first().click();
  await page.getByTestId('precheck-open').click();
  await page.getByTestId('precheck-print').click();
  await expect(page.getByTestId('precheck')).toBeHidden();
  await paperIsOut(client, 'materials-list');
}

/** The one paper of its kind is on the journal as proved by the printer. */
async function paperIsOut(client: StationClient, kind: ReceiptKind): Promise<void> {
  const states = async () => (await client.prints.list({ date: DAY })).filter((job) => job.kind === kind);
  await expect.poll(async () => (await states()).map(({ state }) => state)).toEqual(['confirmed']);
}

const titles = Object.entries(printsText.kind) as [ReceiptKind, string][];

/** Which paper it is, by the title a person reads on it; null for none we know. */
function kindOfPaper(paper: PrintedJob): ReceiptKind | null {
  const lines = paper.text.map((line) => line.trim());
  const found = titles.filter(([, title]) => lines.includes(title));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

export type ReadPaper = {
  readonly paper: PrintedJob;
  readonly kind: ReceiptKind | null;
  readonly text: string;
  readonly qrs: readonly string[];
};

/** A paper as it is looked at many times: its codes are searched for once. */
export function readOnce(paper: PrintedJob): ReadPaper {
  return { paper, kind: kindOfPaper(paper), text: paper.text.join('\n'), qrs: paper.qrs };
}

/** How many of each kind. */
export function countsByKind(kinds: readonly (string | null)[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(kinds, String)].map(([kind, of]) => [kind, of.length]));
}

/** One receipt and no other carries the case's code; it names the person and never the whole number. */
export function expectReceipt(receipts: readonly ReadPaper[], person: DayPerson, number: string): void {
  const own = receipts.filter(({ qrs }) => qrs.includes(number)).map(({ paper }) => paper);
  expect([number, own.length]).toEqual([number, 1]);
  const text = own.flatMap((paper) => paper.text).join('\n');
  expect(text).toContain(number);
  expect(text).toContain(maskIdNumber(person.idNumber));
  expect(text).not.toContain(person.idNumber);
  // A name the printer has no character for is drawn; only then may the text lack it.
  if (!/[䶮㛃𠅤]/u.test(person.name)) expect(text.replaceAll(/\s/g, '')).toContain(person.name);
  else expect(own[0]?.images.length).toBeGreaterThan(0);
  expect(text).toContain('居民身份证');
}
