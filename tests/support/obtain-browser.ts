import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from '#electron/launch/find-browser.ts';

/**
 * A Chromium for the end-to-end tests: an installed one, else Playwright's own, else Debian's through apt-get when root.
 * Each way that fails is said in one line; throws when none is left.
 */
export async function obtainBrowser(): Promise<string> {
  const installed = await findBrowser(process.platform, process.env);
  if (installed) return installed;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const ways: readonly (readonly [string, () => void])[] = [
    [
      'Playwright download',
      () => execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 }),
    ],
    ['apt-get', installWithApt],
  ];
  for (const [name, install] of ways) {
    try {
      install();
    } catch (error) {
      console.log(
        `browser: ${name} did not work (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'})`,
      );
    }
    const found = existsSync(own) ? own : await findBrowser(process.platform, process.env);
    if (found) {
      console.log(`browser: ${name} brought ${found}`);
      return found;
    }
  }
  throw new Error('no Chromium: install Chromium, Chrome or Edge, or run `npx playwright install chromium`');
}

function installWithApt(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error('only as root on Debian');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'ignore', env: environment, timeout: 600_000 } as const;
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}
