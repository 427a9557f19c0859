import type { Migration } from '../migration.ts';

/** Where somebody lives and how disabled they are graded: facts that phases ask for. Unknown for everybody so far. */
export const addPersonFacts: Migration = {
  version: 70,
  name: 'add-person-facts',
  up(raw) {
    raw.exec(`
      ALTER TABLE people ADD COLUMN residence TEXT NOT NULL DEFAULT '';
      ALTER TABLE people ADD COLUMN disability_grade INTEGER CHECK (disability_grade BETWEEN 1 AND 10);
    `);
  },
};
