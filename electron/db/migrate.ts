import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import type { Database } from 'better-sqlite3';
import { StoreError } from './connection.ts';
import type { Migration } from './migration.ts';

export type MigrationReport = { readonly from: number; readonly to: number; readonly snapshot: string | null };

/**
 * Brings the schema forward, each migration in its own transaction together with its version number.
 * Before the first change to a store that holds something, a snapshot (encrypted with the same key) is written to `snapshotPath`.
 * Errors: StoreError `store.tooNew` when the store was written by a newer program; it is not touched.
 */
export function migrate(raw: Database, migrations: readonly Migration[], snapshotPath: string | null): MigrationReport {
  const from = schemaVersion(raw);
  const newest = migrations.at(-1)?.version ?? 0;
  if (from > newest) {
    throw new StoreError(
      'store.tooNew',
      `store has schema ${from}, this program knows ${newest}: use the newer program`,
    );
  }
  const pending = migrations.filter((migration) => migration.version > from);
  const snapshot = pending.length > 0 && from > 0 && snapshotPath ? writeSnapshot(raw, snapshotPath) : null;
  for (const migration of pending) {
    raw
      .transaction(() => {
        migration.up(raw);
        raw.pragma(`user_version = ${migration.version}`);
      })
      .exclusive();
  }
  return { from, to: schemaVersion(raw), snapshot };
}

export function schemaVersion(raw: Database): number {
  return Number(raw.pragma('user_version', { simple: true }));
}

function writeSnapshot(raw: Database, path: string): string {
  let free = path;
  for (let count = 1; existsSync(free); count += 1) free = `${path}.${count}`;
  // Under its name stands a whole copy or none: after a power cut a half one would be taken for the way back.
  const part = `${path}.part`;
  rmSync(part, { force: true });
  raw.prepare('VACUUM INTO ?').run(part);
  syncToDisk(part);
  renameSync(part, free);
  // Windows cannot open a folder; there the rename is in its journal.
  if (process.platform !== 'win32') syncToDisk(dirname(free));
  return free;
}

function syncToDisk(path: string): void {
  const opened = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
