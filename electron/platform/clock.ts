/** The one source of time. `now` is milliseconds UTC. */
export type Clock = { readonly now: () => number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that reads `startMs` at the moment it is made and runs on from there: practice days are played with it. */
export function clockStartingAt(startMs: number): Clock {
  const shift = startMs - Date.now();
  return { now: () => Date.now() + shift };
}
