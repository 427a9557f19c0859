import type { Statement } from 'better-sqlite3';
import type { ReadableDb } from './connection.ts';

const prepared = new WeakMap<ReadableDb, Map<string, Statement<unknown[], unknown>>>();

/** The prepared statement for this text on this connection, compiled once. Texts must be constants: values are bound. */
export function statement<Parameters extends unknown[] | object, Row = never>(
  db: ReadableDb,
  text: string,
): Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row> {
  let texts = prepared.get(db);
  if (!texts) prepared.set(db, (texts = new Map()));
  let found = texts.get(text);
  if (!found) texts.set(text, (found = db.prepare<unknown[], unknown>(text)));
  return found as unknown as Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>;
}
