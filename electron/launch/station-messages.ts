import type { AppPaths } from './app-paths.ts';
import type { StationOptions } from './options.ts';
import type { Surface } from './window-wishes.ts';

/** Where the database key comes from: the OS keychain (opened by the shell), or the station's own 0600 file. */
export type KeyChoice = { readonly keySource: 'keychain'; readonly keyHex: string } | { readonly keySource: 'file' };

/** What the shell tells the station process. `connect` travels with one MessagePort, for one window. */
export type ToStation =
  | { readonly type: 'init'; readonly options: StationOptions & AppPaths & KeyChoice }
  | { readonly type: 'connect'; readonly surface: Surface }
  /** Finish what is being written, close the database and exit 0; three seconds later the shell ends the process. */
  | { readonly type: 'stop' };

/** What the station process tells the shell. After `fatal` a restart cannot help (for example: a newer database). */
export type FromStation =
  { readonly type: 'ready' } | { readonly type: 'fatal'; readonly code: string; readonly message: string };

/** What the shell tells a page, through `window.postMessage`; the page turns codes into sentences. */
export type StationState = {
  readonly type: 'station-state';
  readonly state: 'ready' | 'restarting' | 'stopped';
  /** Only with `stopped`: the code of the fatal message, or `station.crashing`, `station.keychain`. */
  readonly code: string | null;
};

/** Returns null for anything else: another process's message is not trusted to have a shape. */
export function readFromStation(data: unknown): FromStation | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  if (data.type === 'ready') return { type: 'ready' };
  if (data.type !== 'fatal' || !('code' in data) || !('message' in data)) return null;
  const { code, message } = data;
  return typeof code === 'string' && typeof message === 'string' ? { type: 'fatal', code, message } : null;
}
