import type { Migration } from '../migration.ts';

export const createQueue: Migration = {
  version: 40,
  name: 'create-queue',
  up(raw) {
    raw.exec(`
      CREATE TABLE card_reads (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        person_id TEXT NOT NULL REFERENCES people (id),
        record_json TEXT NOT NULL CHECK (json_valid(record_json)),
        photo_bmp BLOB,
        read_at_ms INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX card_reads_person ON card_reads (person_id, read_at_ms);

      CREATE TABLE tickets (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        service_on TEXT NOT NULL CHECK (length(service_on) = 10),
        prefix TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        person_id TEXT NOT NULL REFERENCES people (id),
        appointment_id TEXT REFERENCES appointments (id),
        channel TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'served', 'missed')),
        counter_id TEXT,
        -- Place in the waiting line; a missed person who comes back gets a later one.
        line_position INTEGER NOT NULL,
        issued_at_ms INTEGER NOT NULL,
        first_called_at_ms INTEGER,
        last_called_at_ms INTEGER,
        call_count INTEGER NOT NULL DEFAULT 0,
        ended_at_ms INTEGER,
        CHECK ((state IN ('called', 'serving')) <= (counter_id IS NOT NULL)),
        UNIQUE (service_on, prefix, number)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX tickets_one_per_person ON tickets (service_on, person_id) WHERE state <> 'served';
      CREATE UNIQUE INDEX tickets_one_per_counter ON tickets (service_on, counter_id) WHERE state IN ('called', 'serving');
      CREATE INDEX tickets_line ON tickets (service_on, state, line_position);
      CREATE INDEX tickets_person ON tickets (person_id);

      CREATE TABLE ticket_events (
        sequence INTEGER PRIMARY KEY,
        ticket_id TEXT NOT NULL REFERENCES tickets (id),
        event TEXT NOT NULL CHECK (event IN ('issued', 'called', 'recalled', 'serving', 'missed', 'brought-back', 'served')),
        counter_id TEXT,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX ticket_events_ticket ON ticket_events (ticket_id);
      CREATE INDEX ticket_events_calls ON ticket_events (at_ms) WHERE event IN ('called', 'recalled');
    `);
  },
};
