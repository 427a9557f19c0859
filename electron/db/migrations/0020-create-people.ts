import type { Database } from 'better-sqlite3';
import type { Migration } from '../migration.ts';

export const createPeople: Migration = {
  version: 20,
  name: 'create-people',
  up(raw) {
    createPeopleTables(raw);
    createImportTables(raw);
  },
};

function createPeopleTables(raw: Database): void {
  raw.exec(`
    -- serial: a short key for the large token table only; everything else refers to id.
    CREATE TABLE people (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
      id_number TEXT NOT NULL UNIQUE CHECK (length(id_number) = 18),
      name TEXT NOT NULL CHECK (name <> ''),
      sex TEXT NOT NULL CHECK (sex IN ('1', '2')),
      birth_on TEXT NOT NULL CHECK (birth_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      phone TEXT NOT NULL,
      community TEXT NOT NULL,
      person_class TEXT NOT NULL,
      hukou TEXT NOT NULL,
      circumstances_json TEXT NOT NULL CHECK (json_type(circumstances_json) = 'array'),
      source TEXT NOT NULL CHECK (source IN ('roster', 'counter', 'chip')),
      created_at_ms INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL
    ) STRICT;

    -- What somebody may type, each as the start of a token: parts of the name, pinyin, phone, ID number.
    CREATE TABLE person_tokens (
      token TEXT NOT NULL CHECK (token <> ''),
      person_serial INTEGER NOT NULL REFERENCES people (serial) ON DELETE CASCADE,
      PRIMARY KEY (token, person_serial)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_tokens_person ON person_tokens (person_serial, token);

    CREATE TABLE person_changes (
      sequence INTEGER PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES people (id),
      field TEXT NOT NULL,
      old_value TEXT NOT NULL,
      new_value TEXT NOT NULL,
      source TEXT NOT NULL,
      at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX person_changes_person ON person_changes (person_id);
  `);
}

function createImportTables(raw: Database): void {
  raw.exec(`
    CREATE TABLE import_batches (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      file_name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('previewed', 'committed', 'discarded')),
      columns_json TEXT NOT NULL CHECK (json_type(columns_json) = 'array'),
      total INTEGER NOT NULL CHECK (total = added + merged + unchanged + refused),
      added INTEGER NOT NULL CHECK (added >= 0),
      merged INTEGER NOT NULL CHECK (merged >= 0),
      unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
      refused INTEGER NOT NULL CHECK (refused >= 0),
      created_at_ms INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_batches_created ON import_batches (created_at_ms);

    CREATE TABLE import_rows (
      batch_id TEXT NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
      row_number INTEGER NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('added', 'merged', 'unchanged', 'refused')),
      id_number TEXT NOT NULL,
      name TEXT NOT NULL,
      cells_json TEXT NOT NULL CHECK (json_type(cells_json) = 'array'),
      reasons_json TEXT NOT NULL CHECK (json_type(reasons_json) = 'array'),
      PRIMARY KEY (batch_id, row_number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_rows_outcome ON import_rows (batch_id, outcome, row_number);
  `);
}
