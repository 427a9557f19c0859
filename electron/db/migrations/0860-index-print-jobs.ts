import type { Migration } from '../migration.ts';

export const indexPrintJobs: Migration = {
  version: 860,
  name: 'index-print-jobs',
  up(raw) {
    raw.exec(`
      -- The papers of one case, and the last one of a kind.
      CREATE INDEX print_jobs_subject ON print_jobs (subject_id, line_position);
      CREATE INDEX print_jobs_kind ON print_jobs (kind, line_position);
      -- What still waits for the printer or a person, of whatever day. A query names this condition word for word.
      CREATE INDEX print_jobs_unsettled ON print_jobs (line_position)
        WHERE state IN ('queued', 'sending', 'unknown', 'failed') OR (state = 'void' AND condition = 'later');
    `);
  },
};
