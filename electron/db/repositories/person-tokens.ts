import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** Above every character: the end of the range of texts that begin with a term. */
const LAST_CHARACTER = '\u{10FFFF}';

export function addTokens(db: WritableDb, personSerial: number, tokens: readonly string[]): void {
  const insert = statement<[string, number]>(
    db,
    'INSERT INTO person_tokens (token, person_serial) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  for (const token of tokens) insert.run(token, personSerial);
}

export function removeTokens(db: WritableDb, personSerial: number, tokens: readonly string[]): void {
  const remove = statement<[string, number]>(db, 'DELETE FROM person_tokens WHERE token = ? AND person_serial = ?');
  for (const token of tokens) remove.run(token, personSerial);
}

/** People with a token that begins with `term`, the token equal to it first; at most `limit` tokens are looked at. */
export function scanTokens(db: ReadableDb, term: string, limit: number): number[] {
  const rows = statement<[string, string, number], { personSerial: number }>(
    db,
    `SELECT person_serial AS personSerial FROM person_tokens WHERE token >= ? AND token < ?
     ORDER BY token, person_serial LIMIT ?`,
  ).all(term, term + LAST_CHARACTER, limit);
  return [...new Set(rows.map((row) => row.personSerial))];
}

/** How many tokens begin with `term`, counted up to `most`. */
export function countTokens(db: ReadableDb, term: string, most: number): number {
  return (
    statement<[string, string, number], { tokens: number }>(
      db,
      'SELECT count(*) AS tokens FROM (SELECT 1 FROM person_tokens WHERE token >= ? AND token < ? LIMIT ?)',
    ).get(term, term + LAST_CHARACTER, most)?.tokens ?? 0
  );
}

export type WordMatch = {
  readonly rarest: string;
  /** Further words, each of which must begin a token of the same person. */
  readonly others: readonly string[];
  /** Most tokens of the rarest word looked at. */
  readonly candidates: number;
  readonly limit: number;
};

/** People who have a token for every word, in the order of the rarest word's tokens. One query, so that probing stays inside SQLite. */
export function matchWords(db: ReadableDb, { rarest, others, candidates, limit }: WordMatch): number[] {
  const probe = 'person_serial = candidate.personSerial AND token >= ? AND token < ?';
  const probes = others.map(() => `EXISTS (SELECT 1 FROM person_tokens WHERE ${probe})`);
  const rows = statement<(string | number)[], { personSerial: number }>(
    db,
    `SELECT personSerial FROM (SELECT person_serial AS personSerial, token FROM person_tokens WHERE token >= ? AND token < ?
       ORDER BY token, person_serial LIMIT ?) AS candidate
     WHERE ${probes.join(' AND ')} LIMIT ?`,
  ).all(rarest, rarest + LAST_CHARACTER, candidates, ...others.flatMap((word) => [word, word + LAST_CHARACTER]), limit);
  return rows.map((row) => row.personSerial);
}

export function personIdOf(db: ReadableDb, personSerial: number): string | undefined {
  return statement<[number], { id: string }>(db, 'SELECT id FROM people WHERE serial = ?').get(personSerial)?.id;
}

/** Everybody with a token that begins with `term`, without a limit. */
export function serialsOfTerm(db: ReadableDb, term: string): ReadonlySet<number> {
  const rows = statement<[string, string], { personSerial: number }>(
    db,
    'SELECT person_serial AS personSerial FROM person_tokens WHERE token >= ? AND token < ?',
  ).all(term, term + LAST_CHARACTER);
  return new Set(rows.map((row) => row.personSerial));
}
