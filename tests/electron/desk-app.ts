import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { needsNoSandbox } from '#electron/launch/decide-shell.ts';
import { electronProgram } from '#electron/launch/electron-binary.ts';

type Desk = {
  readonly dataDir: string;
  readonly app: ElectronApplication;
  /** The counter, loaded. */
  readonly page: Page;
};

/** Starts the built application on a data folder of its own. */
export async function launchDesk(dataDir: string, args: readonly string[] = []): Promise<ElectronApplication> {
  const executablePath = await electronProgram(process.cwd());
  if (executablePath === null)
    throw new Error('Electron is not installed; run this suite through tests/electron/run.ts');
  const noSandbox = needsNoSandbox(process.platform, process.getuid?.()) ? ['--no-sandbox'] : [];
  const desk = ['--demo', '--data', dataDir, '--port', '0', '--printer', 'none', '--reader', 'none'];
  // The fake camera asks nobody, so whether the page gets it is decided by our permission rules alone.
  const camera = ['--use-fake-device-for-media-stream'];
  return _electron.launch({ executablePath, args: [...noSandbox, ...camera, process.cwd(), ...desk, ...args] });
}

export const test = base.extend<Desk>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from its parameters
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-electron-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  app: async ({ dataDir }, use) => {
    const app = await launchDesk(dataDir);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    await use(page);
  },
});
