import type { Migration } from '../migration.ts';

export const createPhotoChecks: Migration = {
  version: 700,
  name: 'create-photo-checks',
  up(raw) {
    raw.exec(`
      -- What was found in a photo when it came into a case; the newest row of a case belongs to its photo.
      CREATE TABLE photo_checks (
        sequence INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        photo_hash TEXT NOT NULL REFERENCES blobs (hash),
        policy_version INTEGER NOT NULL,
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL,
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        reason TEXT CHECK (reason <> ''),
        CHECK ((flagged = 1) = (reason IS NOT NULL))
      ) STRICT;
      CREATE INDEX photo_checks_case ON photo_checks (case_id, sequence);
      CREATE INDEX photo_checks_flagged ON photo_checks (sequence) WHERE flagged = 1;

      CREATE TABLE photo_check_results (
        photo_check INTEGER NOT NULL REFERENCES photo_checks (sequence),
        seen_by TEXT NOT NULL CHECK (seen_by IN ('program', 'clerk')),
        check_name TEXT NOT NULL CHECK (check_name <> ''),
        verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'unsure')),
        values_json TEXT NOT NULL CHECK (json_valid(values_json)),
        PRIMARY KEY (photo_check, seen_by, check_name)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
