import type { Migration } from '../migration.ts';

/** Every version of the station's profile is a row: who saved it, when, why, and from which day it counts. */
export const createStationProfiles: Migration = {
  version: 80,
  name: 'create-station-profiles',
  up(raw) {
    raw.exec(`
      CREATE TABLE station_profiles (
        version INTEGER PRIMARY KEY CHECK (version >= 1),
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
        effective_on TEXT NOT NULL CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        profile_json TEXT NOT NULL CHECK (json_type(profile_json) = 'object'),
        origin TEXT NOT NULL CHECK (origin IN ('shipped', 'screen', 'file')),
        saved_by TEXT NOT NULL CHECK (saved_by <> ''),
        reason TEXT NOT NULL,
        saved_at_ms INTEGER NOT NULL
      ) STRICT;

      -- The one profile that was a setting becomes the first version, under an id of nobody's making.
      INSERT INTO station_profiles (version, id, effective_on, profile_json, origin, saved_by, reason, saved_at_ms)
      SELECT 1, '00000000-0000-4000-8000-000000000001', json_extract(value_json, '$.effectiveOn'),
        json_set(value_json, '$.version', 1), 'shipped', 'system', '', changed_at_ms
      FROM settings WHERE key = 'profile';
      DELETE FROM settings WHERE key = 'profile';

      -- What the screens call the history of a station's rules is never rewritten.
      CREATE TRIGGER station_profiles_are_kept BEFORE DELETE ON station_profiles
      BEGIN SELECT RAISE(ABORT, 'a version of the profile is never removed'); END;
      CREATE TRIGGER station_profiles_stay_as_saved BEFORE UPDATE ON station_profiles
      BEGIN SELECT RAISE(ABORT, 'a version of the profile is never changed'); END;
    `);
  },
};
