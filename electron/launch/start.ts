import { join } from 'node:path';
import process from 'node:process';
import { findAppRoot } from './app-paths.ts';
import { buildAll } from './build.ts';
import { ChildFamily } from './child-family.ts';
import { decideShell, hasDisplay, needsNoSandbox, type Shell, type ShellFacts } from './decide-shell.ts';
import { electronProgram, fetchElectron, mayFetchElectron } from './electron-binary.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { parseStationOptions, toArgv, type StationOptions } from './options.ts';
import { runStation } from './station-child.ts';

type Launch = {
  readonly root: string;
  readonly options: StationOptions;
  readonly family: ChildFamily;
  readonly noSandbox: boolean;
};

const parsed = parseStationOptions(process.argv.slice(2));
if (parsed.ok) process.exitCode = await start(parsed.options);
else {
  console.error(parsed.message);
  process.exitCode = 2;
}

async function start(options: StationOptions): Promise<number> {
  const root = findAppRoot(import.meta.url);
  await buildAll(root);
  const family = new ChildFamily();
  family.endOnSignals();
  if (process.env['npm_lifecycle_event'] !== undefined) family.endWithParent();
  const noSandbox = needsNoSandbox(process.platform, process.getuid?.());
  return open({ root, options, family, noSandbox }, await lookAround(root, options));
}

async function lookAround(root: string, options: StationOptions): Promise<ShellFacts> {
  const display = hasDisplay(process.platform, process.env);
  const electronMatters = display && !options.headless && !options.browser;
  return {
    headless: options.headless,
    browserWanted: options.browser,
    display,
    electron: electronMatters ? await electronState(root) : 'missing',
    browser: await findBrowser(process.platform, process.env),
  };
}

async function electronState(root: string): Promise<ShellFacts['electron']> {
  if ((await electronProgram(root)) !== null) return 'installed';
  if (await mayFetchElectron(root)) return 'fetchable';
  console.log('Electron is not installed and could not be fetched within the last day; not trying again now.');
  return 'missing';
}

/** Opens the best shell there is; when one fails before it shows anything, the next. */
async function open(launch: Launch, facts: ShellFacts): Promise<number> {
  const { shell, note } = decideShell(facts);
  if (note !== null) console.log(note);
  switch (shell) {
    case 'fetch-electron':
      return open(launch, { ...facts, electron: (await fetched(launch.root)) ? 'installed' : 'missing' });
    case 'electron':
      return (await openElectron(launch)) ?? open(launch, { ...facts, electron: 'missing' });
    case 'browser':
      return openBrowser(launch, facts.browser);
    case 'headless':
    case 'print-url':
      return runStation(launch.root, launch.options, launch.family).ended;
    default:
      return shell satisfies Exclude<Shell, Shell>;
  }
}

async function fetched(root: string): Promise<boolean> {
  console.log('Fetching Electron (about 120 MB, once) …');
  const reason = await fetchElectron(root);
  if (reason !== null)
    console.log(`Electron could not be fetched (${reason}); ELECTRON_MIRROR can name another source.`);
  return reason === null;
}

/** Returns null when Electron ended before it was ready, so that another shell can be tried. */
async function openElectron({ root, options, family, noSandbox }: Launch): Promise<number | null> {
  const program = await electronProgram(root);
  if (program === null) return null;
  if (noSandbox) console.log('Running as root: Chromium works only without its sandbox.');
  let ready = false;
  const args = [...(noSandbox ? ['--no-sandbox'] : []), root, ...toArgv(options)];
  const child = family.start(program, args, {
    cwd: root,
    onLine: (line) => {
      ready ||= line === 'shell ready';
    },
  });
  const code = await child.ended;
  if (family.ending || code === 0 || ready) return code ?? 1;
  console.log(`Electron did not start (code ${code ?? 'unknown'}).`);
  return null;
}

async function openBrowser({ root, options, family, noSandbox }: Launch, browser: string | null): Promise<number> {
  const station = runStation(root, options, family);
  const address = await station.address;
  if (address === null || browser === null || family.ending) return station.ended;
  if (noSandbox) console.log('Running as root: Chromium works only without its sandbox.');
  const surface = options.windows?.[0]?.surface ?? 'counter';
  if ((options.windows?.length ?? 0) > 1) console.log(`A browser shell has one window; only the ${surface} opens.`);
  const args = browserArguments({
    url: `${address}#/${surface}`,
    profileDir: join(options.dataDir, 'browser-profile'),
    kiosk: surface === 'kiosk' || surface === 'hall',
    noSandbox,
  });
  const code = await Promise.race([family.start(browser, args, { cwd: root }).ended, station.ended.then(() => 0)]);
  // Closing the window ends the work; a browser that broke does not.
  if (code === 0) family.endAll();
  else if (!family.ending)
    console.log(`The browser ended with code ${code ?? 'unknown'}; the station goes on at ${address}`);
  return station.ended;
}
