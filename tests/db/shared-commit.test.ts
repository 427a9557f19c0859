import { join } from 'node:path';
import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { SharedCommit } from '#electron/db/shared-commit.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

function sharingStore(): { store: StoreConnection; onDisk: () => unknown[] } {
  const folder = temporaryFolder();
  const path = join(folder, 'station.db');
  const store = openStore(path, testKey, { sharedCommits: true });
  onTestFinished(() => store.close());
  store.raw.exec('CREATE TABLE notes (text TEXT UNIQUE) STRICT');
  let copies = 0;
  return {
    store,
    /** What a power cut at this moment would leave: the files as they are, opened elsewhere. */
    onDisk() {
      const copy = join(folder, `copy-${(copies += 1)}.db`);
      copyFileSync(path, copy);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
      const opened = openStore(copy, testKey);
      const texts = opened.raw.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
      opened.close();
      return texts;
    },
  };
}

const write = (store: StoreConnection, text: string) =>
  store.runTogether((db) => db.prepare('INSERT INTO notes VALUES (?)').run(text).changes);

test('writes of one turn share one commit and are on disk when `committed` resolves, not before', async () => {
  const { store, onDisk } = sharingStore();
  write(store, 'first');
  write(store, 'second');
  const committed = store.committed();
  expect(onDisk()).toEqual([]);
  await committed;
  expect(onDisk()).toEqual(['first', 'second']);
});

test('a write that is refused leaves the others of its group alone', async () => {
  const { store, onDisk } = sharingStore();
  write(store, 'first');
  expect(() =>
    store.runTogether((db) => {
      db.prepare("INSERT INTO notes VALUES ('half')").run();
      db.prepare("INSERT INTO notes VALUES ('first')").run();
    }),
  ).toThrow(/UNIQUE/);
  write(store, 'third');
  await store.committed();
  expect(onDisk()).toEqual(['first', 'third']);
});

test('news goes out after the commit, in order', async () => {
  const { store, onDisk } = sharingStore();
  const heard: unknown[] = [];
  write(store, 'first');
  store.afterCommit(() => heard.push(['a', onDisk()]));
  store.afterCommit(() => heard.push(['b', onDisk()]));
  expect(heard).toEqual([]);
  await store.committed();
  expect(heard).toEqual([
    ['a', ['first']],
    ['b', ['first']],
  ]);
});

test('when the transaction is lost as a whole, everybody in the group learns it and no news goes out', async () => {
  const { store, onDisk } = sharingStore();
  const heard: string[] = [];
  write(store, 'first');
  const committed = store.committed();
  store.afterCommit(() => heard.push('news'));
  // What a full disk does: SQLite gives the whole transaction up while one write is at work.
  store.raw.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON notes WHEN new.text = 'last' BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END",
  );
  expect(() => write(store, 'last')).toThrow(/disk full/);
  await expect(committed).rejects.toMatchObject({ cause: { message: 'disk full' } });
  expect(heard).toEqual([]);
  expect(onDisk()).toEqual([]);
  write(store, 'afterwards');
  await store.committed();
  expect(onDisk()).toEqual(['afterwards']);
});

test('a commit that fails rejects, takes everything back and lets the next group begin', async () => {
  const { store, onDisk } = sharingStore();
  store.raw.exec(`CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED) STRICT`);
  write(store, 'first');
  store.runTogether((db) => db.prepare('INSERT INTO children VALUES (7)').run());
  await expect(store.committed()).rejects.toMatchObject({ cause: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } });
  expect(onDisk()).toEqual([]);
  write(store, 'second');
  await store.committed();
  expect(onDisk()).toEqual(['second']);
});

test('a transaction of its own first puts the group on disk', () => {
  const { store, onDisk } = sharingStore();
  write(store, 'waits');
  store.runInTransaction((db) => db.prepare("INSERT INTO notes VALUES ('sends bytes next')").run());
  expect(onDisk()).toEqual(['waits', 'sends bytes next']);
});

test('a write inside a write is refused, and so is awaiting in one', async () => {
  const { store, onDisk } = sharingStore();
  expect(() => store.runTogether(() => write(store, 'inner'))).toThrow(/another write/);
  expect(() => store.runTogether(() => store.runInTransaction(() => 1))).toThrow(/part of/);
  expect(() => store.runTogether(() => Promise.resolve())).toThrow(/await/);
  await store.committed();
  expect(onDisk()).toEqual([]);
});

test('closing the store commits what was written', () => {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'station.db'), testKey, { sharedCommits: true });
  store.raw.exec('CREATE TABLE notes (text TEXT) STRICT');
  write(store, 'last words');
  store.close();
  const again = openStore(join(folder, 'station.db'), testKey);
  onTestFinished(() => again.close());
  expect(again.raw.prepare('SELECT text FROM notes').pluck().all()).toEqual(['last words']);
});

describe('writers that came together are expected together', () => {
  function group(clock: { ms: number }) {
    const raw = new Database(':memory:');
    onTestFinished(() => void raw.close());
    const shared = new SharedCommit(raw, () => clock.ms);
    const commits: number[] = [];
    let held = 0;
    const write = () => {
      shared.run(() => (held += 1));
      if (held === 1) shared.afterCommit(() => commits.push(held) && (held = 0));
    };
    const turns = async (count: number) => {
      for (let each = 0; each < count; each += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    return { write, turns, commits };
  }

  test('a commit waits some turns for as many writes as the last one held, and no longer', async () => {
    const { write, turns, commits } = group({ ms: 0 });
    write();
    write();
    await turns(2);
    expect(commits).toEqual([2]);
    write();
    await turns(3);
    expect(commits).toEqual([2]);
    write();
    await turns(2);
    expect(commits).toEqual([2, 2]);
  });

  test('it does not wait when its moment is over, nor for anybody after a lone write', async () => {
    const clock = { ms: 0 };
    const { write, turns, commits } = group(clock);
    write();
    write();
    await turns(2);
    write();
    clock.ms = 1;
    await turns(2);
    expect(commits).toEqual([2, 1]);
    clock.ms = 2;
    write();
    await turns(2);
    expect(commits).toEqual([2, 1, 1]);
  });
});
