import type { Who } from './use-check-in.ts';

/** Longer texts are no code of ours. */
const LONGEST = 200;

/** Who a scanned code says somebody is. */
export function whoOfCode(code: string): Who {
  return { kind: 'qr', text: code.slice(0, LONGEST) };
}
