import type { Migration } from '../migration.ts';

export const createCaseExports: Migration = {
  version: 830,
  name: 'create-case-exports',
  up(raw) {
    raw.exec(`
      -- Who took cases out of the house, and when.
      CREATE TABLE case_exports (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        format TEXT NOT NULL CHECK (format IN ('pdf', 'xlsx')),
        papers_json TEXT NOT NULL CHECK (json_type(papers_json) = 'array'),
        cases INTEGER NOT NULL CHECK (cases > 0),
        clerk TEXT NOT NULL CHECK (clerk <> ''),
        at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_exports_at ON case_exports (at_ms);

      -- Whose.
      CREATE TABLE case_export_cases (
        export_id TEXT NOT NULL REFERENCES case_exports (id),
        case_id TEXT NOT NULL REFERENCES cases (id),
        PRIMARY KEY (export_id, case_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_export_cases_case ON case_export_cases (case_id);
    `);
  },
};
