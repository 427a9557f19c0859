import { expect } from 'vitest';
import type { StationClient } from '#shared/contract/contract.ts';

type Measure = 'booked' | 'arrived' | 'served' | 'accepted';
type Counted = {
  readonly date: string;
  readonly measure: Measure;
  readonly personClass: string;
  readonly channel: string;
};
const measures: readonly Measure[] = ['booked', 'arrived', 'served', 'accepted'];

/** The driver's own count of every day, by class and by channel. */
export class DayTally {
  readonly #rows: (Counted & { readonly by: 1 | -1 })[] = [];

  count(row: Counted, by: 1 | -1 = 1): void {
    this.#rows.push({ ...row, by });
  }

  /** The manager's day says the same as was counted, in total and in each class and channel. */
  async compare(manager: StationClient, date: string): Promise<void> {
    const report = await manager.reports.day({ date });
    const rows = this.#rows.filter((row) => row.date === date);
    expect(figuresOf(report)).toEqual(sums(rows));
    const found = (entries: typeof report.byClass) =>
      Object.fromEntries(entries.map((entry) => [entry.key, figuresOf(entry)]));
    expect(found(report.byClass)).toEqual(groups(rows, (row) => row.personClass));
    expect(found(report.byChannel)).toEqual(groups(rows, (row) => row.channel));
  }

  of(date: string, measure: Measure): number {
    return sums(this.#rows.filter((row) => row.date === date))[measure];
  }
}

function figuresOf({ booked, arrived, served, accepted }: Record<Measure, number>) {
  return { booked, arrived, served, accepted };
}

function sums(rows: readonly { readonly measure: Measure; readonly by: 1 | -1 }[]): Record<Measure, number> {
  const sum = (measure: Measure) =>
    rows.filter((row) => row.measure === measure).reduce((total, { by }) => total + by, 0);
  return { booked: sum('booked'), arrived: sum('arrived'), served: sum('served'), accepted: sum('accepted') };
}

/** Groups of which nothing is left (everybody cancelled) are in no report. */
function groups<Row extends { readonly measure: Measure; readonly by: 1 | -1 }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
) {
  const entries = [...Map.groupBy(rows, keyOf)].map(([key, members]) => [key, sums(members)] as const);
  return Object.fromEntries(entries.filter(([, figures]) => measures.some((measure) => figures[measure] !== 0)));
}
