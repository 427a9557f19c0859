import type { Migration } from '../migration.ts';

/** Group sessions in villages and teams' visit days beside the slots of the hall; moves of an appointment in its history. */
export const createSitesAndTeams: Migration = {
  version: 300,
  name: 'create-sites-and-teams',
  up(raw) {
    raw.exec(`
      CREATE TABLE sites (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        name TEXT NOT NULL CHECK (name <> ''),
        community TEXT NOT NULL,
        address TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        retired_at_ms INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX sites_name ON sites (name) WHERE retired_at_ms IS NULL;

      CREATE TABLE teams (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        name TEXT NOT NULL CHECK (name <> ''),
        members_json TEXT NOT NULL CHECK (json_valid(members_json)),
        changed_by TEXT NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        retired_at_ms INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX teams_name ON teams (name) WHERE retired_at_ms IS NULL;

      ALTER TABLE slots ADD COLUMN kind TEXT NOT NULL DEFAULT 'hall' CHECK (kind IN ('hall', 'group', 'home'));
      ALTER TABLE slots ADD COLUMN site_id TEXT REFERENCES sites (id) CHECK ((kind = 'group') = (site_id IS NOT NULL));
      ALTER TABLE slots ADD COLUMN team_id TEXT REFERENCES teams (id) CHECK ((kind = 'home') = (team_id IS NOT NULL));
      ALTER TABLE slots ADD COLUMN led_by TEXT NOT NULL DEFAULT '';
      ALTER TABLE slots ADD COLUMN called_off_at_ms INTEGER;
      CREATE TABLE slot_events (
        sequence INTEGER PRIMARY KEY,
        slot_id TEXT NOT NULL REFERENCES slots (id),
        event TEXT NOT NULL CHECK (event IN ('opened', 'changed', 'called-off', 'route-ordered')),
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX slot_events_slot ON slot_events (slot_id);

      ALTER TABLE appointment_events ADD COLUMN from_slot_id TEXT REFERENCES slots (id);
      ALTER TABLE appointment_events ADD COLUMN to_slot_id TEXT REFERENCES slots (id);
      CREATE INDEX appointments_open ON appointments (slot_id) WHERE state = 'booked';
    `);
  },
};
