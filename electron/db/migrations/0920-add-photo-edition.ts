import type { Migration } from '../migration.ts';

/** Under which of the station's own editions a photo was judged; 0 = the shipped bounds. Rows from before do not know it. */
export const addPhotoEdition: Migration = {
  version: 920,
  name: 'add-photo-edition',
  up(raw) {
    raw.exec(
      'ALTER TABLE photo_checks ADD COLUMN policy_edition INTEGER NOT NULL DEFAULT 0 CHECK (policy_edition >= 0)',
    );
  },
};
