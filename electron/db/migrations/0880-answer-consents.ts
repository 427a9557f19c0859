import type { Migration } from '../migration.ts';

export const answerConsents: Migration = {
  version: 880,
  name: 'answer-consents',
  up(raw) {
    raw.exec(`
      -- A no is an answer like a yes: to the same words, by the same person, under the same signature.
      ALTER TABLE case_consents ADD COLUMN agrees INTEGER NOT NULL DEFAULT 1 CHECK (agrees IN (0, 1));
      INSERT INTO print_kinds (kind) VALUES ('consent-notice');
    `);
  },
};
