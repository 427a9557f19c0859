import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkStore } from '#electron/db/check-store.ts';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { StoreCheck } from '#electron/services/store-check.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';
import { testKey } from '#tests/support/test-store.ts';

const PAGE = 4096;

/** A migrated store with pictures and a large table of its own, closed, so that it is all in one file. */
function closedStore(): string {
  const path = join(temporaryFolder(), 'station.db');
  const store = openStore(path, testKey);
  migrate(store.raw, migrations, null);
  store.raw.exec(`CREATE TABLE large (a TEXT) STRICT;
    WITH RECURSIVE many (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM many WHERE value < 3000)
    INSERT INTO large SELECT hex(randomblob(100)) FROM many;
    WITH RECURSIVE many (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM many WHERE value < 9)
    INSERT INTO blobs SELECT printf('%064d', value), 'image/jpeg', randomblob(50000), 0 FROM many`);
  store.close();
  return path;
}

/** What a bad sector does: one page holds something else. */
function spoil(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE, 0x5a), 0, PAGE, (page - 1) * PAGE);
  closeSync(file);
}

function reopened(path: string): StoreConnection {
  const store = openStore(path, testKey);
  onTestFinished(() => store.close());
  return store;
}

/** A page of the table itself, by SQLite's own account. */
function rootOf(path: string, table: string): number {
  const store = openStore(path, testKey);
  const root = store.raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  store.close();
  return Number(root);
}

function contextOn(store: StoreConnection): TestContext {
  return { ...testContext(), store };
}

test('a sound store is read through in small steps, writes come between them, and the manager is told', async () => {
  const store = reopened(closedStore());
  const context = contextOn(store);
  const check = new StoreCheck(context, () => ['before-migration.db']);
  expect(check.health().state).toBe('checking');
  const running = check.run();
  store.runInTransaction(() => store.raw.exec("INSERT INTO large VALUES ('while it is checked')"));
  await running;
  expect(check.health()).toEqual({ state: 'sound', checkedAtMs: context.clock.now(), snapshot: null });
  expect(context.announced).toContain('station');
  // 3000 rows by 200, nine pictures by two, and each of the small tables at once.
  expect([...checkStore(store.db)].length).toBeGreaterThan(15 + 4 + 30);
});

test.each(['large', 'blobs', 'settings', 'people'])(
  'a page of %s that reads wrong is noticed, and the newest copy is named',
  async (table) => {
    const path = closedStore();
    spoil(path, rootOf(path, table));
    const check = new StoreCheck(contextOn(reopened(path)), () => ['before-migration.db', 'before-migration.db.1']);
    await check.run();
    expect(check.health()).toMatchObject({ state: 'damaged', snapshot: 'before-migration.db.1' });
  },
);

test('any page of the rows and pictures, wherever it lies, is noticed', () => {
  const path = closedStore();
  const pages = statSync(path).size / PAGE;
  // The last quarter of the file is rows and pictures: they were written last.
  for (let page = Math.ceil(pages * 0.75); page < pages; page += 17) {
    const copy = closedStore();
    spoil(copy, page);
    const store = openStore(copy, testKey);
    expect(() => {
      for (const wrong of checkStore(store.db)) if (wrong !== null) throw new Error(wrong);
    }, `page ${page}`).toThrow();
    store.close();
  }
  expect(readdirSync(join(path, '..'))).toEqual(['station.db']);
});

test('a check that is stopped half-way says nothing and leaves the store alone', async () => {
  const context = contextOn(reopened(closedStore()));
  const check = new StoreCheck(context, () => []);
  const running = check.run();
  await check.stop();
  await running;
  expect(check.health().state).toBe('checking');
  expect(context.announced).not.toContain('station');
});
