import type { Database } from 'better-sqlite3';
import type { Migration } from '../migration.ts';

export const createApplicationRecords: Migration = {
  version: 780,
  name: 'create-application-records',
  up(raw) {
    createRuleTables(raw);
    createApplicants(raw);
  },
};

function createRuleTables(raw: Database): void {
  raw.exec(`
    -- The station's own rules of who may apply, a row for each change; without one the shipped table counts.
    CREATE TABLE rule_tables (
      edition INTEGER PRIMARY KEY CHECK (edition > 0),
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
      effective_on TEXT NOT NULL CHECK (length(effective_on) = 10),
      table_json TEXT NOT NULL CHECK (json_valid(table_json)),
      saved_by TEXT NOT NULL CHECK (saved_by <> ''),
      reason TEXT NOT NULL CHECK (reason <> ''),
      saved_at_ms INTEGER NOT NULL
    ) STRICT;

    -- What the person declared of the rules; the newest row of a case counts.
    CREATE TABLE case_rule_checks (
      sequence INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      table_version INTEGER NOT NULL,
      table_edition INTEGER NOT NULL,
      asked_json TEXT NOT NULL CHECK (json_type(asked_json) = 'array'),
      held_json TEXT NOT NULL CHECK (json_type(held_json) = 'array'),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX case_rule_checks_case ON case_rule_checks (case_id, sequence);

    -- How a case was judged when it was accepted or a notice was given, and by which table.
    CREATE TABLE case_judgements (
      sequence INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      occasion TEXT NOT NULL CHECK (occasion IN ('accepted', 'notice')),
      outcome TEXT NOT NULL CHECK (outcome IN ('may', 'refused', 'province', 'file-only')),
      table_version INTEGER NOT NULL,
      table_edition INTEGER NOT NULL,
      rules_json TEXT NOT NULL CHECK (json_type(rules_json) = 'array'),
      print_job_id TEXT REFERENCES print_jobs (id),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL,
      CHECK (occasion = 'notice' OR outcome IN ('may', 'province'))
    ) STRICT;
    CREATE INDEX case_judgements_case ON case_judgements (case_id, sequence);
  `);
}

function createApplicants(raw: Database): void {
  raw.exec(`
    -- Who acts for the person; the newest row of a case counts.
    CREATE TABLE case_applicants (
      sequence INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      role TEXT NOT NULL CHECK (role IN ('self', 'guardian', 'agent')),
      relation TEXT NOT NULL,
      name TEXT NOT NULL,
      id_number TEXT NOT NULL,
      number_source TEXT NOT NULL CHECK (number_source IN ('chip', 'typed', 'none')),
      typed_reason TEXT NOT NULL,
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL,
      CHECK ((role = 'self') = (number_source = 'none')),
      CHECK (role = 'self' OR (relation <> '' AND name <> '' AND id_number <> '')),
      CHECK ((number_source = 'typed') = (typed_reason <> ''))
    ) STRICT;
    CREATE INDEX case_applicants_case ON case_applicants (case_id, sequence);

    -- The words that were agreed to, once each.
    CREATE TABLE consent_texts (
      hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
      text_json TEXT NOT NULL CHECK (json_valid(text_json))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_consents (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      case_id TEXT NOT NULL REFERENCES cases (id),
      kind TEXT NOT NULL CHECK (kind <> ''),
      text_hash TEXT NOT NULL REFERENCES consent_texts (hash),
      notice_version INTEGER NOT NULL,
      given_as TEXT NOT NULL CHECK (given_as IN ('self', 'guardian', 'agent')),
      given_by TEXT NOT NULL CHECK (given_by <> ''),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL,
      -- Filled once, by the signature that follows.
      signature_hash TEXT REFERENCES blobs (hash),
      signed_at_ms INTEGER,
      CHECK ((signature_hash IS NULL) = (signed_at_ms IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_consents_case ON case_consents (case_id, kind);

    CREATE TABLE consent_withdrawals (
      consent_id TEXT PRIMARY KEY REFERENCES case_consents (id),
      reason TEXT NOT NULL CHECK (reason <> ''),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Identities besides the one applied under; the newest row of a class counts.
    CREATE TABLE person_identities (
      sequence INTEGER PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES people (id),
      case_id TEXT NOT NULL REFERENCES cases (id),
      person_class TEXT NOT NULL CHECK (person_class <> ''),
      held INTEGER NOT NULL CHECK (held IN (0, 1)),
      clerk TEXT NOT NULL CHECK (clerk <> ''),
      at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX person_identities_person ON person_identities (person_id, sequence);
  `);
}
