import type { CoveragePerson } from '#shared/contract/coverage.ts';
import type { ServiceContext } from '../context.ts';
import type { CensusEntry, CoverageCensus } from './coverage-census.ts';
import { describePeople } from './coverage-people.ts';
import { dueEntries } from './coverage-sheet.ts';

const CLAIM_MS = 10 * 60_000;
/** Who was just spoken to is not proposed again at once, even when the same day was named as the next. */
const PAUSE_MS = 60 * 60_000;

/** Which clerk is about to call whom, in memory only: two clerks must not ring the same person at once. */
export class CallClaims {
  readonly #claims = new Map<string, { readonly clerk: string; readonly untilMs: number }>();

  isFree(personId: string, clerk: string, nowMs: number): boolean {
    const claim = this.#claims.get(personId);
    return claim === undefined || claim.clerk === clerk || claim.untilMs <= nowMs;
  }

  /** Whom the clerk was given last, while that holds. */
  of(clerk: string, nowMs: number): string | undefined {
    return [...this.#claims].find(([, claim]) => claim.clerk === clerk && claim.untilMs > nowMs)?.[0];
  }

  /** One claim per clerk: the new one takes the place of the last. */
  claim(personId: string, clerk: string, nowMs: number): void {
    for (const [id, claim] of this.#claims) {
      if (claim.clerk === clerk || claim.untilMs <= nowMs) this.#claims.delete(id);
    }
    this.#claims.set(personId, { clerk, untilMs: nowMs + CLAIM_MS });
  }
}

export type NextCallParts = { readonly census: CoverageCensus; readonly claims: CallClaims };

/** The next person of the call sheet whom no other clerk is calling; null when nobody is left. */
export async function nextCall(
  context: ServiceContext,
  { census, claims }: NextCallParts,
  { clerk, skip }: { readonly clerk: string; readonly skip: readonly string[] },
): Promise<CoveragePerson | null> {
  const due = await dueEntries(context, census, { kind: 'call' });
  const nowMs = context.clock.now();
  const callable = due
    .inOrder()
    .filter(
      ({ personId, lastAtMs }) =>
        !skip.includes(personId) && lastAtMs <= nowMs - PAUSE_MS && claims.isFree(personId, clerk, nowMs),
    );
  // Somebody more urgent may have come up meanwhile; the clerk is already dialling.
  const held = claims.of(clerk, nowMs);
  const next = firstOf(callable, held);
  if (!next) return null;
  claims.claim(next.personId, clerk, nowMs);
  return describePeople(context, [next])[0] ?? null;
}

/** The one already held if it is among them, else the first. */
function firstOf(callable: Iterable<CensusEntry>, held: string | undefined): CensusEntry | undefined {
  let first: CensusEntry | undefined;
  for (const entry of callable) {
    first ??= entry;
    if (held === undefined || entry.personId === held) return entry;
  }
  return first;
}
