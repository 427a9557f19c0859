/** How long nobody may touch the screen before it asks, and how long it then waits for an answer. Milliseconds. */
export type IdlePolicy = { readonly warnAfterMs: number; readonly countdownMs: number };

/** `warnedAtMs`: since when the question stands on the screen. */
export type IdleState =
  | { readonly phase: 'active'; readonly touchedAtMs: number }
  | { readonly phase: 'warned'; readonly warnedAtMs: number }
  | { readonly phase: 'over' };

export type IdleEvent = { readonly kind: 'touch' | 'tick'; readonly atMs: number };

export function beginIdle(atMs: number): IdleState {
  return { phase: 'active', touchedAtMs: atMs };
}

/**
 * Touches and the passing of time. A machine that slept wakes into the question, never past it: the whole countdown is
 * always shown before the screen is cleared.
 */
export function nextIdle(state: IdleState, event: IdleEvent, policy: IdlePolicy): IdleState {
  if (state.phase === 'over') return state;
  if (event.kind === 'touch') return beginIdle(event.atMs);
  if (state.phase === 'warned') {
    return event.atMs - state.warnedAtMs >= policy.countdownMs ? { phase: 'over' } : state;
  }
  const due = event.atMs - state.touchedAtMs >= policy.warnAfterMs;
  return due ? { phase: 'warned', warnedAtMs: event.atMs } : state;
}

/** Whole seconds left to answer; null when nothing is asked. */
export function secondsLeft(state: IdleState, nowMs: number, policy: IdlePolicy): number | null {
  if (state.phase !== 'warned') return null;
  return Math.max(0, Math.ceil((policy.countdownMs - (nowMs - state.warnedAtMs)) / 1000));
}
