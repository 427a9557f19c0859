import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointWorkersToBundles } from '#electron/launch/bundle-station.ts';
import { decideShell, hasDisplay, needsNoSandbox, type ShellFacts } from '#electron/launch/decide-shell.ts';
import { firstLine, networkSettings, readMemory, worthTrying } from '#electron/launch/electron-binary.ts';
import { browserArguments, browserCandidates, findBrowser } from '#electron/launch/find-browser.ts';
import { fingerprint } from '#electron/launch/fingerprint.ts';
import { parseShellSettings } from '#electron/launch/shell-settings.ts';
import { readStationLine } from '#electron/launch/station-child.ts';

const desktop: ShellFacts = {
  headless: false,
  browserWanted: false,
  display: true,
  electron: 'installed',
  browser: '/usr/bin/chromium',
};

describe('which shell opens', () => {
  it.each<[string, Partial<ShellFacts>, string]>([
    ['Electron when it is there', {}, 'electron'],
    ['Electron without any browser', { browser: null }, 'electron'],
    ['a download when Electron can be had', { electron: 'fetchable' }, 'fetch-electron'],
    ['the browser when Electron cannot be had', { electron: 'missing' }, 'browser'],
    ['the browser when it was asked for', { browserWanted: true }, 'browser'],
    ['no download when the browser was asked for', { browserWanted: true, electron: 'fetchable' }, 'browser'],
    ['the address when the browser was asked for but is missing', { browserWanted: true, browser: null }, 'print-url'],
    ['the address when there is nothing', { electron: 'missing', browser: null }, 'print-url'],
    ['the address without a display', { display: false }, 'print-url'],
    ['nothing when headless', { headless: true, display: false }, 'headless'],
    ['nothing when headless on a desktop', { headless: true, browserWanted: true }, 'headless'],
  ])('%s', (_name, change, shell) => {
    expect(decideShell({ ...desktop, ...change }).shell).toBe(shell);
  });

  it('says in one line why no window opens', () => {
    expect(decideShell({ ...desktop, display: false }).note).toMatch(/^No display found/);
    expect(decideShell({ ...desktop, electron: 'missing', browser: null }).note).toMatch(/^No Chromium/);
    expect(decideShell(desktop).note).toBeNull();
  });

  it('knows a display, and root', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
    expect([needsNoSandbox('linux', 0), needsNoSandbox('linux', 1000), needsNoSandbox('darwin', 0)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('fetching Electron', () => {
  const now = { version: '45.4.1', network: 'n' };
  const failed = { ...now, failedAt: 1_000_000 };
  const day = 24 * 3_600_000;

  it('waits a day after a failure, unless something changed', () => {
    expect(worthTrying(null, now, 0)).toBe(true);
    expect(worthTrying(failed, now, 1_000_000 + day - 1)).toBe(false);
    expect(worthTrying(failed, now, 1_000_000 + day)).toBe(true);
    expect(worthTrying(failed, { ...now, version: '45.4.2' }, 1_000_001)).toBe(true);
    expect(worthTrying(failed, { ...now, network: 'mirror' }, 1_000_001)).toBe(true);
    expect(worthTrying(failed, now, 999_999)).toBe(true);
  });

  it('notices a mirror or a proxy, and nothing else', () => {
    const plain = networkSettings({ PATH: '/bin' });
    expect(networkSettings({ PATH: '/usr/bin', ELECTRON_MIRROR: '' })).toBe(plain);
    expect(networkSettings({ ELECTRON_MIRROR: 'https://a/' })).not.toBe(plain);
    expect(networkSettings({ npm_config_electron_mirror: 'https://a/' })).not.toBe(plain);
    expect(networkSettings({ HTTPS_PROXY: 'a' })).not.toBe(networkSettings({ HTTPS_PROXY: 'b' }));
    expect(networkSettings({ HTTPS_PROXY: 'http://user:secret@proxy' })).not.toContain('secret');
  });

  it('reads its note back, whole or not at all', () => {
    expect(readMemory(JSON.stringify(failed))).toEqual(failed);
    expect(
      ['', '{', '[]', 'null', '{"version":1,"network":"","failedAt":0}'].filter((text) => readMemory(text) !== null),
    ).toEqual([]);
  });

  it('tells a failure in one line', () => {
    expect(firstLine("\nTypeError: fetch failed\n  at x\n cause: { code: 'ENOTFOUND' }")).toBe(
      'TypeError: fetch failed (ENOTFOUND)',
    );
    expect(firstLine('\n')).toBe('the installer failed without a word');
  });
});

describe('files around the launcher', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-launch-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds the first installed browser on the path', async () => {
    const second = join(folder, 'second');
    await mkdir(second);
    const env = { PATH: [folder, second].join(delimiter) };
    expect(await findBrowser('linux', env)).toBeNull();
    await writeFile(join(folder, 'chromium'), 'not executable', { mode: 0o644 });
    await writeFile(join(folder, 'google-chrome'), '', { mode: 0o755 });
    expect(await findBrowser('linux', env)).toBe(join(folder, 'google-chrome'));
    await writeFile(join(second, 'chromium'), '', { mode: 0o755 });
    expect(await findBrowser('linux', env)).toBe(join(second, 'chromium'));
  });

  it('looks where other systems install browsers', () => {
    const windows = browserCandidates('win32', { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: '' });
    expect(windows).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
    expect(browserCandidates('darwin', {})[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  });

  it('notices a changed, a new and a deleted file, but not another folder', async () => {
    await mkdir(join(folder, 'src'));
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'src', 'a.ts'), '1');
    const inputs = ['src', 'missing'];
    const first = await fingerprint(folder, inputs);
    await writeFile(join(folder, 'other', 'b.ts'), '1');
    expect(await fingerprint(folder, inputs)).toBe(first);
    await writeFile(join(folder, 'src', 'b.ts'), '1');
    const second = await fingerprint(folder, inputs);
    expect(second).not.toBe(first);
    await utimes(join(folder, 'src', 'a.ts'), 1, 1);
    const third = await fingerprint(folder, inputs);
    expect(third).not.toBe(second);
    await rm(join(folder, 'src', 'a.ts'));
    expect(await fingerprint(folder, inputs)).not.toBe(third);
  });

  it('does not follow links round in circles', async () => {
    await symlink(folder, join(folder, 'again'));
    expect(await fingerprint(folder, ['.'])).toHaveLength(64);
  });
});

describe('what passes between the parts', () => {
  it('reads the two lines of the station', () => {
    expect(readStationLine('ready http://127.0.0.1:7410')).toEqual({ kind: 'ready', url: 'http://127.0.0.1:7410' });
    expect(readStationLine('open http://127.0.0.1:7410/?token=abc')).toEqual({
      kind: 'open',
      url: 'http://127.0.0.1:7410/?token=abc',
    });
    expect(
      ['ready', 'ready ftp://x', 'not ready http://a', 'open http://', '{"level":30}'].filter(
        (text) => readStationLine(text) !== null,
      ),
    ).toEqual([]);
  });

  it('starts the browser with a profile of its own, without a sandbox only when it must', () => {
    const launch = { url: 'http://127.0.0.1:1/?token=t#/counter', profileDir: '/d/p', kiosk: false, noSandbox: false };
    expect(browserArguments(launch)).toContain('--app=http://127.0.0.1:1/?token=t#/counter');
    expect(browserArguments(launch)).toContain('--user-data-dir=/d/p');
    expect(browserArguments(launch)).not.toContain('--no-sandbox');
    expect(browserArguments(launch)).not.toContain('--kiosk');
    expect(browserArguments({ ...launch, noSandbox: true, kiosk: true })).toEqual(
      expect.arrayContaining(['--no-sandbox', '--kiosk']),
    );
  });

  it('points a worker to its bundle', () => {
    expect(pointWorkersToBundles("new Worker(new URL('./import-worker.ts', import.meta.url))")).toBe(
      "new Worker(new URL('./import-worker.js', import.meta.url))",
    );
    expect(pointWorkersToBundles('new URL("../services/x/a-worker.ts", import.meta.url)')).toBe(
      "new URL('./a-worker.js', import.meta.url)",
    );
    const others =
      "new URL('./table.json', import.meta.url); new URL('./x.ts', import.meta.url); import './a-worker.ts'; new URL('./a-worker.ts', base)";
    expect(pointWorkersToBundles(others)).toBe(others);
  });

  it('reads shell.json', () => {
    expect(parseShellSettings('{"windows":"counter,kiosk@2"}')?.windows).toHaveLength(2);
    expect(
      ['', '{}', '[]', 'null', '{"windows":3}', '{"windows":"shop"}'].filter(
        (text) => parseShellSettings(text) !== null,
      ),
    ).toEqual([]);
  });
});
