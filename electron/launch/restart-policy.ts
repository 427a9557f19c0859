/** Monotonic milliseconds of recent crashes; a wall clock that jumps must not reset or exhaust the count. */
export type CrashHistory = readonly number[];

export type AfterCrash =
  | { readonly action: 'restart'; readonly delayMs: number; readonly history: CrashHistory }
  | { readonly action: 'give-up'; readonly crashes: number; readonly windowMs: number };

const WINDOW_MS = 120_000;
const MOST_RESTARTS = 5;
const FIRST_DELAY_MS = 250;

/**
 * The first crash restarts at once in human terms; repeated ones wait twice as long each time. The sixth within two
 * minutes ends it: a station that dies on its own data must not be started over the same data for ever.
 */
export function afterCrash(history: CrashHistory, now: number): AfterCrash {
  const recent = [...history.filter((at) => now - at < WINDOW_MS), now];
  if (recent.length > MOST_RESTARTS) return { action: 'give-up', crashes: recent.length, windowMs: WINDOW_MS };
  return { action: 'restart', delayMs: FIRST_DELAY_MS * 2 ** (recent.length - 1), history: recent };
}

export function giveUpMessage(outcome: Extract<AfterCrash, { action: 'give-up' }>): string {
  const minutes = outcome.windowMs / 60_000;
  return `The station process stopped ${outcome.crashes} times within ${minutes} minutes and is not started again.`;
}
