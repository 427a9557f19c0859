import type { Migration } from '../migration.ts';

export const createSettings: Migration = {
  version: 10,
  name: 'create-settings',
  up(raw) {
    raw.exec(`
      CREATE TABLE settings (
        key TEXT PRIMARY KEY CHECK (key <> ''),
        value_json TEXT NOT NULL CHECK (json_valid(value_json)),
        changed_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- One row per write a client asked for: a repeated request finds its answer here and acts no second time.
      CREATE TABLE requests (
        request_id TEXT PRIMARY KEY CHECK (length(request_id) = 36),
        procedure TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        answer_json TEXT NOT NULL CHECK (json_valid(answer_json)),
        at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX requests_at ON requests (at_ms);

      -- Facts the district will want, in the order they happened.
      CREATE TABLE outbox (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        noun TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        event TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        sent_at_ms INTEGER
      ) STRICT;
      CREATE INDEX outbox_unsent ON outbox (sequence) WHERE sent_at_ms IS NULL;

      -- Browser pages let in with the one-time token; only the hash of what they hold is kept.
      CREATE TABLE page_sessions (
        token_hash TEXT PRIMARY KEY,
        created_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
