import { idNumberTokens, phoneTokens } from '#shared/domain/person-tokens.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';
import { addTokens, removeTokens, writeTokenList } from './person-tokens.ts';

export type PersonSource = 'roster' | 'counter' | 'chip';

/** What may be learnt anew about a person; each change is kept in person_changes. */
export type PersonFields = {
  readonly phone: string;
  readonly community: string;
  readonly personClass: string;
  readonly hukou: string;
  readonly residence: string;
  /** 1 (gravest) to 10; null while nobody knows of one. */
  readonly disabilityGrade: number | null;
  readonly circumstances: readonly string[];
};

export type PersonRow = PersonFields & {
  readonly id: string;
  readonly idNumber: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly birthOn: string;
  readonly source: PersonSource;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
};

export type PersonChange = { readonly field: keyof PersonFields; readonly oldValue: string; readonly newValue: string };

type StoredPerson = Omit<PersonRow, 'circumstances'> & { readonly circumstancesJson: string };

const COLUMNS = `id, id_number AS idNumber, name, sex, birth_on AS birthOn, phone, community, person_class AS personClass, hukou,
  residence, disability_grade AS disabilityGrade, circumstances_json AS circumstancesJson, source, created_at_ms AS createdAtMs, changed_at_ms AS changedAtMs`;

function fromStored(stored: StoredPerson): PersonRow {
  const { circumstancesJson, ...row } = stored;
  return { ...row, circumstances: JSON.parse(circumstancesJson) as string[] };
}

export function findPerson(db: ReadableDb, id: string): PersonRow | undefined {
  const found = statement<[string], StoredPerson>(db, `SELECT ${COLUMNS} FROM people WHERE id = ?`).get(id);
  return found && fromStored(found);
}

/** The people of these ids, in the order asked; ids nobody has are passed over. */
export function findPeople(db: ReadableDb, ids: readonly string[]): PersonRow[] {
  return ids.flatMap((id) => findPerson(db, id) ?? []);
}

/** `idNumber`: 18 characters, X in upper case. */
export function findPersonByIdNumber(db: ReadableDb, idNumber: string): PersonRow | undefined {
  const found = statement<[string], StoredPerson>(db, `SELECT ${COLUMNS} FROM people WHERE id_number = ?`).get(
    idNumber,
  );
  return found && fromStored(found);
}

/** People in the order they were added, after a serial, for walking them in pieces. */
export function listPeopleAfter(db: ReadableDb, serial: number, limit: number): SerialPerson[] {
  return statement<[number, number], StoredPerson & { readonly serial: number }>(
    db,
    `SELECT serial, ${COLUMNS} FROM people WHERE serial > ? ORDER BY serial LIMIT ?`,
  )
    .all(serial, limit)
    .map((stored) => ({ ...fromStored(stored), serial: stored.serial }));
}

/** Who said last what a field holds: the source of its last change, else of the person. */
export function sourceOfField(db: ReadableDb, personId: string, field: keyof PersonFields): string {
  return (
    statement<[string, string, string], { source: string }>(
      db,
      `SELECT coalesce((SELECT source FROM person_changes WHERE person_id = ? AND field = ? ORDER BY sequence DESC LIMIT 1),
         (SELECT source FROM people WHERE id = ?)) AS source`,
    ).get(personId, field, personId)?.source ?? ''
  );
}

export function countPeople(db: ReadableDb): number {
  return statement<[], { people: number }>(db, 'SELECT count(*) AS people FROM people').get()?.people ?? 0;
}

/** Adds a person with what they can be found by. */
export function insertPerson(db: WritableDb, person: PersonRow, tokens: readonly string[]): void {
  addTokens(db, insertPersonRow(db, person), tokens);
}

/** As `insertPerson`, but searching finds them only when the tokens of their list have been inserted too. */
export function insertPersonToIndex(db: WritableDb, person: PersonRow, tokens: readonly string[]): void {
  writeTokenList(db, insertPersonRow(db, person), tokens);
}

