import type { Database } from 'better-sqlite3';
import type { Migration } from '../migration.ts';

/**
 * Imports that take minutes: a batch is `reading` while its rows come in and `committing` while they are taken over piece by
 * piece; `taken_row` and `indexed_serial` tell a new start where to go on. Rows carry who they may be the double of.
 */
export const widenImports: Migration = {
  version: 100,
  name: 'widen-imports',
  up(raw) {
    raw.exec(`
      CREATE TABLE wider_batches (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        file_name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('reading', 'previewed', 'committing', 'committed', 'discarded')),
        columns_json TEXT NOT NULL CHECK (json_type(columns_json) = 'array'),
        total INTEGER NOT NULL CHECK (total = added + merged + unchanged + refused),
        added INTEGER NOT NULL CHECK (added >= 0),
        merged INTEGER NOT NULL CHECK (merged >= 0),
        unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
        refused INTEGER NOT NULL CHECK (refused >= 0),
        conflicts INTEGER NOT NULL CHECK (conflicts >= 0),
        suspects INTEGER NOT NULL CHECK (suspects >= 0),
        taken_row INTEGER NOT NULL CHECK (taken_row >= 0),
        indexed_serial INTEGER NOT NULL CHECK (indexed_serial >= 0),
        -- Why reading failed: an error code of the contract.
        problem TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        changed_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO wider_batches
        SELECT id, file_name, state, columns_json, total, added, merged, unchanged, refused, 0, 0, 0, 0, '', created_at_ms, changed_at_ms
        FROM import_batches;

      CREATE TABLE wider_rows (
        batch_id TEXT NOT NULL REFERENCES wider_batches (id) ON DELETE CASCADE,
        row_number INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('added', 'merged', 'unchanged', 'refused')),
        id_number TEXT NOT NULL,
        name TEXT NOT NULL,
        cells_json TEXT NOT NULL CHECK (json_type(cells_json) = 'array'),
        reasons_json TEXT NOT NULL CHECK (json_type(reasons_json) = 'array'),
        conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
        -- ID number of the person this row may be too; '' for nobody.
        suspect_id_number TEXT NOT NULL,
        -- The earlier row that person comes from; 0 when on file.
        suspect_row INTEGER NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('', 'merge', 'separate', 'refuse')),
        PRIMARY KEY (batch_id, row_number)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO wider_rows
        SELECT batch_id, row_number, outcome, id_number, name, cells_json, reasons_json, 0, '', 0, '' FROM import_rows;

      -- Rows before batches: dropping a table deletes its rows, and with a batch its rows would go.
      DROP TABLE import_rows;
      DROP TABLE import_batches;
      ALTER TABLE wider_batches RENAME TO import_batches;
      ALTER TABLE wider_rows RENAME TO import_rows;
      CREATE INDEX import_batches_created ON import_batches (created_at_ms);
      CREATE INDEX import_rows_outcome ON import_rows (batch_id, outcome, row_number);
      CREATE INDEX import_rows_conflict ON import_rows (batch_id, row_number) WHERE conflict = 1;
      CREATE INDEX import_rows_suspect ON import_rows (batch_id, row_number) WHERE suspect_id_number <> '';
    `);
    createRosterNotes(raw);
  },
};

function createRosterNotes(raw: Database): void {
  raw.exec(`
    -- Which column is which field, by the headings of the file.
    CREATE TABLE roster_mappings (
      signature TEXT PRIMARY KEY CHECK (signature <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      fields_json TEXT NOT NULL CHECK (json_type(fields_json) = 'array'),
      saved_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Who took the whole roster out of the house, and when.
    CREATE TABLE roster_exports (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      format TEXT NOT NULL CHECK (format IN ('xlsx', 'csv')),
      fields_json TEXT NOT NULL CHECK (json_type(fields_json) = 'array'),
      people INTEGER NOT NULL CHECK (people >= 0),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX roster_exports_at ON roster_exports (at_ms);
  `);
}
