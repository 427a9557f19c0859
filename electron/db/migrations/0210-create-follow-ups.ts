import type { Migration } from '../migration.ts';

export const createFollowUps: Migration = {
  version: 210,
  name: 'create-follow-ups',
  up(raw) {
    raw.exec(`
      CREATE TABLE follow_ups (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        person_id TEXT NOT NULL REFERENCES people (id),
        contact_id TEXT REFERENCES contacts (id),
        need TEXT NOT NULL CHECK (need <> ''),
        detail TEXT NOT NULL,
        owner TEXT NOT NULL CHECK (owner <> ''),
        due_on TEXT NOT NULL CHECK (length(due_on) = 10),
        state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'dropped')),
        raised_by TEXT NOT NULL,
        raised_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX follow_ups_person ON follow_ups (person_id);
      CREATE INDEX follow_ups_contact ON follow_ups (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX follow_ups_open ON follow_ups (due_on) WHERE state = 'open';

      -- Every step: raised, handed to somebody else, put off, settled, dropped, taken up again.
      CREATE TABLE follow_up_events (
        sequence INTEGER PRIMARY KEY,
        follow_up_id TEXT NOT NULL REFERENCES follow_ups (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        owner TEXT NOT NULL,
        due_on TEXT NOT NULL,
        note TEXT NOT NULL,
        actor TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX follow_up_events_follow_up ON follow_up_events (follow_up_id, sequence);

      -- Who answers the hotline; the newest row of a half day counts, a person of '' leaves it to nobody.
      CREATE TABLE hotline_duties (
        sequence INTEGER PRIMARY KEY,
        duty_on TEXT NOT NULL CHECK (length(duty_on) = 10),
        half TEXT NOT NULL CHECK (half IN ('morning', 'afternoon')),
        person TEXT NOT NULL,
        actor TEXT NOT NULL CHECK (actor <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX hotline_duties_day ON hotline_duties (duty_on, half, sequence);
    `);
  },
};
