import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { assertEngine, openStore, StoreError } from '#electron/db/connection.ts';
import { migrate, schemaVersion } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import type { Migration } from '#electron/db/migration.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey, testStore } from '#tests/support/test-store.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
  return 'no error';
};

describe('the encrypted store', () => {
  test('holds no readable text on disk', () => {
    const path = join(temporaryFolder(), 'station.db');
    const store = openStore(path, testKey);
    store.raw.exec("CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('张建国是一位退役军人')");
    store.close();
    const bytes = readFileSync(path);
    expect(bytes.includes('张建国')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    const plain = new Database(path);
    expect(() => plain.prepare('SELECT * FROM t').all()).toThrow(/not a database/);
    plain.close();
  });

  test('opens with its key only, and a wrong key changes nothing', () => {
    const path = join(temporaryFolder(), 'station.db');
    const store = openStore(path, testKey);
    migrate(store.raw, migrations, null);
    store.close();
    const before = readFileSync(path);
    expect(codeOf(() => openStore(path, 'b6'.repeat(32)))).toBe('store.wrongKey');
    expect(readFileSync(path).equals(before)).toBe(true);
    const again = openStore(path, testKey);
    expect(schemaVersion(again.raw)).toBe(migrations.at(-1)?.version);
    again.close();
  });

  test('refuses a second opener while the first one runs', () => {
    const path = join(temporaryFolder(), 'station.db');
    const first = openStore(path, testKey);
    migrate(first.raw, migrations, null);
    expect(codeOf(() => openStore(path, testKey))).toBe('store.inUse');
    first.close();
    openStore(path, testKey).close();
  });

  test('refuses a file that is no database', () => {
    const path = join(temporaryFolder(), 'station.db');
    writeFileSync(path, 'not a database at all, but long enough to look like a page'.repeat(100));
    expect(codeOf(() => openStore(path, testKey))).toBe('store.wrongKey');
  });

  test('runs with the settings that durability rests on', () => {
    const { raw } = testStore();
    const pragma = (name: string) => raw.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('trusted_schema')]).toEqual([
      'wal',
      2,
      1,
      0,
    ]);
  });

  test('rolls a transaction back whole when it throws', () => {
    const store = testStore();
    expect(() =>
      store.runInTransaction(() => {
        store.raw.exec("INSERT INTO settings VALUES ('a', '1', 0)");
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(store.raw.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0);
  });

  test('refuses a transaction that would await', () => {
    expect(() => testStore().runInTransaction(() => Promise.resolve())).toThrow(/may not await/);
  });
});

describe('the engine', () => {
  test.each(['3.51.3', '3.52.0', '4.0.0'])('%s may be used', (version) => {
    expect(() => assertEngine(version)).not.toThrow();
  });

  test.each(['3.51.2', '3.45.1', '2.99.99'])('%s is refused', (version) => {
    expect(codeOf(() => assertEngine(version))).toBe('store.engineTooOld');
  });
});

describe('migrations', () => {
  const addTable = (version: number, sql: string): Migration => ({
    version,
    name: `step-${version}`,
    up: (raw) => raw.exec(sql),
  });

  test('refuse a store of a newer program and leave it alone', () => {
    const store = testStore();
    store.raw.pragma('user_version = 99999');
    expect(codeOf(() => migrate(store.raw, migrations, null))).toBe('store.tooNew');
    expect(schemaVersion(store.raw)).toBe(99_999);
  });

  test('are numbered upwards in tens, at most one more between two', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions.every((version) => version > 0 && version % 5 === 0)).toBe(true);
  });

  test('keep the steps that succeeded when a later one fails', () => {
    const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
    const good = addTable(10, 'CREATE TABLE good (a INTEGER) STRICT');
    const bad = addTable(20, 'CREATE TABLE bad (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)');
    expect(() => migrate(store.raw, [good, bad], null)).toThrow(/nowhere/);
    expect(schemaVersion(store.raw)).toBe(10);
    expect(store.raw.prepare("SELECT name FROM sqlite_schema WHERE name IN ('good', 'bad')").pluck().all()).toEqual([
      'good',
    ]);
    store.close();
  });

  test('write a snapshot, encrypted with the same key, before they change a store that holds something', () => {
    const folder = temporaryFolder();
    const store = openStore(join(folder, 'station.db'), testKey);
    const first = addTable(10, "CREATE TABLE first (a TEXT) STRICT; INSERT INTO first VALUES ('kept')");
    expect(migrate(store.raw, [first], join(folder, 'before.db')).snapshot).toBeNull();
    const report = migrate(store.raw, [first, addTable(20, 'DROP TABLE first')], join(folder, 'before.db'));
    expect(report).toMatchObject({ from: 10, to: 20 });
    store.close();
    const snapshot = openStore(report.snapshot ?? '', testKey);
    expect(snapshot.raw.prepare('SELECT a FROM first').pluck().get()).toBe('kept');
    snapshot.close();
    expect(readFileSync(report.snapshot ?? '').includes('kept')).toBe(false);
  });

  test('leave a half snapshot under another name, and one cut off before does not stop the next', () => {
    const folder = temporaryFolder();
    const store = openStore(join(folder, 'station.db'), testKey);
    const path = join(folder, 'before.db');
    const first = addTable(10, "CREATE TABLE first (a TEXT) STRICT; INSERT INTO first VALUES ('kept')");
    migrate(store.raw, [first], path);
    writeFileSync(`${path}.part`, 'half of a copy, and then the power went');
    migrate(store.raw, [first, addTable(20, 'CREATE TABLE second (a TEXT) STRICT')], path);
    store.close();
    expect(readdirSync(folder).toSorted()).toEqual(['before.db', 'station.db']);
    const snapshot = openStore(path, testKey);
    expect(snapshot.raw.pragma('user_version', { simple: true })).toBe(10);
    snapshot.close();
  });
});
