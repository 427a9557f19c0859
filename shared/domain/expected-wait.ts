/** Service times shorter than this were misclicks, longer ones lunch. */
const SENSIBLE_MS = { least: 60_000, most: 90 * 60_000 } as const;
const FEWEST_SAMPLES = 3;
const STEP_MINUTES = 5;

export type WaitFacts = {
  readonly peopleAhead: number;
  /** How long the last people were served, in milliseconds. */
  readonly recentServiceMs: readonly number[];
  /** Counters that serve somebody or called somebody lately. */
  readonly openCounters: number;
};

/**
 * About how many minutes until somebody is called, rounded up to five; null when nobody can honestly say: too few people
 * were served yet today, or no counter is open. Half of a service is still to come at each counter on average.
 */
export function expectedWaitMinutes({ peopleAhead, recentServiceMs, openCounters }: WaitFacts): number | null {
  const samples = recentServiceMs.filter((ms) => ms >= SENSIBLE_MS.least && ms <= SENSIBLE_MS.most);
  if (samples.length < FEWEST_SAMPLES || openCounters < 1) return null;
  const minutes = ((peopleAhead + 0.5) * median(samples)) / openCounters / 60_000;
  return Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
