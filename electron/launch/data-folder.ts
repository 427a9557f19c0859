import { posix, win32 } from 'node:path';

/** What the choice of a folder depends on; handed in, so that it can be decided for any system in a test. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * The per-user data folder: `XDG_DATA_HOME` on Linux, `LOCALAPPDATA` on Windows (it never roams: a database must
 * not travel with a profile), Application Support on macOS. Practice data lives in a folder of its own,
 * and so does what a PC holds that only joins another's station.
 */
export function defaultDataDir(machine: Machine, demo: boolean, joined = false): string {
  const name = joined ? 'youdai-desk-screen' : demo ? 'youdai-desk-demo' : 'youdai-desk';
  const { env, home, platform } = machine;
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    return win32.join(local === undefined || local === '' ? win32.join(home, 'AppData', 'Local') : local, name);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  const xdg = env['XDG_DATA_HOME'];
  // The XDG specification: a relative value is invalid and must be ignored.
  const base = xdg !== undefined && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share');
  return posix.join(base, name);
}
