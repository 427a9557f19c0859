import type { RekeyItem } from '#shared/contract/rekeying.ts';

/** Not typed yet, or changed since it was. */
export function isOpen(item: RekeyItem): boolean {
  return item.markedBy === null || item.stale;
}

/** Where to go on: the first open field from `after` on, else the first open one at all, else the one behind. */
export function nextOpen(items: readonly RekeyItem[], after: number): number {
  const behind = items.findIndex((item, index) => index > after && isOpen(item));
  if (behind >= 0) return behind;
  const before = items.findIndex((item, index) => index !== after && isOpen(item));
  return before >= 0 ? before : Math.min(after + 1, Math.max(0, items.length - 1));
}

/** Fields by the sections they stand in, with how many of each are open. */
export function sectionsOf(items: readonly RekeyItem[]) {
  const keys = [...new Set(items.map(({ section }) => section))];
  return keys.map((key) => {
    const first = items.findIndex(({ section }) => section === key);
    const own = items.filter(({ section }) => section === key);
    return { key, title: items[first]?.sectionTitle ?? '', first, total: own.length, open: own.filter(isOpen).length };
  });
}
