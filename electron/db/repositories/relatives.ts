import type { ReadableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type Relative = { readonly personId: string; readonly because: 'booking' | 'family-table' };

/**
 * Who belongs to a person's family as far as the station knows: booked together, or named with the number in the family
 * table of one's case, in either direction. Somebody known both ways comes once, by the booking.
 */
export function listRelatives(db: ReadableDb, personId: string): readonly Relative[] {
  return statement<{ personId: string }, Relative>(
    db,
    `SELECT personId, min(because) AS because FROM (
       SELECT theirs.person_id AS personId, 'booking' AS because
       FROM appointments AS own
       JOIN family_members AS mine ON mine.appointment_id = own.id
       JOIN family_members AS other ON other.family_id = mine.family_id
       JOIN appointments AS theirs ON theirs.id = other.appointment_id
       WHERE own.person_id = @personId
       UNION
       SELECT people.id, 'family-table'
       FROM cases JOIN case_fields ON case_fields.case_id = cases.id AND case_fields.field GLOB 'family.*.idNumber'
       JOIN people ON people.id_number = case_fields.value
       WHERE cases.person_id = @personId
       UNION
       SELECT cases.person_id, 'family-table'
       FROM people JOIN case_fields ON case_fields.value = people.id_number AND case_fields.field GLOB 'family.*.idNumber'
       JOIN cases ON cases.id = case_fields.case_id
       WHERE people.id = @personId
     ) WHERE personId <> @personId GROUP BY personId`,
  ).all({ personId });
}

/** Every case of a person, newest first. */
export function listCaseIds(db: ReadableDb, personId: string): readonly string[] {
  return statement<[string], { id: string }>(
    db,
    'SELECT id FROM cases WHERE person_id = ? ORDER BY opened_at_ms DESC LIMIT 20',
  )
    .all(personId)
    .map(({ id }) => id);
}
