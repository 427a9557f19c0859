import type { PersonId } from '#shared/contract/base.ts';
import { queryTerms } from '#shared/domain/person-tokens.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { countTokens, matchWords, personIdOf, scanTokens } from '#electron/db/repositories/person-tokens.ts';

/** A person has seldom more tokens than this with one beginning, so that a scan of so many per hit fills the list. */
const TOKENS_PER_HIT = 8;

/**
 * Most candidates looked at for a query of several words. Typing must stay as quick with 200,000 people as with 6,000; only
 * a query whose every word is common can reach this, and one more letter brings the missing ones up.
 */
const MOST_CANDIDATES = 400;

/** People found by a query, best first: an exact match before one that only begins so. Nothing for a blank query. */
export function searchPersonIds(db: ReadableDb, query: string, limit: number): PersonId[] {
  const found = new Set<number>();
  for (const terms of queryTerms(query)) {
    for (const serial of matchAll(db, terms, limit)) {
      if (found.size < limit) found.add(serial);
    }
  }
  return [...found].flatMap((serial) => (personIdOf(db, serial) as PersonId | undefined) ?? []);
}

function matchAll(db: ReadableDb, terms: readonly string[], limit: number): number[] {
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return scanTokens(db, only, limit * TOKENS_PER_HIT).slice(0, limit);
  const { rarest, others } = byRarity(db, terms);
  const match = { rarest, others, candidates: MOST_CANDIDATES, limit: limit * 2 };
  return [...new Set(matchWords(db, match))].slice(0, limit);
}

function byRarity(db: ReadableDb, terms: readonly string[]): { rarest: string; others: string[] } {
  const counted = terms
    .map((term) => ({ term, tokens: countTokens(db, term, MOST_CANDIDATES) }))
    .sort((one, other) => one.tokens - other.tokens || other.term.length - one.term.length);
  const [rarest, ...others] = counted.map((each) => each.term);
  if (rarest === undefined) throw new RangeError('a query without terms matches nobody');
  return { rarest, others };
}
