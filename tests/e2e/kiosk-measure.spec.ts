import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { kioskSentences } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { measurePage, type Floor } from '#tests/support/kiosk-gallery/measure.ts';
import { serveKioskGallery } from '#tests/support/kiosk-gallery/serve.ts';
import { obtainBrowser } from '#tests/support/obtain-browser.ts';
import { shoot } from './desk.ts';

// Every state of the kiosk on every kind of machine, in the smallest and the largest text, measured as it is drawn.
const MACHINES = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
] as const;
const FLOOR: Floor = { font: 24, line: 1.4, contrast: 7, target: 64, voiced: true };
const UNVOICED: Floor = { ...FLOOR, voiced: false };
const FLOORS = { normal: FLOOR, largest: { ...FLOOR, font: 40 } } as const;

let browser: Browser;
let gallery: Awaited<ReturnType<typeof serveKioskGallery>>;

test.beforeAll(async () => {
  gallery = await serveKioskGallery();
  browser = await chromium.launch({ executablePath: await obtainBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

test.afterAll(async () => {
  await browser.close();
  await gallery.close();
});

async function openGallery(machine: (typeof MACHINES)[number]) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: machine });
  const page = await context.newPage();
  await page.goto(gallery.url);
  await page.waitForFunction(() => 'kioskGallery' in window);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

type Size = keyof typeof FLOORS;

async function show(page: Page, name: string, size: Size): Promise<void> {
  await page.evaluate(([state, text]) => window.kioskGallery.show(state, text), [name, size] as const);
  await page.getByTestId(`state-${name}-${size}`).locator('h1').waitFor();
  // Some sentences come with the station's answer.
  await page.waitForFunction((state) => {
    const key = window.kioskGallery.expects(state);
    return key === null || document.querySelector(`[data-voice=${key}]`) !== null;
  }, name);
  // The printer's condition is asked for when the ticket is shown.
  await page.waitForFunction(
    () =>
      document.querySelector('[data-voice=ticket-printing]') === null ||
      document.querySelector('[data-testid^=state-ticket-printing]') !== null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const namesOf = (page: Page) => page.evaluate(() => window.kioskGallery.names);

for (const machine of MACHINES) {
  const where = `${machine.width}×${machine.height}`;
  test(`every state of the kiosk can be read, heard and pressed on ${where}`, async () => {
    const page = await openGallery(machine);
    const faults: string[] = [];
    for (const name of await namesOf(page)) {
      for (const size of ['normal', 'largest'] as const) {
        await show(page, name, size);
        const found = await page.evaluate(measurePage, FLOORS[size]);
        faults.push(...found.map((fault) => `${name} ${size}: ${fault}`));
        if (process.env['KIOSK_SHOTS'] !== undefined) await shoot(page, `kiosk-${machine.width}-${name}-${size}`);
      }
    }
    for (const name of await page.evaluate(() => window.kioskGallery.pages)) {
      await show(page, name, 'normal');
      const found = await page.evaluate(measurePage, UNVOICED);
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      if (process.env['KIOSK_SHOTS'] !== undefined) await shoot(page, `kiosk-${machine.width}-${name}`);
    }
    await page.context().close();
    expect(faults).toEqual([]);
  });
}

/** Each breaks one promise; the measure must notice it. */
const BREAKAGES: readonly (readonly [string, RegExp])[] = [
  ['.kiosk p { font-size: 20px !important }', /text 20 px/u],
  ['.kiosk p { line-height: 1.2 !important }', /: line /u],
  ['.kiosk p { color: #77706a !important }', /: contrast \d/u],
  ['.kiosk-main { opacity: 0.9 }', /see-through text/u],
  ['.kiosk-main { background: linear-gradient(red, blue) }', /a picture behind text/u],
  ['.kiosk-footer .big-button { min-height: 60px !important }', /: target \d+×60/u],
  ['.kiosk-ways .big-button:nth-child(2) { margin-left: -40px }', /overlaps/u],
  ['.kiosk-ways { transform: translateY(-120px) }', /lies under/u],
  ['.kiosk-welcome p { margin-top: -70px !important }', /lies on/u],
  ['.kiosk h1 { font-size: 220px !important; white-space: nowrap }', /text leaves/u],
  ['.kiosk-footer { transform: translateY(90px) }', /target leaves the screen/u],
  ['.kiosk-ways { min-height: 1200px }', /does not fit/u],
  ['.kiosk-main::after { content: ""; position: fixed; inset: 0 }', /: covered/u],
  ['.big-button:hover { background: gold }', /seen on hover only/u],
];

test('the measure notices each broken promise', async () => {
  const page = await openGallery(MACHINES[2]);
  await show(page, 'welcome', 'normal');
  expect(await page.evaluate(measurePage, FLOOR)).toEqual([]);
  for (const [css, fault] of BREAKAGES) {
    const style = await page.addStyleTag({ content: css });
    expect((await page.evaluate(measurePage, FLOOR)).join('\n'), css).toMatch(fault);
    await style.evaluate((element) => (element as Element).remove());
  }
  await page.evaluate(() => {
    const main = document.querySelector('main');
    main?.insertAdjacentHTML('beforeend', '<h2>另一个问题</h2><input />');
  });
  const found = (await page.evaluate(measurePage, FLOOR)).join('\n');
  expect(found).toContain('2 headings, one question');
  expect(found).toContain('something to type into');
  expect(found).toContain('no voice for this text');
  await page.context().close();
});

test('the measure notices a practice mark that hides what it lies over or stands in the way', async () => {
  const page = await openGallery(MACHINES[2]);
  await show(page, 'practice-welcome', 'normal');
  expect(await page.evaluate(measurePage, FLOOR)).toEqual([]);
  for (const [css, fault] of [
    ['.practice-mark span { opacity: 0.6 !important }', /: contrast \d/u],
    ['.practice-mark { pointer-events: auto !important }', /stands in the finger's way/u],
  ] as const) {
    const style = await page.addStyleTag({ content: css });
    expect((await page.evaluate(measurePage, FLOOR)).join('\n'), css).toMatch(fault);
    await style.evaluate((element) => (element as Element).remove());
  }
  await page.context().close();
});

test('axe finds nothing in any state of the kiosk', async () => {
  const page = await openGallery(MACHINES[2]);
  const violations: string[] = [];
  const pages = await page.evaluate(() => window.kioskGallery.pages);
  for (const name of [...(await namesOf(page)), ...pages]) {
    await show(page, name, 'normal');
    const found = await new AxeBuilder({ page })
      .setLegacyMode()
      // A mark is not there to be read; what lies under it is measured above.
      .exclude('.practice-mark')
      .options({ resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of found.violations) {
      violations.push(`${name}: ${id} ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
    }
  }
  await page.context().close();
  expect(violations).toEqual([]);
});

test('every sentence the kiosk can say stands in a measured state', async () => {
  const page = await openGallery(MACHINES[0]);
  const seen = new Set<string>();
  for (const name of await namesOf(page)) {
    await show(page, name, 'normal');
    const keys = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-voice]')].map((element) => element.dataset['voice'] ?? ''),
    );
    for (const key of keys) seen.add(key);
  }
  await page.context().close();
  const missing = Object.keys(kioskSentences).filter((key) => !key.startsWith('gap-') && !seen.has(key));
  expect(missing).toEqual([]);
});
