import type { Migration } from '../migration.ts';

export const createPrintJobs: Migration = {
  version: 60,
  name: 'create-print-jobs',
  up(raw) {
    raw.exec(`
      CREATE TABLE print_jobs (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        kind TEXT NOT NULL CHECK (kind IN ('appointment-slip', 'queue-ticket', 'acceptance-receipt')),
        subject_id TEXT NOT NULL,
        copy INTEGER NOT NULL CHECK (copy >= 0),
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        model_json TEXT NOT NULL CHECK (json_valid(model_json)),
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'unknown', 'failed', 'void')),
        condition TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        -- Queue order; asking for it again puts a job at the end.
        line_position INTEGER NOT NULL,
        created_on TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        changed_at_ms INTEGER NOT NULL,
        UNIQUE (kind, subject_id, copy)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX print_jobs_open ON print_jobs (state, line_position) WHERE state IN ('queued', 'sending', 'unknown');
      CREATE INDEX print_jobs_day ON print_jobs (created_on, line_position);
      CREATE INDEX print_jobs_line ON print_jobs (line_position);

      CREATE TABLE print_events (
        sequence INTEGER PRIMARY KEY,
        print_job_id TEXT NOT NULL REFERENCES print_jobs (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        actor TEXT NOT NULL,
        condition TEXT,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX print_events_job ON print_events (print_job_id);
    `);
  },
};
