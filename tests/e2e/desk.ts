import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Surface } from '#shared/contract/base.ts';
import { obtainBrowser } from '#tests/support/obtain-browser.ts';
import { startSamReader } from '#tests/support/sam-reader/sam-simulator.ts';
import { startStationProcess, type StationProcess } from '#tests/support/station-process.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const root = join(import.meta.dirname, '../..');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

const LOCAL = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const;

/** Sizes at which each surface is used and looked at. */
const SIZES: Readonly<Record<Surface, { readonly width: number; readonly height: number }>> = {
  counter: { width: 1366, height: 768 },
  manager: { width: 1366, height: 768 },
  kiosk: { width: 1080, height: 1920 },
  hall: { width: 1920, height: 1080 },
};

/** A whole desk: station process, simulated reader and printer, and a browser that was let in. */
export class Desk {
  readonly folder: string;
  readonly printer: Awaited<ReturnType<typeof startThermalPrinter>>;
  readonly reader: Awaited<ReturnType<typeof startSamReader>>;
  station: StationProcess;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #options: readonly string[];

  private constructor(parts: Pick<Desk, 'printer' | 'reader' | 'station'> & DeskParts) {
    this.printer = parts.printer;
    this.reader = parts.reader;
    this.station = parts.station;
    this.#browser = parts.browser;
    this.#context = parts.context;
    this.#options = parts.options;
    this.folder = parts.folder;
  }

  static async open(options: readonly string[]): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'));
    const printer = await startThermalPrinter({ columns: 48 });
    const reader = await startSamReader({});
    const all = ['--data', join(folder, 'data'), '--printer', printer.url, '--reader', reader.url, ...options];
    const station = await startStationProcess([...all, '--port', '0']);
    const browser = await chromium.launch({ executablePath: await obtainBrowser(), args: FLAGS });
    const context = await browser.newContext(LOCAL);
    await (await context.newPage()).goto(station.openUrl);
    return new Desk({ printer, reader, station, browser, context, options: all, folder });
  }

  /** Each in a window of its own: a page that lies behind another is drawn once a second. */
  async page(surface: Surface, size = SIZES[surface]): Promise<Page> {
    const storageState = await this.#context.storageState();
    const context = await this.#browser.newContext({ ...LOCAL, storageState, viewport: size });
    const page = await context.newPage();
    await page.goto(`${this.station.origin}/#/${surface}`);
    return page;
  }

  /** Kills the station and starts it again on the same port, as the shell does after a crash. */
  async crash(): Promise<void> {
    await this.kill();
    await this.revive();
  }

  /** The station is gone without a word. */
  async kill(): Promise<void> {
    await this.station.kill();
  }

  async revive(): Promise<void> {
    const { port } = new URL(this.station.origin);
    this.station = await startStationProcess([...this.#options, '--port', port]);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.station.end();
    await this.reader.close();
    await this.printer.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type DeskParts = {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly options: readonly string[];
  readonly folder: string;
};

/** Into screenshots/, which git ignores. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
