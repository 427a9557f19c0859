import type { Migration } from '../migration.ts';

/** What a station's manager changed in the shipped form: every edition is a row with the day from which it counts. */
export const createFormEditions: Migration = {
  version: 730,
  name: 'create-form-editions',
  up(raw) {
    raw.exec(`
      CREATE TABLE form_editions (
        edition INTEGER PRIMARY KEY CHECK (edition >= 1),
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
        form_id TEXT NOT NULL CHECK (form_id <> ''),
        effective_on TEXT NOT NULL CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        -- Changes over the shipped form, not a copy of it: a newer program's form keeps the station's own.
        changes_json TEXT NOT NULL CHECK (json_type(changes_json) = 'object'),
        saved_by TEXT NOT NULL CHECK (saved_by <> ''),
        reason TEXT NOT NULL,
        saved_at_ms INTEGER NOT NULL
      ) STRICT;

      CREATE TRIGGER form_editions_are_kept BEFORE DELETE ON form_editions
      BEGIN SELECT RAISE(ABORT, 'an edition of the form is never removed'); END;
      CREATE TRIGGER form_editions_stay_as_saved BEFORE UPDATE ON form_editions
      BEGIN SELECT RAISE(ABORT, 'an edition of the form is never changed'); END;
    `);
  },
};
