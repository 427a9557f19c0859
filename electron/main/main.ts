import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, screen, session } from 'electron';
import { appPaths, findAppRoot } from '#electron/launch/app-paths.ts';
import { parseStationOptions, type StationOptions } from '#electron/launch/options.ts';
import { parseShellSettings, SHELL_SETTINGS_FILE } from '#electron/launch/shell-settings.ts';
import type { KeyChoice } from '#electron/launch/station-messages.ts';
import type { WindowWish } from '#electron/launch/window-wishes.ts';
import { DeskWindows } from './desk-windows.ts';
import { guardAllContents, guardSession } from './guards.ts';
import { registerAppScheme, servePage } from './serve-page.ts';
import { StationHost } from './station-host.ts';
import { obtainKey } from './station-key.ts';
import { secondStart } from './window-plan.ts';

const SHELL_READY_LINE = 'shell ready';

const parsed = parseStationOptions(process.argv.slice(1), { unknown: 'skip' });
if (parsed.ok) begin(parsed.options);
else {
  console.error(parsed.message);
  app.exit(2);
}

/** What must happen before Electron is ready. */
function begin(options: StationOptions): void {
  // Chromium's own files live beside the database, so the single-instance lock is one per data folder.
  const profile = join(options.dataDir, 'shell');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    console.log('The application is already open; it was brought to the front.');
    app.exit(0);
    return;
  }
  app.enableSandbox();
  registerAppScheme();
  guardAllContents(app);
  Menu.setApplicationMenu(null);
  void app
    .whenReady()
    .then(() => run(options))
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
}

async function run(options: StationOptions): Promise<void> {
  const appRoot = findAppRoot(import.meta.url);
  const paths = appPaths({ appRoot, packagedResources: app.isPackaged ? process.resourcesPath : null });
  guardSession(session.defaultSession, app.isPackaged);
  servePage(session.defaultSession, paths.rendererDir);

  const windows = new DeskWindows({
    preload: join(appRoot, 'dist', 'preload', 'preload.cjs'),
    packaged: app.isPackaged,
    icon: join(paths.resourcesDir, 'icons', 'icon.png'),
  });
  const station = new StationHost({
    entry: join(appRoot, 'dist', 'station', 'utility-entry.js'),
    options: { ...options, ...paths },
    announce: (state) => windows.tellAll(state),
  });
  windows.answerPortRequests(station);
  keepScreensAndStarts(windows);
  endTogether(windows, station);

  windows.show(options.windows ?? storedWishes(options.dataDir));
  // A PC that only joins another's station has no database, and so no key.
  const key: KeyChoice | null = options.join === null ? await obtainKey(options.dataDir) : { keySource: 'file' };
  if (key === null) {
    console.error('The key of this database is kept by a keychain that is not available now; nothing was changed.');
    station.refuse('station.keychain');
  } else {
    station.start(key);
  }
  console.log(SHELL_READY_LINE);
}

function storedWishes(dataDir: string): readonly WindowWish[] {
  const counter: readonly WindowWish[] = [{ surface: 'counter', display: null }];
  const file = join(dataDir, SHELL_SETTINGS_FILE);
  if (!existsSync(file)) return counter;
  const settings = parseShellSettings(readFileSync(file, 'utf8'));
  if (settings === null) console.error(`${SHELL_SETTINGS_FILE} cannot be read; opening the counter only.`);
  return settings?.windows ?? counter;
}

function keepScreensAndStarts(windows: DeskWindows): void {
  screen.on('display-added', () => windows.arrange());
  screen.on('display-removed', () => windows.arrange());
  app.on('second-instance', (_event, argv) => {
    const again = parseStationOptions(argv.slice(1), { unknown: 'skip' });
    const asked = secondStart(again.ok ? (again.options.windows ?? []) : [], windows.surfaces);
    if (asked.open.length > 0) windows.add(asked.open);
    windows.raise(asked.raise);
  });
}

/** The application ends after the station has closed its database, never before. */
function endTogether(windows: DeskWindows, station: StationHost): void {
  let stationGone = false;
  app.on('before-quit', () => {
    windows.quitting = true;
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (stationGone) return;
    event.preventDefault();
    void station.stop().finally(() => {
      stationGone = true;
      app.quit();
    });
  });
}
