import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const PAGE_BYTES = 280_000;
/** Where SQLite itself would carry over, inside somebody's commit. */
const BY_ITSELF = 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function keptStore(sharedCommits: boolean) {
  const path = join(temporaryFolder(), 'station.db');
  const store = openStore(path, testKey, { sharedCommits });
  onTestFinished(() => store.close());
  store.raw.exec('CREATE TABLE notes (bytes BLOB) STRICT');
  const counts = () => {
    const [row] = store.raw.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return row ?? { log: Number.NaN, checkpointed: Number.NaN };
  };
  return { store, path, waiting: () => counts().log - counts().checkpointed };
}

async function write(store: StoreConnection, size: number): Promise<void> {
  store.runTogether((db) => db.prepare('INSERT INTO notes VALUES (?)').run(randomBytes(size)));
  await store.committed();
}

/** The answers go out, and what was put off is done. */
async function turns(): Promise<void> {
  for (let each = 0; each < 4; each += 1) await turn();
}

for (const sharedCommits of [true, false]) {
  test(`pages are carried over between the answers, ${sharedCommits ? 'shared' : 'single'} commits`, async () => {
    const { store, waiting } = keptStore(sharedCommits);
    let most = 0;
    for (let page = 0; page < 30; page += 1) {
      await write(store, PAGE_BYTES);
      most = Math.max(most, waiting());
      await turns();
    }
    expect(most).toBeLessThan(BY_ITSELF / 3);
    expect(waiting()).toBeLessThan(200);
  });
}

test('long work in steps that wait for no disk is carried over between the steps as well', async () => {
  const { store, waiting } = keptStore(true);
  let most = 0;
  for (let step = 0; step < 30; step += 1) {
    store.runUnsynced((db) => db.prepare('INSERT INTO notes VALUES (?)').run(randomBytes(PAGE_BYTES)));
    most = Math.max(most, waiting());
    await turns();
  }
  expect(most).toBeLessThan(BY_ITSELF / 3);
});

test('small writes are carried over when nobody writes, not while somebody does', async () => {
  const { store, waiting } = keptStore(true);
  for (let each = 0; each < 200; each += 1) {
    await write(store, 100);
    await turns();
    vi.advanceTimersByTime(20);
  }
  expect(waiting()).toBeGreaterThan(190);
  vi.advanceTimersByTime(10);
  expect(waiting()).toBe(0);
});

test('a few rows are left where they are, and nothing is tried inside a write, beside a reader or after the end', async () => {
  const { store, waiting } = keptStore(true);
  await write(store, 100);
  await turns();
  vi.advanceTimersByTime(1000);
  expect(waiting()).toBeGreaterThan(0);
  for (let page = 0; page < 2; page += 1) await write(store, PAGE_BYTES);
  await turns();
  store.raw.exec('BEGIN IMMEDIATE');
  vi.advanceTimersByTime(1000);
  store.raw.exec('ROLLBACK');
  expect(waiting()).toBeGreaterThan(100);
  await write(store, 100);
  await turns();
  const rows = store.db.prepare('SELECT rowid FROM notes').iterate();
  rows.next();
  vi.advanceTimersByTime(1000);
  rows.return?.();
  expect(waiting()).toBeGreaterThan(100);
  await write(store, 100);
  store.close();
  await turns();
  vi.advanceTimersByTime(1000);
});

test('what was carried over and what was not is there when the store is opened again', async () => {
  const { store, path } = keptStore(true);
  for (let page = 0; page < 8; page += 1) {
    await write(store, PAGE_BYTES);
    await turns();
  }
  store.close();
  const again = openStore(path, testKey);
  onTestFinished(() => again.close());
  expect(again.raw.prepare('SELECT count(*), min(length(bytes)) FROM notes').raw().get()).toEqual([8, PAGE_BYTES]);
  expect(again.raw.pragma('integrity_check', { simple: true })).toBe('ok');
});
