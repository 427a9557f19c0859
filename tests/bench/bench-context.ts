import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openStore, type StoreConnection } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { createLogger } from '#electron/platform/logger.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { CardDesk } from '#electron/services/card-desk.ts';
import type { ServiceContext } from '#electron/services/context.ts';

export const benchKey = 'a5'.repeat(32);
export const resourcesDir = join(import.meta.dirname, '../../resources');

/** A folder for one measurement, removed afterwards whatever happens. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function benchStore(folder: string): StoreConnection {
  const store = openStore(join(folder, 'station.db'), benchKey);
  migrate(store.raw, migrations, null);
  return store;
}

/** The services on a real store, as the station wires them, without devices. */
export function benchContext(store: StoreConnection): ServiceContext {
  const profile = readProfile(resourcesDir, 'xincun');
  return {
    store,
    clock: systemClock,
    newId: () => crypto.randomUUID(),
    profile: () => profile,
    profileOn: () => profile,
    profilesAfter: () => [],
    policy: readPolicyTables(resourcesDir),
    practice: true,
    announce: () => undefined,
    cards: new CardDesk(() => Date.now()),
    caseForm: readCaseForm(resourcesDir),
    log: createLogger(pino.destination({ dest: '/dev/null', sync: true })),
  };
}
