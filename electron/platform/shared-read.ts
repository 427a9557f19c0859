import type { Broadcast } from './broadcast.ts';

const FRESH_MS = 2_000;

/**
 * One answer for all who ask the same between two changes: thirty screens that hear of a call at once would otherwise have
 * the same board made thirty times. Made anew after every announced change, and after two seconds, for the clock moves too.
 */
export function sharedRead<Event, Result>(changes: Broadcast<Event>, read: () => Result): () => Result {
  let made: { readonly result: Result; readonly atMs: number } | null = null;
  changes.subscribe(() => {
    made = null;
  });
  return () => {
    if (made === null || performance.now() - made.atMs > FRESH_MS) made = { result: read(), atMs: performance.now() };
    return made.result;
  };
}
