import type { Migration } from '../migration.ts';

/** Where somebody is visited, as a clerk was told; rosters carry no address, and before a case there is none. */
export const createPersonAddresses: Migration = {
  version: 640,
  name: 'create-person-addresses',
  up(raw) {
    raw.exec(`
      -- The newest row of a person counts; '' takes the one before back.
      CREATE TABLE person_addresses (
        sequence INTEGER PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        address TEXT NOT NULL,
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX person_addresses_person ON person_addresses (person_id, sequence);
    `);
  },
};
