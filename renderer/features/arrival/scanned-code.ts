/**
 * A code scanner in keyboard mode types what it read faster than any finger and ends with Enter. This recognises it among
 * keys typed by hand, without a box on the screen to type into.
 */
export type Keystrokes = { readonly text: string; readonly lastAtMs: number };
export type ScanStep = { readonly keys: Keystrokes; readonly scanned: string | null };

export const noKeys: Keystrokes = { text: '', lastAtMs: -Infinity };

/** Between two keys of one scan; the fastest hands need about 60 ms. */
const LONGEST_GAP_MS = 45;
const SHORTEST_CODE = 6;

/** One key, as `key` and `code` of the browser's event say it, at a steadily rising time. */
export function nextKey(
  keys: Keystrokes,
  event: { readonly key: string; readonly code: string },
  atMs: number,
): ScanStep {
  const quick = atMs - keys.lastAtMs <= LONGEST_GAP_MS;
  if (event.key === 'Enter') {
    const scanned = quick && keys.text.length >= SHORTEST_CODE ? keys.text : null;
    return { keys: noKeys, scanned };
  }
  const character = characterOf(event);
  // Shift goes down before a capital letter and is no character of its own.
  if (character === null) return { keys: quick ? { ...keys, lastAtMs: atMs } : noKeys, scanned: null };
  return { keys: { text: (quick ? keys.text : '') + character, lastAtMs: atMs }, scanned: null };
}

/** What an input method hides behind `Process` is still in the key's code. */
function characterOf({ key, code }: { readonly key: string; readonly code: string }): string | null {
  if (Array.from(key).length === 1) return key;
  if (key !== 'Process') return null;
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/u.exec(code)?.[1] ?? (code === 'Minus' ? '-' : null);
}
