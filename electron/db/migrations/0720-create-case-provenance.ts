import type { Migration } from '../migration.ts';

/** Where a case's values come from when sources disagree, who worked on it after whom, and what nobody could read. */
export const createCaseProvenance: Migration = {
  version: 720,
  name: 'create-case-provenance',
  up(raw) {
    raw.exec(`
      -- Chip and roster say different things; a clerk decides. Another reading with other values asks again.
      CREATE TABLE case_conflicts (
        case_id TEXT NOT NULL REFERENCES cases (id),
        field TEXT NOT NULL,
        chip_value TEXT NOT NULL,
        roster_value TEXT NOT NULL,
        noted_at_ms INTEGER NOT NULL,
        decided TEXT CHECK (decided IN ('chip', 'roster', 'typed')),
        decided_by TEXT,
        decided_at_ms INTEGER,
        PRIMARY KEY (case_id, field),
        CHECK (chip_value <> roster_value),
        CHECK ((decided IS NULL) = (decided_by IS NULL) AND (decided IS NULL) = (decided_at_ms IS NULL))
      ) STRICT, WITHOUT ROWID;

      -- A clerk went on with what another had begun, and at which field.
      CREATE TABLE case_takeovers (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        from_clerk TEXT NOT NULL,
        to_clerk TEXT NOT NULL,
        focus_field TEXT,
        at_ms INTEGER NOT NULL,
        CHECK (from_clerk <> to_clerk)
      ) STRICT;
      CREATE INDEX case_takeovers_case ON case_takeovers (case_id);

      -- 看不清: written on the paper, but nobody can read it. The newest row of a field counts.
      CREATE TABLE case_field_marks (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        field TEXT NOT NULL,
        unclear INTEGER NOT NULL CHECK (unclear IN (0, 1)),
        marked_by TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_field_marks_case ON case_field_marks (case_id, field);
    `);
  },
};
