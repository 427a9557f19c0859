import type { Migration } from '../migration.ts';

const KINDS = [
  'appointment-slip',
  'queue-ticket',
  'materials-list',
  'receiving-receipt',
  'acceptance-receipt',
  'deficiency-notice',
  'refusal-notice',
  'collection-notice',
  'delivery-receipt',
  'loss-receipt',
];

export const widenPrintJobs: Migration = {
  version: 760,
  name: 'widen-print-jobs',
  up(raw) {
    raw.exec(`
      -- A table and not a CHECK, so that another kind of paper is a row and no rebuilding.
      CREATE TABLE print_kinds (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
      INSERT INTO print_kinds (kind) VALUES ${KINDS.map((kind) => `('${kind}')`).join(', ')};

      CREATE TABLE print_jobs_new (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        kind TEXT NOT NULL REFERENCES print_kinds (kind),
        subject_id TEXT NOT NULL,
        -- A notice that says something else than the one before is another paper, not a copy of it.
        issue INTEGER NOT NULL DEFAULT 0 CHECK (issue >= 0),
        copy INTEGER NOT NULL CHECK (copy >= 0),
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        model_json TEXT NOT NULL CHECK (json_valid(model_json)),
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'unknown', 'failed', 'void')),
        condition TEXT,
        -- What the last try was laid out by; fallback: the station's own template failed.
        template TEXT NOT NULL DEFAULT 'shipped' CHECK (template IN ('shipped', 'station', 'fallback')),
        attempts INTEGER NOT NULL DEFAULT 0,
        -- Queue order; asking for it again puts a job at the end.
        line_position INTEGER NOT NULL,
        created_on TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        UNIQUE (kind, subject_id, issue, copy)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO print_jobs_new (id, kind, subject_id, copy, subject, name, model_json, state, condition, attempts,
          line_position, created_on, created_at_ms, changed_at_ms)
        SELECT id, kind, subject_id, copy, subject, name, model_json, state, condition, attempts,
          line_position, created_on, created_at_ms, changed_at_ms FROM print_jobs;

      CREATE TABLE print_events_new (
        sequence INTEGER PRIMARY KEY,
        print_job_id TEXT NOT NULL REFERENCES print_jobs_new (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        actor TEXT NOT NULL,
        condition TEXT,
        -- Why a person asked for it, '' when nothing was said.
        reason TEXT NOT NULL DEFAULT '',
        at_ms INTEGER NOT NULL
      ) STRICT;
      INSERT INTO print_events_new (sequence, print_job_id, from_state, to_state, actor, condition, at_ms)
        SELECT sequence, print_job_id, from_state, to_state, actor, condition, at_ms FROM print_events;

      DROP TABLE print_events;
      DROP TABLE print_jobs;
      ALTER TABLE print_jobs_new RENAME TO print_jobs;
      ALTER TABLE print_events_new RENAME TO print_events;
      CREATE INDEX print_jobs_open ON print_jobs (state, line_position) WHERE state IN ('queued', 'sending', 'unknown');
      CREATE INDEX print_jobs_day ON print_jobs (created_on, line_position);
      CREATE INDEX print_jobs_line ON print_jobs (line_position);
      CREATE INDEX print_events_job ON print_events (print_job_id);
    `);
  },
};
