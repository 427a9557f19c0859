import type { Migration } from '../migration.ts';

export const createNumberBlocks: Migration = {
  version: 510,
  name: 'create-number-blocks',
  up(raw) {
    raw.exec(`
      -- Numbers handed to kiosks for the time when the host is away.
      CREATE TABLE number_blocks (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        kiosk_id TEXT NOT NULL,
        service_on TEXT NOT NULL CHECK (length(service_on) = 10),
        prefix TEXT NOT NULL CHECK (prefix <> ''),
        first INTEGER NOT NULL CHECK (first >= 1),
        last INTEGER NOT NULL CHECK (last >= first),
        leased_at_ms INTEGER NOT NULL,
        UNIQUE (service_on, prefix, first)
      ) STRICT, WITHOUT ROWID;

      -- Each number a kiosk gave alone, once, whatever became of it.
      CREATE TABLE offline_tickets (
        entry_id TEXT PRIMARY KEY CHECK (length(entry_id) = 36),
        block_id TEXT NOT NULL REFERENCES number_blocks (id),
        number INTEGER NOT NULL,
        issued_at_ms INTEGER NOT NULL,
        merged_at_ms INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('issued', 'known', 'unmatched', 'dismissed')),
        id_number TEXT NOT NULL,
        ticket_id TEXT REFERENCES tickets (id),
        settled_by TEXT NOT NULL,
        CHECK ((outcome IN ('issued', 'known')) = (ticket_id IS NOT NULL)),
        UNIQUE (block_id, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX offline_tickets_unmatched ON offline_tickets (issued_at_ms) WHERE outcome = 'unmatched';

      -- What counters did alone.
      CREATE TABLE offline_steps (
        step_id TEXT PRIMARY KEY CHECK (length(step_id) = 36),
        service_on TEXT NOT NULL CHECK (length(service_on) = 10),
        prefix TEXT NOT NULL,
        number INTEGER NOT NULL,
        event TEXT NOT NULL CHECK (event IN ('called', 'recalled', 'missed', 'served')),
        counter_id TEXT NOT NULL,
        actor TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        merged_at_ms INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'newer', 'pending'))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX offline_steps_pending ON offline_steps (service_on, prefix, number, at_ms) WHERE outcome = 'pending';
    `);
  },
};
