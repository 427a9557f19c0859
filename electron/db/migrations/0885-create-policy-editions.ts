import type { Migration } from '../migration.ts';

/** What a station's manager changed in the consents and the photo bounds; every edition is a row with its first day. */
export const createPolicyEditions: Migration = {
  version: 885,
  name: 'create-policy-editions',
  up(raw) {
    raw.exec(`
      CREATE TABLE policy_editions (
        topic TEXT NOT NULL CHECK (topic IN ('consents', 'photo')),
        edition INTEGER NOT NULL CHECK (edition >= 1),
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
        effective_on TEXT NOT NULL CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        content_json TEXT NOT NULL CHECK (json_type(content_json) = 'object'),
        saved_by TEXT NOT NULL CHECK (saved_by <> ''),
        reason TEXT NOT NULL CHECK (reason <> ''),
        saved_at_ms INTEGER NOT NULL,
        PRIMARY KEY (topic, edition)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER policy_editions_are_kept BEFORE DELETE ON policy_editions
      BEGIN SELECT RAISE(ABORT, 'an edition of a policy is never removed'); END;
      CREATE TRIGGER policy_editions_stay_as_saved BEFORE UPDATE ON policy_editions
      BEGIN SELECT RAISE(ABORT, 'an edition of a policy is never changed'); END;
      CREATE TRIGGER rule_tables_are_kept BEFORE DELETE ON rule_tables
      BEGIN SELECT RAISE(ABORT, 'a table of rules is never removed'); END;
      CREATE TRIGGER rule_tables_stay_as_saved BEFORE UPDATE ON rule_tables
      BEGIN SELECT RAISE(ABORT, 'a table of rules is never changed'); END;
    `);
  },
};
