import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const testKey = 'a5'.repeat(32);

/** A real, migrated, encrypted store on disk. */
export function testStore(): StoreConnection {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(store.raw, migrations, null);
  return store;
}
