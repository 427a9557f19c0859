import type { Migration } from '../migration.ts';

export const createReceiptVersions: Migration = {
  version: 770,
  name: 'create-receipt-versions',
  up(raw) {
    raw.exec(`
      -- The station's own wording and markup of its papers; the newest row of a scope is in force, none: as shipped.
      CREATE TABLE receipt_versions (
        sequence INTEGER PRIMARY KEY,
        scope TEXT NOT NULL CHECK (scope = 'common' OR scope GLOB '[a-z]*-[a-z]*'),
        texts_json TEXT NOT NULL CHECK (json_type(texts_json) = 'object'),
        -- Null: the shipped template.
        markup TEXT CHECK (markup <> ''),
        changed_by TEXT NOT NULL CHECK (changed_by <> ''),
        at_ms INTEGER NOT NULL,
        CHECK (scope <> 'common' OR markup IS NULL)
      ) STRICT;
      CREATE INDEX receipt_versions_scope ON receipt_versions (scope, sequence);
    `);
  },
};
