import type { ReadableDb } from './connection.ts';

/** Rows of a large table read at once: a millisecond or two. */
const SLICE = 200;
/** A picture has hundreds of kilobytes. */
const PICTURES = 2;
/** Up to here SQLite's own check of a whole table holds nobody up. */
const SMALL = 2000;

type Table = { readonly name: string; readonly hasRowid: 0 | 1; readonly hasBlob: 0 | 1 };

/**
 * Reads the whole store once, a few milliseconds a step, so that the counters go on between the steps: small tables by
 * `quick_check`, large ones and pictures row by row. The cipher proves every page as it is read; whether an index of a large
 * table agrees with its rows is not compared. Yields what is wrong with a table, in SQLite's words, and null after a step
 * that found nothing. A page that cannot be read throws SqliteError (SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR …).
 */
export function* checkStore(db: ReadableDb): Generator<string | null, void, void> {
  const tables = db
    .prepare<[], Table>(
      `SELECT name, wr = 0 AS hasRowid,
         EXISTS (SELECT 1 FROM pragma_table_info(list.name) WHERE type = 'BLOB') AS hasBlob
       FROM pragma_table_list AS list
       WHERE type = 'table' AND schema = 'main'`,
    )
    .all();
  for (const { name, hasRowid, hasBlob } of tables) {
    if (hasRowid === 1 && (hasBlob === 1 || highestRow(db, name) > SMALL)) {
      yield* readRows(db, name, hasBlob === 1 ? PICTURES : SLICE);
    } else yield checkTable(db, name);
  }
}

function highestRow(db: ReadableDb, table: string): number {
  return Number(
    db
      .prepare(`SELECT coalesce(max(rowid), 0) FROM ${quoted(table)}`)
      .pluck()
      .get(),
  );
}

function checkTable(db: ReadableDb, table: string): string | null {
  const said = String(
    db
      .prepare(`PRAGMA quick_check(${quoted(table)})`)
      .pluck()
      .get(),
  );
  return said === 'ok' ? null : `${table}: ${said}`;
}

function* readRows(db: ReadableDb, table: string, slice: number): Generator<null, void, void> {
  const next = db
    .prepare<[number], [number, ...unknown[]]>(
      `SELECT rowid, * FROM ${quoted(table)} WHERE rowid > ? ORDER BY rowid LIMIT ${slice}`,
    )
    .raw();
  let last = -1;
  for (;;) {
    const rows = next.all(last);
    const newest = rows.at(-1);
    if (newest === undefined) return;
    last = newest[0];
    yield null;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
