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
  return census.read((entries) => {
    const keyOf = sheetKey(context, date);
    return [...entries.values()]
      .filter(
        (entry) =>
          (wish.community === undefined || entry.community === wish.community) &&
          (wish.phase === undefined || entry.phase === wish.phase) &&
          sheetOf(entry, visitAfterTries) === wish.kind &&
          isDue(entry, date),
      )
      .map((entry) => ({ entry, key: keyOf(entry) }))
      .sort((a, b) => compare(a.key, b.key) || a.entry.serial - b.entry.serial)
      .map(({ entry }) => entry);
  });
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

/** Whatever decides the order, one behind the other in one text: compared once per pair instead of part by part. */
function sheetKey(context: ServiceContext, date: string): (entry: CensusEntry) => string {
  const order = rosterOrder(context.profile());
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return ({ phase, birthOn, nextOn, tries, community }) =>
    [
      digits(order.phase(phase), 4),
      digits(99 - Math.floor(ageOn(birthOn, date) / 10), 2),
      nextOn ?? '9999-12-31',
      digits(tries, 4),
      digits(order.community(community), 4),
      birthOn,
    ].join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
