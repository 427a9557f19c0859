/** Numbers a kiosk may give out by itself on one day; no other kiosk and no host gives these. */
export type NumberBlock = {
  readonly id: string;
  readonly serviceOn: string;
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
};

/** A number given while the host was away. */
export type ReservedTicket = {
  readonly entryId: string;
  readonly blockId: string;
  readonly serviceOn: string;
  readonly prefix: string;
  readonly number: number;
  readonly issuedAtMs: number;
  /** The ID number, sealed for the host's eyes; null when none was typed. */
  readonly sealed: string | null;
};

export type NumberReserve = {
  /** `next` is the first number not yet given. */
  readonly blocks: readonly (NumberBlock & { readonly next: number })[];
  /** Given, and not yet known to the host. */
  readonly waiting: readonly ReservedTicket[];
};

export const emptyReserve: NumberReserve = { blocks: [], waiting: [] };

/** How many numbers are left for a day. */
export function numbersLeft({ blocks }: NumberReserve, serviceOn: string): number {
  return blocks
    .filter((block) => block.serviceOn === serviceOn)
    .reduce((sum, block) => sum + block.last - block.next + 1, 0);
}

/** Puts blocks fresh from the host beside the others; a block already there keeps its place, days long gone are dropped. */
export function stockBlocks(reserve: NumberReserve, fresh: readonly NumberBlock[], today: string): NumberReserve {
  const known = new Set(reserve.blocks.map(({ id }) => id));
  const kept = reserve.blocks.filter(({ serviceOn }) => serviceOn >= today);
  const added = fresh.filter(({ id }) => !known.has(id)).map((block) => ({ ...block, next: block.first }));
  return { ...reserve, blocks: [...kept, ...added] };
}

type Wish = Pick<ReservedTicket, 'entryId' | 'serviceOn' | 'issuedAtMs' | 'sealed'>;

/** Gives the day's next number; null when none is left. The caller must have the result on disk before anybody sees it. */
export function takeNumber(
  reserve: NumberReserve,
  wish: Wish,
): { readonly reserve: NumberReserve; readonly ticket: ReservedTicket } | null {
  const block = reserve.blocks.find((each) => each.serviceOn === wish.serviceOn && each.next <= each.last);
  if (!block) return null;
  const ticket = { ...wish, blockId: block.id, prefix: block.prefix, number: block.next };
  const blocks = reserve.blocks.map((each) => (each === block ? { ...each, next: each.next + 1 } : each));
  return { reserve: { blocks, waiting: [...reserve.waiting, ticket] }, ticket };
}

/** What the host has taken over need not be kept. */
export function forgetMerged(reserve: NumberReserve, entryIds: readonly string[]): NumberReserve {
  const merged = new Set(entryIds);
  return { ...reserve, waiting: reserve.waiting.filter(({ entryId }) => !merged.has(entryId)) };
}
