import type { Migration } from '../migration.ts';

/** What the calling rule looks at, and a history from which a step can be taken back and explained. */
export const addCallingRule: Migration = {
  version: 400,
  name: 'add-calling-rule',
  up(raw) {
    raw.exec(`
      ALTER TABLE tickets ADD COLUMN service_id TEXT NOT NULL DEFAULT 'main';
      ALTER TABLE tickets ADD COLUMN lane TEXT NOT NULL DEFAULT 'walk-in' CHECK (lane IN ('booked', 'walk-in'));
      -- The appointment gives precedence from this instant on.
      ALTER TABLE tickets ADD COLUMN booked_from_ms INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE tickets ADD COLUMN priority_class TEXT;
      ALTER TABLE tickets ADD COLUMN passed_by_priority INTEGER NOT NULL DEFAULT 0 CHECK (passed_by_priority >= 0);
      ALTER TABLE tickets ADD COLUMN passed_by_booked INTEGER NOT NULL DEFAULT 0 CHECK (passed_by_booked >= 0);
      -- How many others are called first, after a missed call or a skip.
      ALTER TABLE tickets ADD COLUMN return_after INTEGER NOT NULL DEFAULT 0 CHECK (return_after >= 0);
      ALTER TABLE tickets ADD COLUMN missed_count INTEGER NOT NULL DEFAULT 0;
      -- Passed on to this counter.
      ALTER TABLE tickets ADD COLUMN only_counter_id TEXT;
      ALTER TABLE tickets ADD COLUMN held_at_ms INTEGER CHECK (held_at_ms IS NULL OR state = 'waiting');
      ALTER TABLE tickets ADD COLUMN hold_reason TEXT NOT NULL DEFAULT '';
      UPDATE tickets SET lane = 'booked' WHERE appointment_id IS NOT NULL;

      CREATE TABLE ticket_events_new (
        sequence INTEGER PRIMARY KEY,
        ticket_id TEXT NOT NULL REFERENCES tickets (id),
        event TEXT NOT NULL CHECK (event IN ('issued', 'called', 'recalled', 'serving', 'missed', 'skipped', 'brought-back',
          'held', 'resumed', 'transferred', 'served', 'undone')),
        counter_id TEXT,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        -- The ticket as it was before, so that the step can be taken back.
        before_json TEXT CHECK (before_json IS NULL OR json_valid(before_json)),
        -- Of a call: which part of the rule decided, and who was passed over.
        decision_json TEXT CHECK (decision_json IS NULL OR json_valid(decision_json)),
        -- The event this one takes back; each can be taken back once.
        undoes INTEGER UNIQUE REFERENCES ticket_events_new (sequence),
        CHECK ((event = 'undone') = (undoes IS NOT NULL))
      ) STRICT;
      INSERT INTO ticket_events_new (sequence, ticket_id, event, counter_id, actor, reason, at_ms)
        SELECT sequence, ticket_id, event, counter_id, actor, reason, at_ms FROM ticket_events;
      DROP TABLE ticket_events;
      ALTER TABLE ticket_events_new RENAME TO ticket_events;
      CREATE INDEX ticket_events_ticket ON ticket_events (ticket_id);
      CREATE INDEX ticket_events_calls ON ticket_events (at_ms) WHERE event IN ('called', 'recalled');
      CREATE INDEX ticket_events_counter ON ticket_events (counter_id, sequence);

      CREATE TABLE intake_moves (
        sequence INTEGER PRIMARY KEY,
        service_on TEXT NOT NULL CHECK (length(service_on) = 10),
        event TEXT NOT NULL CHECK (event IN ('stopped', 'resumed')),
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX intake_moves_day ON intake_moves (service_on, sequence);
    `);
  },
};
