import type { Migration } from '../migration.ts';

export const createRekeying: Migration = {
  version: 840,
  name: 'create-rekeying',
  up(raw) {
    raw.exec(`
      -- Each time a field was copied into the ministry's system.
      CREATE TABLE rekey_marks (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        field TEXT NOT NULL CHECK (field <> ''),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX rekey_marks_case ON rekey_marks (case_id, field, sequence);

      -- When a case was declared done, and when that was taken back; the newest row counts.
      CREATE TABLE rekey_events (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        event TEXT NOT NULL CHECK (event IN ('done', 'reopened')),
        ministry_number TEXT NOT NULL,
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX rekey_events_case ON rekey_events (case_id, sequence);
    `);
  },
};
