import type { HallCall } from '#shared/contract/queue.ts';

export function newestFirst(calls: readonly HallCall[]): readonly HallCall[] {
  return calls.toSorted((a, b) => b.calledAtMs - a.calledAtMs);
}

/** Tells a call from a recall of the same ticket. */
export function callKey({ ticketNumber, callCount, calledAtMs }: HallCall): string {
  return `${ticketNumber}-${callCount}-${calledAtMs}`;
}
