/** What the benchmark prints: ratios within one run, because machines are shared and clocks are not comparable. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export type Figure = {
  readonly name: string;
  readonly value: string;
  /** What the issue asks for, when it names a figure. */
  readonly aim?: string;
  readonly met?: boolean;
};

export function printFigures(figures: readonly Figure[]): void {
  for (const { name, value, aim, met } of figures) {
    const verdict = aim === undefined ? '' : `   aim ${aim}: ${met === true ? 'met' : 'NOT MET'}`;
    console.log(`${name.padEnd(58)} ${value}${verdict}`);
  }
}

export const ms = (value: number) => `${value.toFixed(2)} ms`;
export const ratio = (value: number) => value.toFixed(2);

/** Processor time of this process, which says the same whatever else the machine does meanwhile. */
export async function worked(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
