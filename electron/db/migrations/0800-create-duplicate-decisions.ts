import type { Migration } from '../migration.ts';

export const createDuplicateDecisions: Migration = {
  version: 800,
  name: 'create-duplicate-decisions',
  up(raw) {
    raw.exec(`
      -- Whether two records are one person, as a clerk decided; the newest row of a pair counts. Nothing is merged by it.
      CREATE TABLE duplicate_decisions (
        sequence INTEGER PRIMARY KEY,
        first_id TEXT NOT NULL REFERENCES people (id),
        second_id TEXT NOT NULL REFERENCES people (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
        reason TEXT NOT NULL CHECK (reason <> ''),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL,
        CHECK (first_id < second_id)
      ) STRICT;
      CREATE INDEX duplicate_decisions_pair ON duplicate_decisions (first_id, second_id, sequence);
      CREATE INDEX duplicate_decisions_second ON duplicate_decisions (second_id);
      CREATE INDEX case_fields_id_number ON case_fields (value) WHERE field = 'idNumber';
      CREATE INDEX people_birth ON people (birth_on);
      -- The 15 digits of before 1999: no century, no check digit.
      CREATE INDEX people_old_number ON people (substr(id_number, 1, 6) || substr(id_number, 9, 9));
    `);
  },
};
