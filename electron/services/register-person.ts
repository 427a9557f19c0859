import { civilDateOf } from '#shared/civil-date.ts';
import type { PersonId } from '#shared/contract/base.ts';
import { parseIdNumber, type ParsedIdNumber } from '#shared/domain/id-number.ts';
import { tidyName } from '#shared/domain/person-name.ts';
import { personTokens } from '#shared/domain/person-tokens.ts';
import { DeskError } from '#shared/errors.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import {
  findPersonByIdNumber,
  insertPerson,
  insertPersonToIndex,
  type PersonFields,
  type PersonRow,
} from '#electron/db/repositories/people.ts';
import type { ServiceContext } from './context.ts';
import { nameReadings } from './name-readings.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export type RegisterInput = WriteRequest & PersonFields & { readonly name: string; readonly idNumber: string };

/** Adds a person who is on no roster. Errors: idNumber.*, person.exists (with the name on file). */
export function registerPerson(context: ServiceContext, input: RegisterInput): PersonId {
  const parsed = parseIdNumber(input.idNumber, civilDateOf(context.clock.now()));
  if (!parsed.ok) throw new DeskError(parsed.problem, {});
  return writeOnce(context, {
    procedure: 'people.register',
    request: input,
    nouns: ['people'],
    work: (db, nowMs) => {
      const known = findPersonByIdNumber(db, parsed.idNumber);
      if (known) throw new DeskError('person.exists', { name: known.name });
      const person = newPerson(context, { ...input, parsed, source: 'counter', nowMs });
      addPerson(db, person);
      return person.id as PersonId;
    },
  });
}

export type NewPerson = PersonFields & {
  readonly name: string;
  readonly parsed: Extract<ParsedIdNumber, { ok: true }>;
  readonly source: PersonRow['source'];
  readonly nowMs: number;
};

export function newPerson(context: Pick<ServiceContext, 'newId'>, input: NewPerson): PersonRow {
  return {
    id: context.newId(),
    idNumber: input.parsed.idNumber,
    name: tidyName(input.name),
    sex: input.parsed.sex,
    birthOn: input.parsed.birthOn,
    phone: input.phone.trim(),
    community: input.community.trim(),
    personClass: input.personClass,
    hukou: input.hukou,
    residence: input.residence,
    disabilityGrade: input.disabilityGrade,
    circumstances: input.circumstances,
    source: input.source,
    createdAtMs: input.nowMs,
    changedAtMs: input.nowMs,
  };
}

/** As `addPerson`; searching finds them once the import has indexed those it added. */
export function addPersonToIndex(db: WritableDb, person: PersonRow): void {
  insertPersonToIndex(db, person, personTokens(person, nameReadings(person.name)));
  noteForDistrict(db, { noun: 'people', subjectId: person.id, event: 'added', atMs: person.createdAtMs });
}

/** The row, what it is found by, and the fact for the district. Runs inside the caller's transaction. */
export function addPerson(db: WritableDb, person: PersonRow): void {
  insertPerson(db, person, personTokens(person, nameReadings(person.name)));
  noteForDistrict(db, { noun: 'people', subjectId: person.id, event: 'added', atMs: person.createdAtMs });
}
