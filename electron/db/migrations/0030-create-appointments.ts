import type { Migration } from '../migration.ts';

export const createAppointments: Migration = {
  version: 30,
  name: 'create-appointments',
  up(raw) {
    raw.exec(`
      CREATE TABLE slots (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        slot_on TEXT NOT NULL CHECK (length(slot_on) = 10),
        starts_at TEXT NOT NULL CHECK (length(starts_at) = 5),
        ends_at TEXT NOT NULL CHECK (length(ends_at) = 5 AND ends_at > starts_at),
        site TEXT NOT NULL,
        capacity INTEGER NOT NULL CHECK (capacity >= 1),
        UNIQUE (slot_on, starts_at, site)
      ) STRICT, WITHOUT ROWID;

      -- A seat is a row, so that taking it twice is a broken UNIQUE, not a race.
      CREATE TABLE seats (
        slot_id TEXT NOT NULL REFERENCES slots (id),
        seat_number INTEGER NOT NULL CHECK (seat_number >= 1),
        PRIMARY KEY (slot_id, seat_number)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE appointments (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        number TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES people (id),
        slot_id TEXT NOT NULL,
        seat_number INTEGER NOT NULL,
        channel TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'served', 'cancelled', 'no-show')),
        booked_by TEXT NOT NULL,
        booked_at_ms INTEGER NOT NULL,
        FOREIGN KEY (slot_id, seat_number) REFERENCES seats (slot_id, seat_number)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX appointments_seat ON appointments (slot_id, seat_number) WHERE state IN ('booked', 'arrived', 'served');
      CREATE UNIQUE INDEX appointments_live_person ON appointments (person_id) WHERE state IN ('booked', 'arrived');
      CREATE INDEX appointments_person ON appointments (person_id);
      CREATE INDEX appointments_slot ON appointments (slot_id);

      CREATE TABLE appointment_events (
        sequence INTEGER PRIMARY KEY,
        appointment_id TEXT NOT NULL REFERENCES appointments (id),
        from_state TEXT,
        to_state TEXT NOT NULL,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX appointment_events_appointment ON appointment_events (appointment_id);
    `);
  },
};
