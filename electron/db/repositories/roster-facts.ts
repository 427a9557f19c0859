import type { ReadableDb } from '../connection.ts';
import { statement } from '../statement.ts';

/** What rules look at, and by which name to call the person; read for the whole roster. */
export type RosterFacts = {
  readonly serial: number;
  readonly id: string;
  readonly name: string;
  readonly community: string;
  readonly personClass: string;
  readonly hukou: string;
  readonly residence: string;
  readonly disabilityGrade: number | null;
  readonly circumstances: readonly string[];
  readonly birthOn: string;
};

type StoredFacts = Omit<RosterFacts, 'circumstances'> & { readonly circumstancesJson: string };

const NONE: readonly string[] = [];

/** The next people in the order of the store, after a serial; an empty list is the end. */
export function listFactsAfter(db: ReadableDb, serial: number, limit: number): readonly RosterFacts[] {
  return statement<[number, number], StoredFacts>(
    db,
    `SELECT serial, id, name, community, person_class AS personClass, hukou, residence, disability_grade AS disabilityGrade,
       circumstances_json AS circumstancesJson, birth_on AS birthOn
     FROM people WHERE serial > ? ORDER BY serial LIMIT ?`,
  )
    .all(serial, limit)
    .map(({ circumstancesJson, ...rest }) => ({
      ...rest,
      circumstances: circumstancesJson === '[]' ? NONE : (JSON.parse(circumstancesJson) as string[]),
    }));
}

export type ComingBooking = {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly channel: string;
  readonly slotId: string;
  readonly slotOn: string;
  readonly startsAt: string;
};

/** Everybody who is booked for a day from `from` on and has not come yet, in the order of their times. */
export function listComingBookings(db: ReadableDb, from: string): readonly ComingBooking[] {
  return statement<[string], ComingBooking>(
    db,
    `SELECT a.id, a.number, a.person_id AS personId, a.channel, s.id AS slotId, s.slot_on AS slotOn, s.starts_at AS startsAt
     FROM slots AS s JOIN appointments AS a ON a.slot_id = s.id
     WHERE s.slot_on >= ? AND a.state = 'booked' ORDER BY s.slot_on, s.starts_at, a.number`,
  ).all(from);
}
