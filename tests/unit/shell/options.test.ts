import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appPaths, findAppRoot } from '#electron/launch/app-paths.ts';
import { defaultDataDir, type Machine } from '#electron/launch/data-folder.ts';
import { parseStationOptions, toArgv, type StationOptions } from '#electron/launch/options.ts';

const linux: Machine = { platform: 'linux', home: '/home/ann', env: {} };

function parsed(...argv: string[]): StationOptions {
  const result = parseStationOptions(argv, { machine: linux });
  if (!result.ok) throw new Error(result.message);
  return result.options;
}

function refused(...argv: string[]): string {
  const result = parseStationOptions(argv, { machine: linux });
  if (result.ok) throw new Error(`taken: ${argv.join(' ')}`);
  return result.message.split('\n')[0] ?? '';
}

describe('station options', () => {
  it('has quiet defaults', () => {
    expect(parsed()).toEqual({
      headless: false,
      browser: false,
      demo: false,
      lan: { host: '0.0.0.0', port: 7411 },
      join: null,
      dataDir: '/home/ann/.local/share/youdai-desk',
      port: 7410,
      clockAt: null,
      printer: null,
      reader: null,
      photoDecoder: null,
      windows: null,
      profile: null,
    });
  });

  it('reads every option, with a space or an equals sign', () => {
    const line =
      '--headless --browser --demo --lan 192.168.1.10:7500 --data /var/desk --port=0 --clock 2026-11-23T09:00 ' +
      '--printer serial:/dev/ttyUSB0?baud=19200 --reader=tcp://127.0.0.1:9 --photo-decoder /opt/wlt ' +
      '--windows counter,kiosk@2 --profile gulin';
    const options = parsed(...line.split(' '));
    expect(options).toEqual({
      headless: true,
      browser: true,
      demo: true,
      lan: { host: '192.168.1.10', port: 7500 },
      join: null,
      dataDir: '/var/desk',
      port: 0,
      clockAt: Date.UTC(2026, 10, 23, 1),
      printer: 'serial:/dev/ttyUSB0?baud=19200',
      reader: 'tcp://127.0.0.1:9',
      photoDecoder: '/opt/wlt',
      windows: [
        { surface: 'counter', display: null },
        { surface: 'kiosk', display: 2 },
      ],
      profile: 'gulin',
    });
    expect(parsed(...toArgv(options))).toEqual(options);
  });

  it('keeps practice data apart, and an explicit folder wins', () => {
    expect(parsed('--demo').dataDir).toBe('/home/ann/.local/share/youdai-desk-demo');
    expect(parsed('--demo', '--profile', 'gulin').dataDir).toBe('/home/ann/.local/share/youdai-desk-demo-gulin');
    expect(parsed('--profile', 'gulin').dataDir).toBe('/home/ann/.local/share/youdai-desk');
    expect(parsed('--demo', '--data', '/d').dataDir).toBe('/d');
  });

  it('takes the last of a repeated option', () => {
    expect(parsed('--port', '1', '--port', '2').port).toBe(2);
  });

  it('reads a clock with its own zone', () => {
    expect(parsed('--clock', '2026-11-23T09:00:00Z').clockAt).toBe(Date.UTC(2026, 10, 23, 9));
  });

  it.each([
    [['--headles'], 'Unknown option: --headles'],
    [['-p'], 'Unknown option: -p'],
    [['demo'], 'Unknown option: demo'],
    [['--no-demo'], 'Unknown option: --no-demo'],
    [['--demo=yes'], '--demo takes no value'],
    [['--data'], '--data needs a value'],
    [['--data', '--demo'], '--data needs a value'],
    [['--data='], '--data needs a value'],
    [['--port', '70000'], '--port must be a number from 0 to 65535, not 70000'],
    [['--port', '1e3'], '--port must be a number from 0 to 65535, not 1e3'],
    [['--port', '-1'], '--port must be a number from 0 to 65535, not -1'],
  ])('refuses %j in one sentence', (argv, message) => {
    expect(refused(...argv)).toBe(message);
  });

  it.each([
    ['--clock', 'tomorrow'],
    ['--clock', '2026-13-01T09:00'],
    ['--printer', 'lpt1'],
    ['--printer', 'tcp://'],
    ['--reader', 'tcp://host'],
    ['--reader', 'file:/x'],
    ['--windows', 'counter,counter'],
    ['--windows', 'shop'],
    ['--windows', ''],
  ])('refuses %s %s and names what it expects', (flag, value) => {
    expect(refused(flag, value)).toMatch(new RegExp(`^${flag} (must be .+, not ${value}|needs a value)$`));
  });

  it('skips the switches of Chromium under Electron', () => {
    const argv = ['--no-sandbox', '--remote-debugging-port=0', '--demo', '.', '--use-fake-device-for-media-stream'];
    expect(parseStationOptions(argv, { machine: linux, unknown: 'skip' })).toMatchObject({
      ok: true,
      options: { demo: true, headless: false },
    });
  });
});

describe('folders', () => {
  it.each([
    ['linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/youdai-desk'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/youdai-desk'],
    ['darwin', {}, '/home/ann/Library/Application Support/youdai-desk'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(defaultDataDir({ platform, home: '/home/ann', env }, false)).toBe(expected);
  });

  it('on Windows does not roam', () => {
    const home = 'C:\\Users\\ann';
    const local = 'D:\\Local';
    expect(defaultDataDir({ platform: 'win32', home, env: { LOCALAPPDATA: local } }, true)).toBe(
      'D:\\Local\\youdai-desk-demo',
    );
    expect(defaultDataDir({ platform: 'win32', home, env: {} }, false)).toBe(
      'C:\\Users\\ann\\AppData\\Local\\youdai-desk',
    );
  });

  it('finds resources in a checkout and in an installed copy', () => {
    expect(appPaths({ appRoot: '/repo', packagedResources: null }).resourcesDir).toBe('/repo/resources');
    expect(appPaths({ appRoot: '/opt/d/resources/app.asar', packagedResources: '/opt/d/resources' })).toEqual({
      resourcesDir: '/opt/d/resources/resources',
      receiptFonts: {
        base: '/opt/d/resources/fonts/noto-sans-sc/NotoSansSC_500Medium.ttf',
        slicesCss: '/opt/d/resources/fonts/hanamin/HanaMin.css',
      },
      rendererDir: '/opt/d/resources/app.asar/dist/renderer',
    });
  });

  it('names font files that exist in a checkout', () => {
    const { base, slicesCss } = appPaths({
      appRoot: findAppRoot(import.meta.url),
      packagedResources: null,
    }).receiptFonts;
    expect([base, slicesCss].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('walks up to the folder of package.json, and says so when there is none', () => {
    expect(findAppRoot(import.meta.url)).toBe(process.cwd());
    expect(() => findAppRoot('file:///nowhere/at/all.js')).toThrow('No package.json above');
  });
});
