import { expect, test, type Page } from '@playwright/test';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { pageScene } from '#tests/support/page-set/page-scene.ts';
import { barePdf, emptyPdf, imagePdf, threePagePdf } from '#tests/support/pdf-samples.ts';
import { pngBytes } from '#tests/support/png-bytes.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

test('papers are scanned from files and camera, put in order, taken away and brought back', async () => {
  const people = firstDayPeople();
  const [person] = people;
  if (!person) throw new Error('a person is needed');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const cookie = await enterStation(desk.station.openUrl);
    const { client } = await connectTo(desk.station.origin, cookie, 'manager');
    await importRoster(client, firstDayCsv(people));
    await clerk.sitDown('1号窗口', '李晓梅');
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill(person.idNumber);
    await expect(page.getByTestId('person-result').first()).toContainText(person.name);
    await page.keyboard.press('Enter');
    await page.getByTestId('person-open-case').click();
    await expect(page.getByTestId('case-page')).toBeVisible();

    // Two photographs of pages on a table, corners found without a question.
    const files = [5001, 5003].map((seed, at) => ({
      name: `page${at + 1}.png`,
      mimeType: 'image/png',
      buffer: pngBytes(pageScene(seed).picture),
    }));
    await page.getByTestId('file-household-register').setInputFiles(files);
    await expect(page.getByTestId('page-household-register-2')).toBeVisible({ timeout: 30_000 });
    await page.getByTestId('page-household-register-1').scrollIntoViewIfNeeded();
    await shoot(page, 'documents-strip');
    // Pages are there, but only the clerk says that the paper was received.
    await expect(page.getByTestId('material-household-register-received')).not.toBeChecked();
    await page.getByTestId('receive-household-register').click();
    await expect(page.getByTestId('receive-household-register')).toBeHidden();

    await page.getByTestId('page-household-register-2').click();
    await expect(page.getByTestId('page-view').locator('img')).toBeVisible();
    await page.getByTestId('page-turn').click();
    await shoot(page, 'documents-page');
    await page.getByTestId('page-remove').click();
    await expect(page.getByTestId('page-view')).toBeHidden();
    await expect(page.getByTestId('page-household-register-2')).toBeHidden();
    await page.getByTestId('restore-household-register').click();
    await expect(page.getByTestId('page-household-register-2')).toBeVisible();

    // The browser's false camera shows no paper: the clerk is asked for the corners, and moves one by key.
    await page.getByTestId('shoot-id-card').click();
    await expect(page.getByTestId('document-camera')).toBeVisible();
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await shoot(page, 'documents-camera');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('page-editor')).toBeVisible({ timeout: 30_000 });
    await page.getByTestId('corners-whole').click();
    await page.getByTestId('corner-0').focus();
    const before = await page.getByTestId('corner-0').boundingBox();
    await page.keyboard.press('ArrowRight');
    const after = await page.getByTestId('corner-0').boundingBox();
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeCloseTo(5, 0);
    await shoot(page, 'documents-corners');
    await page.getByTestId('page-use').click();
    await expect(page.getByTestId('camera-kept')).toContainText('已放 1 页', { timeout: 30_000 });
    await page.getByTestId('camera-close').click();
    await expect(page.getByTestId('page-id-card-1')).toBeVisible();
    await shoot(page, 'documents-done');

    await pdfsBecomePages(page);
    await pdfsAreRefused(page);
  } finally {
    await desk.close();
  }
});

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

/** A scan, a picture and text; then a scanner's two ways of black and white, and text whose font is not in the file. */
async function pdfsBecomePages(page: Page): Promise<void> {
  await page.getByTestId('file-signed-sheet').setInputFiles(pdf('三页.pdf', await threePagePdf()));
  await expect(page.getByTestId('page-signed-sheet-3')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('document-problem')).toBeHidden();
  await page.getByTestId('page-signed-sheet-1').scrollIntoViewIfNeeded();
  await shoot(page, 'documents-pdf');
  const packed = (['ccitt', 'jbig2', 'jpx'] as const).map((kind, at) => pdf(`${at + 1}.pdf`, imagePdf(kind)));
  await page.getByTestId('file-other').setInputFiles([...packed, pdf('4.pdf', barePdf('证明：张试样（宋体）'))]);
  await expect(page.getByTestId('page-other-4')).toBeVisible({ timeout: 60_000 });
  // A block of half the side is a quarter of the page.
  for (const number of [1, 2, 3]) expect(await inkOf(page, `page-other-${number}`)).toBeCloseTo(0.25, 2);
  await page.getByTestId('page-other-4').click();
  await expect(page.getByTestId('page-view').locator('img')).toBeVisible();
  await shoot(page, 'documents-pdf-own-fonts');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('page-view')).toBeHidden();
}

/** The share of a page that is dark. */
async function inkOf(page: Page, thumbnail: string): Promise<number> {
  await page.getByTestId(thumbnail).click();
  const image = page.getByTestId('page-view').locator('img');
  await expect(image).toBeVisible();
  const ink = await image.evaluate(async (node: HTMLImageElement) => {
    await node.decode();
    const canvas = new OffscreenCanvas(node.naturalWidth, node.naturalHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(node, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((level, at) => at % 4 === 1 && level < 128).length / (data.length / 4);
  });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('page-view')).toBeHidden();
  return ink;
}

/** Said plainly, and not one page of them is stored. */
async function pdfsAreRefused(page: Page): Promise<void> {
  const whole = await threePagePdf();
  const refused = [
    [pdf('有密码.pdf', await threePagePdf('123456')), text.pdf.locked],
    [pdf('断了.pdf', whole.subarray(0, whole.length - 2000)), text.pdf.damaged],
    [pdf('太长.pdf', await emptyPdf(41)), text.pdf.tooLong(41, 36)],
    [pdf('坏图.pdf', imagePdf('broken')), text.pdf.damaged],
  ] as const;
  for (const [file, words] of refused) {
    await page.getByTestId('file-other').setInputFiles(file);
    await expect(page.getByTestId('document-problem')).toContainText(words, { timeout: 30_000 });
    if (words === text.pdf.locked) await shoot(page, 'documents-pdf-locked');
    await page.getByTestId('document-problem').getByText(text.pdf.giveUp).click();
    await expect(page.getByTestId('document-problem')).toBeHidden();
  }
  await expect(page.getByTestId('page-other-4')).toBeVisible();
  await expect(page.getByTestId('page-other-5')).toBeHidden();
}
