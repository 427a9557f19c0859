import type { CaseForm, FieldSource } from '#shared/contract/cases.ts';
import { isFieldValueValid } from '#shared/domain/field-value.ts';
import { fieldAt } from '#shared/domain/form-index.ts';
import { isCutName, type IdCardRecord } from '#shared/domain/id-card.ts';
import type { WritableDb } from '#electron/db/connection.ts';
import { noteConflict } from '#electron/db/repositories/case-provenance.ts';
import type { PersonRow } from '#electron/db/repositories/people.ts';

export type Known = { readonly value: string; readonly source: FieldSource };
type KnownValues = Readonly<Record<string, Known>>;

export type Sources = {
  readonly person: PersonRow;
  readonly chip: IdCardRecord | undefined;
  /** Telephone given with the booking, `''` when there is none. */
  readonly bookingPhone: string;
  /** Fields of the person's last accepted case. */
  readonly earlier: Readonly<Record<string, string>>;
};

/** What is decided anew with every application, and so is never taken from an earlier one. */
const askedAnew = new Set(['bank', 'applicationKind', 'replacementReason', 'issueAt', 'issueProvince']);

/** What is known before anybody asks: the chip before the booking, before the roster, before an earlier case. */
export function knownValues({ person, chip, bookingPhone, earlier }: Sources): KnownValues {
  const before = Object.entries(earlier).filter(([field]) => !askedAnew.has(field));
  return {
    ...from('earlier', Object.fromEntries(before)),
    ...from('roster', rosterValues(person)),
    ...from('booking', { phone: bookingPhone }),
    ...(chip ? from('chip', chipValues(chip, person)) : {}),
  };
}

function from(source: FieldSource, values: Readonly<Record<string, string>>): KnownValues {
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  return Object.fromEntries(filled.map(([field, value]) => [field, { value, source }]));
}

function rosterValues(person: PersonRow): Readonly<Record<string, string>> {
  return {
    name: person.name,
    idNumber: person.idNumber,
    sex: person.sex,
    birthOn: person.birthOn,
    phone: person.phone,
    community: person.community,
    hukou: person.hukou,
    residenceKind: person.residence,
    disabilityGrade: String(person.disabilityGrade ?? ''),
    personClass: person.personClass,
  };
}

function chipValues(chip: IdCardRecord, person: PersonRow): Readonly<Record<string, string>> {
  const { idNumber, sex, birthOn, ethnicCode, address, authority, validFrom, validTo } = chip;
  // Somebody whose name is longer than a chip's field keeps it whole.
  const name = isCutName(chip.name, person.name) ? '' : chip.name;
  return { name, idNumber, sex, birthOn, ethnicCode, address, authority, validFrom, validTo };
}

export function isStorable(form: CaseForm, key: string, value: string): boolean {
  const field = fieldAt(form, key);
  return field !== null && value !== '' && isFieldValueValid(field, value);
}

/** Fields that chip and roster both know, and so may disagree about. */
export const contestable: ReadonlySet<string> = new Set(['name', 'idNumber', 'sex', 'birthOn']);

type Contest = { readonly person: PersonRow; readonly chip: IdCardRecord; readonly atMs: number };

/** Writes down where chip and roster disagree: the clerk decides, the program only shows both. */
export function noteConflicts(db: WritableDb, caseId: string, { person, chip, atMs }: Contest): void {
  const roster = rosterValues(person);
  for (const [field, chipValue] of Object.entries(chipValues(chip, person))) {
    const rosterValue = roster[field] ?? '';
    if (!contestable.has(field) || chipValue === '' || rosterValue === '' || chipValue === rosterValue) continue;
    noteConflict(db, { caseId, field, chipValue, rosterValue, atMs });
  }
}
