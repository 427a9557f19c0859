import { parseWindowWishes, type WindowWish } from './window-wishes.ts';

/** `shell.json` in the data folder: what the shell must know before any database is open. */
export const SHELL_SETTINGS_FILE = 'shell.json';

export type ShellSettings = { readonly windows: readonly WindowWish[] };

/** Reads `{"windows": "counter,kiosk@2"}`; null when the text is anything else, so that the caller can say so. */
export function parseShellSettings(text: string): ShellSettings | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Not JSON is one of the ways of being "anything else".
    return null;
  }
  if (typeof data !== 'object' || data === null || !('windows' in data) || typeof data.windows !== 'string')
    return null;
  const windows = parseWindowWishes(data.windows);
  return windows === null ? null : { windows };
}
