/**
 * The items in heaps, lowest key first; inside a heap they lie as they came. A list of 200,000 people of which a page is
 * shown is never sorted whole: the reader passes over the heaps before the page and sorts those it needs.
 */
export function* heapsInOrder<Item>(items: Iterable<Item>, keyOf: (item: Item) => number): Generator<Item[]> {
  const heaps = new Map<number, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const heap = heaps.get(key);
    if (heap) heap.push(item);
    else heaps.set(key, [item]);
  }
  for (const [, heap] of [...heaps].sort(([a], [b]) => a - b)) yield heap;
}

/** Remembers what was found by name; places of communities and phases are asked for everybody on the roster. */
export function remembered(find: (name: string) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = find(name)));
    return found;
  };
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
