import type { Ticket } from '#shared/contract/queue.ts';

export type LongWait = { readonly id: string; readonly number: string; readonly minutes: number };

/** Who has waited for as long as the station's limit or longer, the longest first. Numbers put aside do not count. */
export function longWaits(
  tickets: readonly Pick<Ticket, 'id' | 'number' | 'state' | 'issuedAtMs'>[],
  limitMinutes: number,
  nowMs: number,
): readonly LongWait[] {
  return tickets
    .filter(({ state, issuedAtMs }) => state === 'waiting' && nowMs - issuedAtMs >= limitMinutes * 60_000)
    .toSorted((a, b) => a.issuedAtMs - b.issuedAtMs)
    .map(({ id, number, issuedAtMs }) => ({ id, number, minutes: Math.floor((nowMs - issuedAtMs) / 60_000) }));
}
