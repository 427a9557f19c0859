import { expect, type Page } from '@playwright/test';
import { pageScene } from '#tests/support/page-set/page-scene.ts';
import { pngBytes } from '#tests/support/png-bytes.ts';

/**
 * Who has which papers scanned from picture files: place among the 42 → material → seeds of the drawn pictures, whose corners
 * are all found without a question. 7 chooses the very file of 6; 1 takes the register over from 0.
 */
export const scanned: Readonly<Record<number, Readonly<Record<string, readonly number[]>>>> = {
  0: { 'id-card': [5001, 5002], 'household-register': [5003, 5005], 'discharge-proof': [5007] },
  1: { 'id-card': [5009, 5010], 'discharge-proof': [5011] },
  3: {
    'id-card': [5012, 5013],
    'household-register': [5014],
    'death-certificate': [5015],
    'relation-proof': [5016],
  },
  6: { 'id-card': [5017, 5018], 'household-register': [5019], 'discharge-proof': [5020] },
  7: { 'id-card': [5021, 5022], 'household-register': [5019], 'discharge-proof': [5023] },
};
export const LENDER = 0;
export const BORROWER = 1;
const LENT = 'household-register';

const pictures = Object.values(scanned).flatMap((papers) => Object.values(papers).flat());
/** What the store must hold in the evening. */
export const pagesInStore = {
  pages: pictures.length + (scanned[LENDER]?.[LENT]?.length ?? 0),
  pictures: new Set(pictures).size,
  takenOver: scanned[LENDER]?.[LENT]?.length ?? 0,
} as const;

/** The materials whose pages the counter has itself: drawn pictures, and what is taken over from a relative. */
export function scannedAtCounter(index: number): readonly string[] {
  return [...Object.keys(scanned[index] ?? {}), ...(index === BORROWER ? [LENT] : [])];
}

/** Scans somebody's papers, and says of each material that it was received. */
export async function scanPapers(page: Page, index: number): Promise<void> {
  for (const [material, seeds] of Object.entries(scanned[index] ?? {})) {
    await page.getByTestId(`file-${material}`).setInputFiles(seeds.map(asFile));
    await expect(page.getByTestId(`page-${material}-${seeds.length}`)).toBeVisible({ timeout: 60_000 });
    await receive(page, material);
  }
  if (index === BORROWER) await borrow(page, pagesInStore.takenOver);
}

function asFile(seed: number, at: number) {
  return { name: `第${at + 1}页.png`, mimeType: 'image/png', buffer: pngBytes(pageScene(seed).picture) };
}

async function receive(page: Page, material: string): Promise<void> {
  await page.getByTestId(`receive-${material}`).click();
  await expect(page.getByTestId(`receive-${material}`)).toBeHidden();
}

/** The pages of the relative named in the family table, ticked one by one. */
async function borrow(page: Page, count: number): Promise<void> {
  await page.getByTestId(`family-${LENT}`).click();
  await expect(page.getByTestId('family-offers')).toBeVisible();
  for (let at = 1; at <= count; at += 1) await page.getByTestId(`offer-${at}`).click();
  await page.getByRole('button', { name: `取用 ${count} 页` }).click();
  await expect(page.getByTestId(`page-${LENT}-${count}`)).toBeVisible();
  await receive(page, LENT);
}
