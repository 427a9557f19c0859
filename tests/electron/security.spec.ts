import { expect, type Page } from '@playwright/test';
import { test } from './desk-app.ts';

async function stayedOn(page: Page, before: string): Promise<void> {
  // A round trip through the page: had it navigated, this context would be gone or the address another.
  expect(await page.evaluate(() => location.href)).toBe(before);
}

for (const target of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/index.html']) {
  test(`refuses to navigate to ${target}`, async ({ page }) => {
    const before = page.url();
    await page.evaluate((url) => location.assign(url), target);
    await stayedOn(page, before);
  });
}

test('refuses to open a window', async ({ app, page }) => {
  const before = app.windows().length;
  expect(await page.evaluate(() => window.open('app://desk/index.html') === null)).toBe(true);
  expect(app.windows()).toHaveLength(before);
});

test('refuses a frame from elsewhere', async ({ page }) => {
  const loaded = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,<script>parent.postMessage("inside","*")</script>';
    const inside = new Promise<boolean>((resolve) => {
      window.addEventListener('message', (event) => event.data === 'inside' && resolve(true));
      frame.addEventListener('load', () => resolve(false));
    });
    document.body.append(frame);
    return inside;
  });
  expect(loaded).toBe(false);
});

test('gives the page nothing of Node', async ({ page }) => {
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname'];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
  const shell = await page.evaluate(() => Object.keys((window as unknown as { deskShell: object }).deskShell));
  expect(shell).toEqual(['requestPort']);
});

test('runs every page in the sandbox', async ({ app, page }) => {
  await page.waitForLoadState();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not part of the typed interface, but the only place that tells what a page really runs with.
      const contents = window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  expect(preferences).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }]);
});

test('evaluates no text as code', async ({ page }) => {
  const refused = await page.evaluate(() => {
    try {
      // oxlint-disable-next-line no-eval, no-implied-eval -- the point of the test
      return new Function('return false')() as boolean;
    } catch (error) {
      return error instanceof EvalError;
    }
  });
  expect(refused).toBe(true);
});

for (const path of ['..%2fpackage.json', '%2e%2e%2fpackage.json', '..%5cpackage.json', 'assets%00.js']) {
  test(`serves nothing for app://desk/${path}`, async ({ page }) => {
    const status = await page.evaluate(async (url) => (await fetch(url)).status, `app://desk/${path}`);
    expect(status).toBe(400);
  });
}

test('serves the page with its policy', async ({ page }) => {
  const policy = await page.evaluate(async () => (await fetch('app://desk/')).headers.get('content-security-policy'));
  expect(policy).toContain("script-src 'self'");
});

test('reaches no network', async ({ page }) => {
  const reached = await page.evaluate(async () =>
    fetch('https://example.org/').then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
});

test('gives the camera, and nothing with sound', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const ask = (wanted: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'given';
        },
        (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
      );
    return [await ask({ video: true }), await ask({ audio: true }), await ask({ audio: true, video: true })];
  });
  expect(outcome).toEqual(['given', 'NotAllowedError', 'NotAllowedError']);
});

test('names every loudspeaker it shows', async ({ page }) => {
  const names = await page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices())
      .filter(({ kind }) => kind === 'audiooutput')
      .map(({ label }) => label),
  );
  expect(names).not.toContain('');
});

test('refuses the place, notifications and the clipboard', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'clipboard-read'];
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return (await Promise.all(asked)).map((status) => status.state);
  });
  expect(states).toEqual(['denied', 'denied', 'denied']);
});
