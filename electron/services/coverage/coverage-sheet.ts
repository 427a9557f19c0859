import { ageOn } from '#shared/civil-date.ts';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';
import type { ServiceContext } from '../context.ts';
import { today } from '../people.ts';
import { rosterOrder } from './coverage-board.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';
import { describePeople } from './coverage-people.ts';

export type SheetWish = {
  readonly kind: SheetKind;
  readonly community?: string | undefined;
  readonly phase?: string | undefined;
  readonly limit: number;
};

export type Sheet = { readonly total: number; readonly rows: CoveragePerson[] };

/** Who is to be called or visited today, the first `limit` of them. */
export async function coverageSheet(context: ServiceContext, census: CoverageCensus, wish: SheetWish): Promise<Sheet> {
  const due = await dueEntries(context, census, wish);
  return { total: due.length, rows: describePeople(context, due.slice(0, wish.limit)) };
}

/**
 * Everybody whose phase is open, who is not booked, applied or out, and whose day has come; by phase, age in decades,
 * history (a date that is due before none, fewer tries before more), community. Who has no telephone, cannot be reached
 * by it, or was tried often enough in vain, is visited.
 */
export function dueEntries(
  context: ServiceContext,
  census: CoverageCensus,
  wish: Omit<SheetWish, 'limit'>,
): Promise<CensusEntry[]> {
  const date = today(context);
  const { visitAfterTries } = context.policy.contacts;
  return census.read((entries) =>
    [...entries.values()]
      .filter(
        (entry) =>
          (wish.community === undefined || entry.community === wish.community) &&
          (wish.phase === undefined || entry.phase === wish.phase) &&
          sheetOf(entry, visitAfterTries) === wish.kind &&
          isDue(entry, date),
      )
      .sort(bySheetOrder(context, date)),
  );
}

function sheetOf(entry: CensusEntry, visitAfterTries: number): SheetKind | null {
  if (entry.state === 'visit') return 'visit';
  if (!entry.isOpen) return null;
  if (entry.state === 'unreachable') return 'visit';
  if (entry.state !== 'not-notified' && entry.state !== 'notified') return null;
  return entry.hasPhone && entry.tries < visitAfterTries ? 'call' : 'visit';
}

function isDue(entry: CensusEntry, date: string): boolean {
  return entry.nextOn === null ? entry.lastOn !== date : entry.nextOn <= date;
}

function bySheetOrder(context: ServiceContext, date: string): (a: CensusEntry, b: CensusEntry) => number {
  const order = rosterOrder(context.profile());
  const decade = (entry: CensusEntry) => Math.floor(ageOn(entry.birthOn, date) / 10);
  const dueOn = (entry: CensusEntry) => entry.nextOn ?? '9999-12-31';
  return (a, b) =>
    order.phase(a.phase) - order.phase(b.phase) ||
    decade(b) - decade(a) ||
    compare(dueOn(a), dueOn(b)) ||
    a.tries - b.tries ||
    order.community(a.community) - order.community(b.community) ||
    compare(a.birthOn, b.birthOn) ||
    a.serial - b.serial;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