function insertPersonRow(db: WritableDb, person: PersonRow): number {
  const { lastInsertRowid } = statement<(string | number | null)[]>(
    db,
    `INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, residence, disability_grade,
       circumstances_json, source, created_at_ms, changed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    person.id,
    person.idNumber,
    person.name,
    person.sex,
    person.birthOn,
    person.phone,
    person.community,
    person.personClass,
    person.hukou,
    person.residence,
    person.disabilityGrade,
    JSON.stringify(person.circumstances),
    person.source,
    person.createdAtMs,
    person.changedAtMs,
  );
  return Number(lastInsertRowid);
}

/**
 * Takes over the fields that differ, each with a row of its own in person_changes, and keeps the search tokens of the phone
 * right. Returns what changed; nothing is written when nothing differs.
 */
export function updatePersonFields(
  db: WritableDb,
  personId: string,
  fields: Partial<PersonFields>,
  at: { readonly source: string; readonly atMs: number },
): PersonChange[] {
  const before = findPerson(db, personId);
  if (!before) throw new Error('update of a person who is not there');
  const after = { ...before, ...fields };
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  statement<[string, string, string, string, string, number | null, string, number, string]>(
    db,
    `UPDATE people SET phone = ?, community = ?, person_class = ?, hukou = ?, residence = ?, disability_grade = ?,
       circumstances_json = ?, changed_at_ms = ?
     WHERE id = ?`,
  ).run(
    after.phone,
    after.community,
    after.personClass,
    after.hukou,
    after.residence,
    after.disabilityGrade,
    JSON.stringify(after.circumstances),
    at.atMs,
    personId,
  );
  for (const change of changes) recordChange(db, personId, change, at);
  if (after.phone !== before.phone) replacePhoneTokens(db, before, after.phone);
  return changes;
}

/** The fields in which two states of a person differ, lists as JSON. */
export function changesBetween(before: PersonFields, after: PersonFields): PersonChange[] {
  const pairs = [
    ['phone', before.phone, after.phone],
    ['community', before.community, after.community],
    ['personClass', before.personClass, after.personClass],
    ['hukou', before.hukou, after.hukou],
    ['residence', before.residence, after.residence],
    ['disabilityGrade', String(before.disabilityGrade ?? ''), String(after.disabilityGrade ?? '')],
    ['circumstances', JSON.stringify(before.circumstances), JSON.stringify(after.circumstances)],
  ] as const;
  return pairs
    .filter(([, oldValue, newValue]) => oldValue !== newValue)
    .map(([field, oldValue, newValue]) => ({ field, oldValue, newValue }));
}

function recordChange(
  db: WritableDb,
  personId: string,
  change: PersonChange,
  at: { readonly source: string; readonly atMs: number },
): void {
  statement<[string, string, string, string, string, number]>(
    db,
    'INSERT INTO person_changes (person_id, field, old_value, new_value, source, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(personId, change.field, change.oldValue, change.newValue, at.source, at.atMs);
}

function replacePhoneTokens(db: WritableDb, person: PersonRow, phone: string): void {
  const serial = serialOf(db, person.id);
  // The last digits of a phone may also be those of the ID number; that token stays.
  const kept = new Set([...idNumberTokens(person.idNumber), ...phoneTokens(phone)]);
  removeTokens(
    db,
    serial,
    phoneTokens(person.phone).filter((token) => !kept.has(token)),
  );
  addTokens(db, serial, phoneTokens(phone));
}

function serialOf(db: ReadableDb, personId: string): number {
  const found = statement<[string], { serial: number }>(db, 'SELECT serial FROM people WHERE id = ?').get(personId);
  if (!found) throw new Error('no serial for a person who is there');
  return found.serial;
}

export type SerialPerson = PersonRow & { readonly serial: number };

/** People of a range of serials (both ends included), in the order they came. */
export function listPeopleBySerial(db: ReadableDb, from: number, until: number): SerialPerson[] {
  return statement<[number, number], StoredPerson & { readonly serial: number }>(
    db,
    `SELECT serial, ${COLUMNS} FROM people WHERE serial BETWEEN ? AND ? ORDER BY serial`,
  )
    .all(from, until)
    .map((stored) => ({ ...fromStored(stored), serial: stored.serial }));
}

export function findPersonSerial(db: ReadableDb, personId: string): number | undefined {
  return statement<[string], { serial: number }>(db, 'SELECT serial FROM people WHERE id = ?').get(personId)?.serial;
}

export function highestSerial(db: ReadableDb): number {
  return statement<[], { serial: number | null }>(db, 'SELECT max(serial) AS serial FROM people').get()?.serial ?? 0;
}
