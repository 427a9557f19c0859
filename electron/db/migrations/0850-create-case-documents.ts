import type { Migration } from '../migration.ts';

export const createCaseDocuments: Migration = {
  version: 850,
  name: 'create-case-documents',
  up(raw) {
    raw.exec(`
      -- One page of a paper that was brought for a case. The picture lies in blobs, once, however many pages show it.
      CREATE TABLE case_documents (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        case_id TEXT NOT NULL REFERENCES cases (id),
        -- Code of a material of the case's form, or of a category of the policy.
        material TEXT NOT NULL CHECK (material <> ''),
        -- Place among the material's pages; none once it was removed.
        page_number INTEGER CHECK (page_number >= 1),
        picture_hash TEXT NOT NULL REFERENCES blobs (hash),
        thumbnail_hash TEXT NOT NULL REFERENCES blobs (hash),
        width INTEGER NOT NULL CHECK (width > 0),
        height INTEGER NOT NULL CHECK (height > 0),
        grey INTEGER NOT NULL CHECK (grey IN (0, 1)),
        -- Quarter turns clockwise in which it is shown.
        turn INTEGER NOT NULL DEFAULT 0 CHECK (turn BETWEEN 0 AND 3),
        -- The page of a relative's case this one was taken over from.
        taken_from TEXT REFERENCES case_documents (id),
        added_by TEXT NOT NULL CHECK (added_by <> ''),
        added_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX case_documents_place ON case_documents (case_id, material, page_number);

      -- Everything that ever happened to a page; a page taken away by mistake comes back by a further row.
      CREATE TABLE case_document_changes (
        sequence INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES case_documents (id),
        kind TEXT NOT NULL CHECK (kind IN ('added', 'taken-over', 'moved', 'turned', 'removed', 'restored')),
        -- Where it stood afterwards; of a removed page, where it stood before.
        page_number INTEGER NOT NULL CHECK (page_number >= 1),
        turn INTEGER NOT NULL CHECK (turn BETWEEN 0 AND 3),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_document_changes_document ON case_document_changes (document_id, sequence);

      -- Who is named as somebody's relative, found by the number: their papers may serve both.
      CREATE INDEX case_fields_relative ON case_fields (value) WHERE field GLOB 'family.*.idNumber';
    `);
  },
};
