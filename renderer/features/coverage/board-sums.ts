import type { CoverageCell, CoverageFilter } from '#shared/contract/coverage.ts';
import { coverageStates, type CoverageState } from '#shared/domain/coverage.ts';

export const dimensions = ['community', 'personClass', 'phase'] as const;
export type Dimension = (typeof dimensions)[number];

/** What the reader holds fast while looking along one dimension. */
export type BoardChoice = Pick<CoverageFilter, Dimension>;

export type BoardRow = {
  readonly key: string;
  readonly total: number;
  readonly counts: Readonly<Record<CoverageState, number>>;
};

export function inChoice(cell: CoverageCell, choice: BoardChoice): boolean {
  return dimensions.every((each) => choice[each] === undefined || choice[each] === cell[each]);
}

/** The cells summed along one dimension, in the order of `keys`. */
export function sumBy(cells: readonly CoverageCell[], by: Dimension, keys: readonly string[]): BoardRow[] {
  return keys.flatMap((key) => {
    const mine = cells.filter((cell) => cell[by] === key);
    return mine.length === 0 ? [] : [sumOf(key, mine)];
  });
}

export function sumOf(key: string, cells: readonly CoverageCell[]): BoardRow {
  const counts = Object.fromEntries(
    coverageStates.map((state) => [state, cells.reduce((sum, cell) => sum + cell.counts[state], 0)]),
  ) as Record<CoverageState, number>;
  return { key, counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

/** `33.3%`; an empty row has no share. */
export function shareText(part: number, total: number): string {
  return total === 0 ? '—' : `${((part / total) * 100).toFixed(1)}%`;
}
