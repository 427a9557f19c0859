import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { LATER_ROWS, OLD_ROWS } from '#tests/support/old-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const FIRST = 60;
const versions = migrations.map(({ version }) => version).filter((version) => version >= 640);

/** A station that has been in use since the first schema, up to this one, writing into each table when it came. */
function grownTo(version: number) {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  const upTo = (last: number) => migrations.filter((each) => each.version <= last);
  migrate(store.raw, upTo(FIRST), null);
  store.raw.exec(OLD_ROWS);
  for (const [at, rows] of LATER_ROWS) {
    if (at > version) break;
    migrate(store.raw, upTo(at), null);
    store.raw.exec(rows);
  }
  migrate(store.raw, upTo(version), null);
  return store;
}

type Table = { readonly name: string; readonly columns: readonly string[] };

function tablesOf(raw: Database): readonly Table[] {
  const names = raw
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  const columnsOf = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck();
  return names.map((name) => ({ name, columns: columnsOf.all(name) as string[] }));
}

/** Every row as its values in these columns, in an order that depends on nothing else. */
function rowsOf(raw: Database, { name, columns }: Table): readonly string[] {
  const quoted = columns.map((column) => `quote("${column}")`).join(` || ' | ' || `);
  return (raw.prepare(`SELECT ${quoted} FROM "${name}"`).pluck().all() as string[]).toSorted();
}

test.each(versions)('what a station of schema %i wrote is there and the same after all that follows', (version) => {
  const { raw } = grownTo(version);
  const tables = tablesOf(raw);
  const before = tables.map((table) => ({ table: table.name, rows: rowsOf(raw, table) }));
  migrate(raw, migrations, null);
  // Kinds of papers are the program's own; a newer one knows more.
  const after = tables.map((table) => ({ table: table.name, rows: rowsOf(raw, table) }));
  const kinds = before.find(({ table }) => table === 'print_kinds')?.rows ?? [];
  expect(after.find(({ table }) => table === 'print_kinds')?.rows ?? []).toEqual(expect.arrayContaining([...kinds]));
  const written = (all: typeof before) => all.filter(({ table }) => table !== 'print_kinds');
  expect(written(after)).toEqual(written(before));
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('every table that came with the schemas from 640 to 850 has a row to lose', () => {
  const before = new Set(tablesOf(grownTo(FIRST).raw).map(({ name }) => name));
  const { raw } = grownTo(850);
  const came = tablesOf(raw).filter(({ name }) => !before.has(name));
  const earlier = new Set(tablesOf(grownTo(510).raw).map(({ name }) => name));
  const empty = came.filter((table) => !earlier.has(table.name) && rowsOf(raw, table).length === 0);
  expect(empty.map(({ name }) => name)).toEqual([]);
});
