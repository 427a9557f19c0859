import type { Migration } from '../migration.ts';

export const createOnlineApplications: Migration = {
  version: 220,
  name: 'create-online-applications',
  up(raw) {
    raw.exec(`
      CREATE TABLE online_applications (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        number TEXT NOT NULL CHECK (number <> '' AND number = upper(number)),
        person_id TEXT NOT NULL REFERENCES people (id),
        kind TEXT NOT NULL CHECK (kind IN ('first', 'reissue', 'replacement')),
        applied_on TEXT NOT NULL CHECK (length(applied_on) = 10),
        state TEXT NOT NULL CHECK (state IN ('live', 'withdrawn')),
        recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
        recorded_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- One withdrawn for the wrong person may be recorded again for the right one, as a row of its own.
      CREATE UNIQUE INDEX online_applications_number ON online_applications (number) WHERE state = 'live';
      CREATE UNIQUE INDEX online_applications_live ON online_applications (person_id) WHERE state = 'live';
      CREATE INDEX online_applications_person ON online_applications (person_id);
      CREATE INDEX online_applications_recorded ON online_applications (recorded_at_ms);

      CREATE TABLE online_application_events (
        sequence INTEGER PRIMARY KEY,
        online_application_id TEXT NOT NULL REFERENCES online_applications (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        reason TEXT NOT NULL,
        actor TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX online_application_events_application ON online_application_events (online_application_id);
    `);
  },
};
