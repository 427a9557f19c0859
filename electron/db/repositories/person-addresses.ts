import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type AddressRow = {
  readonly personId: string;
  readonly address: string;
  readonly clerk: string;
  readonly atMs: number;
};

export function insertAddress(db: WritableDb, row: AddressRow): void {
  statement<AddressRow>(
    db,
    'INSERT INTO person_addresses (person_id, address, clerk, at_ms) VALUES (@personId, @address, @clerk, @atMs)',
  ).run(row);
}

/**
 * Where a person is found, `''` when nobody knows: what a clerk was told last, else where a team was to go, else the
 * residence of their newest case, else the address on their ID card.
 */
export function findAddress(db: ReadableDb, personId: string): string {
  const ofCase = (field: string) =>
    `(SELECT nullif(f.value, '') FROM cases AS c JOIN case_fields AS f ON f.case_id = c.id AND f.field = '${field}'
      WHERE c.person_id = @personId AND f.value <> '' ORDER BY c.opened_at_ms DESC LIMIT 1)`;
  return (
    statement<{ personId: string }, { address: string }>(
      db,
      `SELECT coalesce(
         (SELECT nullif(address, '') FROM person_addresses WHERE person_id = @personId ORDER BY sequence DESC LIMIT 1),
         (SELECT v.address FROM appointments AS a JOIN visit_stops AS v ON v.appointment_id = a.id
          WHERE a.person_id = @personId AND v.address <> '' ORDER BY a.booked_at_ms DESC LIMIT 1),
         ${ofCase('residence')}, ${ofCase('address')}, '') AS address`,
    ).get({ personId })?.address ?? ''
  );
}
