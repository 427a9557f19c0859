import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { forgetPageSessions } from '#electron/db/repositories/page-sessions.ts';
import { forgetAnswers } from '#electron/db/repositories/requests.ts';
import { keyFromFile } from '#electron/platform/key-file.ts';

export type StoreKey = { readonly keySource: 'keychain'; readonly keyHex: string } | { readonly keySource: 'file' };

const SNAPSHOT = 'before-migration.db';
const DAY_MS = 86_400_000;
const ANSWERS_KEPT_MS = 7 * DAY_MS;
const PAGES_KEPT_MS = 400 * DAY_MS; // a hall screen may stay open for a year, and must come back after a restart

/** Opens the data folder's store with its key, brings the schema forward, and forgets what is long over. */
export function openStationStore(dataDir: string, key: StoreKey, nowMs: number): StoreConnection {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'station.db');
  const keyHex = key.keySource === 'keychain' ? key.keyHex : keyFromFile(dataDir, existsSync(path));
  const store = openStore(path, keyHex, { sharedCommits: true });
  try {
    migrate(store.raw, migrations, join(dataDir, SNAPSHOT));
    store.runInTransaction((db) => {
      forgetAnswers(db, nowMs - ANSWERS_KEPT_MS);
      forgetPageSessions(db, nowMs - PAGES_KEPT_MS);
    });
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** Names of the whole copies taken before the schema changed, the newest last. */
export function snapshotsIn(dataDir: string): string[] {
  const takenAt = (name: string): number => statSync(join(dataDir, name)).mtimeMs;
  const names = readdirSync(dataDir).filter(
    (name) => name.startsWith(SNAPSHOT) && /^(?:\.\d+)?$/.test(name.slice(SNAPSHOT.length)),
  );
  return names.toSorted((one, other) => takenAt(one) - takenAt(other));
}
