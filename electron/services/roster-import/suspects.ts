import { foldName, phoneNumbers } from '#shared/domain/person-tokens.ts';
import { isSuspect, type Likeness, type SuspectRule } from '#shared/domain/roster-suspects.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findPerson, type PersonRow } from '#electron/db/repositories/people.ts';
import { personIdOf, serialsWithTokens } from '#electron/db/repositories/person-tokens.ts';

/** People of one name (and phone) looked at. */
const MOST_LOOKED_AT = 40;

/** Somebody on file who may be meant by a row of another ID number. */
export function findSuspectOnFile(db: ReadableDb, likeness: Likeness, rule: SuspectRule): PersonRow | undefined {
  const name = foldName(likeness.name);
  if (name === '') return undefined;
  for (const first of rule.phone ? phoneNumbers(likeness.phone) : [name]) {
    for (const serial of serialsWithTokens(db, first, name, MOST_LOOKED_AT)) {
      const id = personIdOf(db, serial);
      const person = id === undefined ? undefined : findPerson(db, id);
      if (person && isSuspect(likeness, person, rule)) return person;
    }
  }
  return undefined;
}
