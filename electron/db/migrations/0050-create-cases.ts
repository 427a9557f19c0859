import type { Migration } from '../migration.ts';

const CREATE_BLOBS = `
  -- Pictures, once each, named by what they hold.
  CREATE TABLE blobs (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    mime TEXT NOT NULL,
    bytes BLOB NOT NULL,
    stored_at_ms INTEGER NOT NULL
  ) STRICT;
`;

export const createCases: Migration = {
  version: 50,
  name: 'create-cases',
  up(raw) {
    raw.exec(CREATE_BLOBS);
    raw.exec(`
      -- Every form a case began with, once; a draft keeps its form whatever changes later.
      CREATE TABLE form_versions (
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        form_json TEXT NOT NULL CHECK (json_valid(form_json))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE cases (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        person_id TEXT NOT NULL REFERENCES people (id),
        ticket_id TEXT REFERENCES tickets (id),
        channel TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'accepted')),
        case_number TEXT UNIQUE,
        form_hash TEXT NOT NULL REFERENCES form_versions (hash),
        focus_field TEXT,
        declared INTEGER NOT NULL DEFAULT 0 CHECK (declared IN (0, 1)),
        photo_hash TEXT REFERENCES blobs (hash),
        signature_hash TEXT REFERENCES blobs (hash),
        clerk TEXT NOT NULL,
        opened_at_ms INTEGER NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        accepted_at_ms INTEGER,
        accepted_on TEXT,
        CHECK ((state = 'accepted') = (case_number IS NOT NULL AND accepted_at_ms IS NOT NULL AND accepted_on IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX cases_one_draft ON cases (person_id) WHERE state = 'draft';
      CREATE INDEX cases_person ON cases (person_id);
      CREATE INDEX cases_accepted_on ON cases (accepted_on) WHERE state = 'accepted';

      CREATE TABLE case_fields (
        case_id TEXT NOT NULL REFERENCES cases (id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('chip', 'roster', 'booking', 'earlier', 'clerk')),
        changed_by TEXT NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        PRIMARY KEY (case_id, field)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE case_field_changes (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_field_changes_case ON case_field_changes (case_id, field);

      CREATE TABLE case_materials (
        case_id TEXT NOT NULL REFERENCES cases (id),
        code TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('missing', 'received', 'substitute')),
        PRIMARY KEY (case_id, code)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
