import { expect } from '@playwright/test';
import { launchDesk, test } from './desk-app.ts';

test('shows the counter', async ({ page }) => {
  expect(page.url()).toMatch(/^app:\/\/desk\/index\.html#\/counter/);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('hands the page a port to the station process', async ({ page }) => {
  // The page itself asks at its start; a second request is answered with a second port.
  const ports = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.addEventListener('message', (event) => {
          if (event.data === 'station-port') resolve(event.ports.length);
        });
        const ask = (): void =>
          (window as unknown as { deskShell: { requestPort: () => void } }).deskShell.requestPort();
        // Before the station is ready the answer is its state; ready is announced to every window.
        window.addEventListener('message', (event: MessageEvent<{ state?: unknown }>) => {
          if (event.data.state === 'ready') ask();
        });
        ask();
      }),
  );
  expect(ports).toBe(1);
});

test('opens the windows it is asked for', async ({ dataDir }) => {
  const app = await launchDesk(dataDir, ['--windows', 'counter,manager,hall']);
  await expect.poll(() => app.windows().length).toBe(3);
  const surfaces = app.windows().map((page) => new URL(page.url()).hash);
  expect(surfaces.toSorted()).toEqual(['#/counter', '#/hall', '#/manager']);
  await app.close();
});

test('runs once for one data folder', async ({ app, dataDir }) => {
  await app.firstWindow();
  const second = await launchDesk(dataDir, ['--windows', 'manager']).catch((error: unknown) => error);
  // The second process leaves before Playwright can take hold of it; the first one opens what it asked for.
  expect(second).toBeInstanceOf(Error);
  await expect.poll(() => app.windows().map((page) => new URL(page.url()).hash)).toContain('#/manager');
});

test('starts the station again when it dies', async ({ app, page }) => {
  const ready = page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const states: string[] = [];
        window.addEventListener('message', (event: MessageEvent<{ type?: unknown; state?: unknown }>) => {
          if (event.data.type !== 'station-state') return;
          states.push(String(event.data.state));
          if (states.includes('restarting') && event.data.state === 'ready') resolve(states);
        });
      }),
  );
  await expect.poll(() => stationPid(app)).not.toBeNull();
  const pid = await stationPid(app);
  if (pid === null) throw new Error('no station process');
  process.kill(pid, 'SIGKILL');
  expect(await ready).toEqual(expect.arrayContaining(['restarting', 'ready']));
  expect(await stationPid(app)).not.toBe(pid);
});

async function stationPid(app: {
  evaluate: Awaited<ReturnType<typeof launchDesk>>['evaluate'];
}): Promise<number | null> {
  return app.evaluate(
    (electron) => electron.app.getAppMetrics().find((metric) => metric.name === 'youdai-desk station')?.pid ?? null,
  );
}
