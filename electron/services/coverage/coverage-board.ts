import type { CoverageCell } from '#shared/contract/coverage.ts';
import { coverageStates, type CoverageState } from '#shared/domain/coverage.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import type { ServiceContext } from '../context.ts';
import { today } from '../people.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';

export type CoverageBoard = {
  readonly date: string;
  readonly total: number;
  readonly cells: CoverageCell[];
  readonly phases: string[];
  readonly communities: string[];
};

/** The roster by community × class × phase × state. */
export function coverageBoard(context: ServiceContext, census: CoverageCensus): Promise<CoverageBoard> {
  return census.read((entries) => {
    const cells = countCells(entries.values());
    const order = rosterOrder(context.profile());
    return {
      date: today(context),
      total: entries.size,
      cells,
      phases: sorted(new Set(cells.map((cell) => cell.phase)), order.phase),
      communities: sorted(new Set(cells.map((cell) => cell.community)), order.community),
    };
  });
}

type Counted = Omit<CoverageCell, 'counts'> & { readonly counts: Record<CoverageState, number> };

function countCells(entries: Iterable<CensusEntry>): Counted[] {
  const cells = new Map<string, Counted>();
  for (const { community, personClass, phase, state } of entries) {
    const key = `${community}\n${personClass}\n${phase}`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { community, personClass, phase, counts: noCounts() }));
    cell.counts[state] += 1;
  }
  return [...cells.values()];
}

function noCounts(): Record<CoverageState, number> {
  return Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>;
}

export type RosterOrder = {
  readonly phase: (name: string) => number;
  readonly community: (name: string) => number;
};

const LAST = 9_999;

/** Places by which lists are sorted: phases as they open, communities as the station names them, unknown ones last. */
export function rosterOrder(profile: StationProfile): RosterOrder {
  const phases = profile.phases.toSorted((a, b) => a.opensOn.localeCompare(b.opensOn)).map((phase) => phase.name);
  const places = (names: readonly string[]) => {
    const at = new Map(names.map((name, index) => [name, index]));
    return (name: string) => at.get(name) ?? LAST;
  };
  return { phase: places(phases), community: places(profile.communities) };
}

function sorted(names: ReadonlySet<string>, place: (name: string) => number): string[] {
  return [...names].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'));
}
