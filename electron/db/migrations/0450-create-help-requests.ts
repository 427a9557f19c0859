import type { Migration } from '../migration.ts';

export const createHelpRequests: Migration = {
  version: 450,
  name: 'create-help-requests',
  up(raw) {
    raw.exec(`
      -- Somebody at a kiosk asked for a person. What was typed there is never kept here, only who it turned out to be.
      CREATE TABLE help_requests (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        session_id TEXT NOT NULL CHECK (length(session_id) = 36),
        place TEXT NOT NULL CHECK (place <> ''),
        step TEXT NOT NULL CHECK (step <> ''),
        person_id TEXT REFERENCES people (id),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'closed')),
        asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
        asked_at_ms INTEGER NOT NULL,
        taken_by TEXT,
        taken_counter_id TEXT,
        closed_how TEXT CHECK (closed_how IN ('helped', 'finished', 'not-needed', 'nobody-there')),
        ticket_id TEXT REFERENCES tickets (id),
        CHECK ((taken_by IS NULL) = (taken_counter_id IS NULL)),
        CHECK ((state = 'taken') <= (taken_by IS NOT NULL)),
        CHECK ((state = 'closed') = (closed_how IS NOT NULL)),
        CHECK ((ticket_id IS NOT NULL) <= (state = 'closed'))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX help_requests_one_open ON help_requests (session_id) WHERE state <> 'closed';
      CREATE INDEX help_requests_session ON help_requests (session_id, asked_at_ms);
      CREATE INDEX help_requests_open ON help_requests (asked_at_ms) WHERE state <> 'closed';

      CREATE TABLE help_request_events (
        sequence INTEGER PRIMARY KEY,
        help_request_id TEXT NOT NULL REFERENCES help_requests (id),
        event TEXT NOT NULL CHECK (event IN ('asked', 'asked-again', 'taken', 'closed')),
        actor TEXT NOT NULL,
        counter_id TEXT,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX help_request_events_request ON help_request_events (help_request_id);
    `);
  },
};
