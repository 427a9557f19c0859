import type { Migration } from '../migration.ts';

/** Seats held while a booking is filled in, and one row per seat in use, whoever uses it. */
export const createSeatClaims: Migration = {
  version: 310,
  name: 'create-seat-claims',
  up(raw) {
    raw.exec(`
      CREATE TABLE seat_holds (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        slot_id TEXT NOT NULL REFERENCES slots (id),
        held_by TEXT NOT NULL,
        held_at_ms INTEGER NOT NULL,
        expires_at_ms INTEGER NOT NULL CHECK (expires_at_ms > held_at_ms),
        ended_as TEXT CHECK (ended_as IN ('booked', 'given-up', 'expired')),
        ended_at_ms INTEGER,
        CHECK ((ended_as IS NULL) = (ended_at_ms IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX seat_holds_open ON seat_holds (expires_at_ms) WHERE ended_at_ms IS NULL;

      -- Who has a seat now: an appointment or a hold. Two on one seat break the primary key, whichever they are.
      CREATE TABLE seat_claims (
        slot_id TEXT NOT NULL,
        seat_number INTEGER NOT NULL,
        appointment_id TEXT UNIQUE REFERENCES appointments (id),
        hold_id TEXT REFERENCES seat_holds (id),
        PRIMARY KEY (slot_id, seat_number),
        FOREIGN KEY (slot_id, seat_number) REFERENCES seats (slot_id, seat_number),
        CHECK ((appointment_id IS NULL) <> (hold_id IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX seat_claims_hold ON seat_claims (hold_id) WHERE hold_id IS NOT NULL;
      INSERT INTO seat_claims (slot_id, seat_number, appointment_id)
        SELECT slot_id, seat_number, id FROM appointments WHERE state IN ('booked', 'arrived', 'served');

      -- The claims follow the appointments by themselves, so that no writer can forget them.
      CREATE TRIGGER appointments_claim AFTER INSERT ON appointments WHEN NEW.state IN ('booked', 'arrived', 'served') BEGIN
        INSERT INTO seat_claims (slot_id, seat_number, appointment_id) VALUES (NEW.slot_id, NEW.seat_number, NEW.id);
      END;
      CREATE TRIGGER appointments_reclaim AFTER UPDATE OF state, slot_id, seat_number ON appointments BEGIN
        DELETE FROM seat_claims WHERE appointment_id = OLD.id;
        INSERT INTO seat_claims (slot_id, seat_number, appointment_id)
          SELECT NEW.slot_id, NEW.seat_number, NEW.id WHERE NEW.state IN ('booked', 'arrived', 'served');
      END;
    `);
  },
};
