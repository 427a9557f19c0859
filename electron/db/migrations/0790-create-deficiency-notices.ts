import type { Migration } from '../migration.ts';

export const createDeficiencyNotices: Migration = {
  version: 790,
  name: 'create-deficiency-notices',
  up(raw) {
    raw.exec(`
      -- What a person was told to mend: when, by whom, on which paper.
      CREATE TABLE deficiency_notices (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        case_id TEXT NOT NULL REFERENCES cases (id),
        respond_by TEXT CHECK (length(respond_by) = 10),
        print_job_id TEXT NOT NULL REFERENCES print_jobs (id),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX deficiency_notices_case ON deficiency_notices (case_id, at_ms);

      -- item: a key of what the case lacked, or note:n for what the clerk wrote.
      CREATE TABLE deficiency_faults (
        notice_id TEXT NOT NULL REFERENCES deficiency_notices (id),
        place INTEGER NOT NULL,
        item TEXT NOT NULL CHECK (item <> ''),
        fault TEXT NOT NULL CHECK (fault <> ''),
        mend TEXT NOT NULL CHECK (mend <> ''),
        PRIMARY KEY (notice_id, place)
      ) STRICT, WITHOUT ROWID;

      -- What only a person can see mended.
      CREATE TABLE deficiency_mendings (
        notice_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (notice_id, place),
        FOREIGN KEY (notice_id, place) REFERENCES deficiency_faults (notice_id, place)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
