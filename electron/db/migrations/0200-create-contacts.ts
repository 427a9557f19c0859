import type { Migration } from '../migration.ts';

export const createContacts: Migration = {
  version: 200,
  name: 'create-contacts',
  up(raw) {
    raw.exec(`
      -- One row per contact with a person, or with a whole community at once (community '': the whole street).
      -- informs is what the outcome meant on the day it was written; a later policy does not rewrite history.
      CREATE TABLE contacts (
        sequence INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
        person_id TEXT REFERENCES people (id),
        community TEXT,
        channel TEXT NOT NULL CHECK (channel <> ''),
        outcome TEXT NOT NULL CHECK (outcome <> ''),
        informs INTEGER NOT NULL CHECK (informs IN (0, 1)),
        note TEXT NOT NULL,
        next_on TEXT CHECK (length(next_on) = 10),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        contacted_on TEXT NOT NULL CHECK (length(contacted_on) = 10),
        at_ms INTEGER NOT NULL,
        CHECK ((person_id IS NULL) <> (community IS NULL))
      ) STRICT;
      CREATE INDEX contacts_person ON contacts (person_id, sequence) WHERE person_id IS NOT NULL;
      CREATE INDEX contacts_group ON contacts (sequence) WHERE person_id IS NULL;
      CREATE INDEX contacts_day ON contacts (contacted_on, sequence);

      -- The newest row of a person counts; 'none' takes the one before back.
      CREATE TABLE coverage_decisions (
        sequence INTEGER PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        decision TEXT NOT NULL
          CHECK (decision IN ('visit', 'declined', 'not-eligible', 'moved-away', 'deceased', 'unreachable', 'none')),
        reason TEXT NOT NULL,
        contact_id TEXT REFERENCES contacts (id),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL,
        CHECK (reason <> '' OR contact_id IS NOT NULL)
      ) STRICT;
      CREATE INDEX coverage_decisions_person ON coverage_decisions (person_id, sequence);
      CREATE INDEX coverage_decisions_contact ON coverage_decisions (contact_id) WHERE contact_id IS NOT NULL;
    `);
  },
};
