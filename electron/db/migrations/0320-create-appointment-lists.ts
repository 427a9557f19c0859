import type { Migration } from '../migration.ts';

/** Families that come together, the stops of a visit day, days the manager closed or added, and who must be called again. */
export const createAppointmentLists: Migration = {
  version: 320,
  name: 'create-appointment-lists',
  up(raw) {
    raw.exec(`
      CREATE TABLE family_members (
        appointment_id TEXT PRIMARY KEY REFERENCES appointments (id),
        -- The appointment of the member the family was booked around.
        family_id TEXT NOT NULL REFERENCES appointments (id),
        relation TEXT NOT NULL CHECK (relation GLOB '[0-9]' OR relation GLOB '[0-9][0-9]')
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX family_members_family ON family_members (family_id);

      CREATE TABLE visit_stops (
        appointment_id TEXT PRIMARY KEY REFERENCES appointments (id),
        slot_id TEXT NOT NULL REFERENCES slots (id),
        position INTEGER NOT NULL CHECK (position >= 1),
        address TEXT NOT NULL,
        UNIQUE (slot_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE day_changes (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        day_on TEXT NOT NULL CHECK (length(day_on) = 10),
        kind TEXT NOT NULL CHECK (kind IN ('hall', 'group', 'home')),
        change TEXT NOT NULL CHECK (change IN ('closed', 'extra')),
        reason TEXT NOT NULL,
        set_by TEXT NOT NULL,
        set_at_ms INTEGER NOT NULL,
        revoked_by TEXT,
        revoked_at_ms INTEGER,
        CHECK (change = 'closed' OR kind = 'hall'),
        CHECK ((revoked_by IS NULL) = (revoked_at_ms IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX day_changes_in_force ON day_changes (day_on, kind) WHERE revoked_at_ms IS NULL;

      CREATE TABLE recall_entries (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        person_id TEXT NOT NULL REFERENCES people (id),
        appointment_id TEXT NOT NULL REFERENCES appointments (id),
        reason TEXT NOT NULL CHECK (reason IN ('no-show', 'cancelled-by-station', 'day-closed', 'session-called-off')),
        note TEXT NOT NULL,
        added_by TEXT NOT NULL,
        added_at_ms INTEGER NOT NULL,
        outcome TEXT CHECK (outcome IN ('booked-again', 'came-anyway', 'not-wanted', 'other')),
        settled_by TEXT,
        settled_note TEXT,
        settled_at_ms INTEGER,
        CHECK ((outcome IS NULL) = (settled_at_ms IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX recall_entries_open_person ON recall_entries (person_id) WHERE settled_at_ms IS NULL;
      CREATE INDEX recall_entries_appointment ON recall_entries (appointment_id);
    `);
  },
};
