import type { Migration } from '../migration.ts';

export const createPairedScreens: Migration = {
  version: 500,
  name: 'create-paired-screens',
  up(raw) {
    raw.exec(`
      -- Screens on the LAN. Only the hash of what a screen holds is kept; a removed one stays as a row.
      CREATE TABLE paired_screens (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        name TEXT NOT NULL CHECK (name <> ''),
        role TEXT NOT NULL CHECK (role IN ('kiosk', 'hall', 'counter')),
        credential_hash TEXT NOT NULL UNIQUE CHECK (length(credential_hash) = 64),
        paired_by TEXT NOT NULL,
        paired_at_ms INTEGER NOT NULL,
        last_seen_at_ms INTEGER,
        removed_at_ms INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE lan_events (
        sequence INTEGER PRIMARY KEY,
        event TEXT NOT NULL CHECK (event IN ('opened', 'shut', 'paired', 'refused', 'removed', 'withdrawn')),
        screen_id TEXT REFERENCES paired_screens (id),
        actor TEXT NOT NULL,
        detail TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
