import { ageOn } from '#shared/civil-date.ts';
import type { CoveragePerson, SheetKind } from '#shared/contract/coverage.ts';
import type { ServiceContext } from '../context.ts';
import { today } from '../people.ts';
import { rosterOrder } from './coverage-board.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';
import { describePeople } from './coverage-people.ts';
import { compareText, heapsInOrder, remembered } from './heaps.ts';

export type SheetWish = {
  readonly kind: SheetKind;
  readonly community?: string | undefined;
  readonly phase?: string | undefined;
  readonly limit: number;
};

export type Sheet = { readonly total: number; readonly rows: CoveragePerson[] };

/** Who is to be called or visited today, the first `limit` of them. */
export async function coverageSheet(context: ServiceContext, census: CoverageCensus, wish: SheetWish): Promise<Sheet> {
  const { total, inOrder } = await dueEntries(context, census, wish);
  const rows = describePeople(context, inOrder().take(wish.limit).toArray());
  return { total, rows: wish.kind === 'visit' ? asWalked(context, rows) : rows };
}

/** Whoever is most urgent is on the sheet; a team goes from house to house. An unknown address comes last in its community. */
function asWalked(context: ServiceContext, rows: readonly CoveragePerson[]): CoveragePerson[] {
  const { community } = rosterOrder(context.profile());
  return rows.toSorted(
    (a, b) =>
      community(a.community) - community(b.community) ||
      a.community.localeCompare(b.community, 'zh-CN') ||
      Number(a.address === '') - Number(b.address === '') ||
      a.address.localeCompare(b.address, 'zh-CN', { numeric: true }),
  );
}

export type DueEntries = { readonly total: number; readonly inOrder: () => Generator<CensusEntry, undefined> };

/**
 * Everybody whose phase is open, who is not booked, applied or out, and whose day has come; by phase, age in decades,
 * history (a date that is due before none, fewer tries before more), community. Who has no telephone, cannot be reached
 * by it, or was tried often enough in vain, is visited. `inOrder` sorts as much as is taken of it.
 */
export async function dueEntries(
  context: ServiceContext,
  census: CoverageCensus,
  wish: Omit<SheetWish, 'limit'>,
): Promise<DueEntries> {
  const date = today(context);
  const { visitAfterTries } = context.policy.contacts;
  const due = await census.read((entries) =>
    [...entries.values()].filter(
      (entry) =>
        (wish.community === undefined || entry.community === wish.community) &&
        (wish.phase === undefined || entry.phase === wish.phase) &&
        sheetOf(entry, visitAfterTries) === wish.kind &&
        isDue(entry, date),
    ),
  );
  return { total: due.length, inOrder: () => inSheetOrder(context, due, date) };
}

function* inSheetOrder(
  context: ServiceContext,
  due: readonly CensusEntry[],
  date: string,
): Generator<CensusEntry, undefined> {
  const order = rosterOrder(context.profile());
  const phase = remembered(order.phase);
  const keyOf = historyKey(remembered(order.community));
  const heapOf = (entry: CensusEntry) => phase(entry.phase) * 100 + 99 - Math.floor(ageOn(entry.birthOn, date) / 10);
  for (const heap of heapsInOrder(due, heapOf)) {
    const keyed = heap.map((entry) => ({ entry, key: keyOf(entry) }));
    keyed.sort((a, b) => compareText(a.key, b.key) || a.entry.serial - b.entry.serial);
    for (const { entry } of keyed) yield entry;
  }
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

/** What decides the order among people of one phase and decade, one behind the other in one text. */
function historyKey(placeOf: (community: string) => number): (entry: CensusEntry) => string {
  const digits = (value: number) => String(value).padStart(4, '0');
  return ({ birthOn, nextOn, tries, community }) =>
    [nextOn ?? '9999-12-31', digits(tries), digits(placeOf(community)), birthOn].join(' ');
}
