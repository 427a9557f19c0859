import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const;

/** Places where a Chromium, Chrome or Edge may be installed, the best first. */
export function browserCandidates(platform: NodeJS.Platform, env: Env): readonly string[] {
  if (platform === 'win32') {
    const bases = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const known = bases.filter((base): base is string => base !== undefined && base !== '');
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return programs.flatMap((program) => known.map((base) => `${base}\\${program}`));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

export async function findBrowser(platform: NodeJS.Platform, env: Env): Promise<string | null> {
  for (const candidate of browserCandidates(platform, env)) {
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return null;
}

export type BrowserLaunch = {
  readonly url: string;
  /** A profile of its own, so that neither history nor extensions of the person's browser come in. */
  readonly profileDir: string;
  readonly kiosk: boolean;
  readonly noSandbox: boolean;
};

export function browserArguments({ url, profileDir, kiosk, noSandbox }: BrowserLaunch): readonly string[] {
  const always = [
    `--app=${url}`,
    `--user-data-dir=${profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    // The hall screen calls numbers without anyone clicking on it.
    '--autoplay-policy=no-user-gesture-required',
  ];
  return [...always, ...(kiosk ? ['--kiosk'] : []), ...(noSandbox ? ['--no-sandbox'] : [])];
}
