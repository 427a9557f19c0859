import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** Above every character: the end of the range of texts that begin with a term. */
const LAST_CHARACTER = '\u{10FFFF}';

/** Adds to what a person is found by. */
export function addTokens(db: WritableDb, personSerial: number, tokens: readonly string[]): void {
  insertTokens(
    db,
    tokens.map((token) => ({ token, personSerial })),
  );
  const known = tokensOf(db, personSerial);
  writeTokenList(db, personSerial, [...new Set([...known, ...tokens])]);
}

export function removeTokens(db: WritableDb, personSerial: number, tokens: readonly string[]): void {
  deleteTokens(
    db,
    tokens.map((token) => ({ token, personSerial })),
  );
  const gone = new Set(tokens);
  const kept = tokensOf(db, personSerial).filter((token) => !gone.has(token));
  writeTokenList(db, personSerial, kept);
}

export type PersonToken = { readonly token: string; readonly personSerial: number };

/** Rows written by one statement: less than half of what they cost one by one. */
const ROWS_A_STATEMENT = 20;
const INSERT = 'INSERT INTO person_tokens (token, person_serial) VALUES';

/** The searchable rows alone; the list is the caller's business. */
export function insertTokens(db: WritableDb, tokens: readonly PersonToken[]): void {
  const rows = Array.from({ length: ROWS_A_STATEMENT }, () => '(?, ?)').join(', ');
  const many = statement<(string | number)[]>(db, `${INSERT} ${rows} ON CONFLICT DO NOTHING`);
  const one = statement<[string, number]>(db, `${INSERT} (?, ?) ON CONFLICT DO NOTHING`);
  const whole = tokens.length - (tokens.length % ROWS_A_STATEMENT);
  for (let next = 0; next < whole; next += ROWS_A_STATEMENT) {
    many.run(
      ...tokens.slice(next, next + ROWS_A_STATEMENT).flatMap(({ token, personSerial }) => [token, personSerial]),
    );
  }
  for (const { token, personSerial } of tokens.slice(whole)) one.run(token, personSerial);
}

export function deleteTokens(db: WritableDb, tokens: readonly PersonToken[]): void {
  const remove = statement<[string, number]>(db, 'DELETE FROM person_tokens WHERE token = ? AND person_serial = ?');
  for (const { token, personSerial } of tokens) remove.run(token, personSerial);
}

/** All that a person is found by; the searchable rows must say the same. */
export function writeTokenList(db: WritableDb, personSerial: number, tokens: readonly string[]): void {
  statement<[number, string]>(
    db,
    `INSERT INTO person_token_lists (person_serial, tokens) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET tokens = excluded.tokens`,
  ).run(personSerial, tokens.map((token) => ` ${token}`).join(''));
}

function tokensOf(db: ReadableDb, personSerial: number): string[] {
  const found = statement<[number], { tokens: string }>(
    db,
    'SELECT tokens FROM person_token_lists WHERE person_serial = ?',
  ).get(personSerial);
  return splitTokens(found?.tokens ?? '');
}

export function splitTokens(tokens: string): string[] {
  return tokens === '' ? [] : tokens.slice(1).split(' ');
}

export type TokenList = { readonly personSerial: number; readonly tokens: string };

/** Token lists of people after a serial, for walking them in pieces. */
export function listTokenLists(db: ReadableDb, afterSerial: number, limit: number): TokenList[] {
  return statement<[number, number], TokenList>(
    db,
    `SELECT person_serial AS personSerial, tokens FROM person_token_lists WHERE person_serial > ?
     ORDER BY person_serial LIMIT ?`,
  ).all(afterSerial, limit);
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
  const probe =
    "instr((SELECT tokens FROM person_token_lists WHERE person_serial = candidate.personSerial), ' ' || ?) > 0";
  const probes = others.map(() => probe);
  const rows = statement<(string | number)[], { personSerial: number }>(
    db,
    `SELECT personSerial FROM (SELECT person_serial AS personSerial, token FROM person_tokens WHERE token >= ? AND token < ?
       ORDER BY token, person_serial LIMIT ?) AS candidate
     WHERE ${probes.join(' AND ')} LIMIT ?`,
  ).all(rarest, rarest + LAST_CHARACTER, candidates, ...others, limit);
  return rows.map((row) => row.personSerial);
}

/** Serials of people who have both tokens as they stand: a whole phone number and a whole name, for example. */
export function serialsWithTokens(db: ReadableDb, first: string, second: string, limit: number): number[] {
  // Most have none: asking for one row costs a tenth of making a list of none.
  if (!isToken(db, first)) return [];
  return statement<[string, string, number], { personSerial: number }>(
    db,
    `SELECT person_serial AS personSerial FROM person_tokens AS candidate WHERE token = ? AND EXISTS
       (SELECT 1 FROM person_tokens WHERE token = ? AND person_serial = candidate.person_serial) LIMIT ?`,
  )
    .all(first, second, limit)
    .map((row) => row.personSerial);
}

function isToken(db: ReadableDb, token: string): boolean {
  const found = statement<[string], object>(db, 'SELECT 1 FROM person_tokens WHERE token = ? LIMIT 1').get(token);
  return found !== undefined;
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
