import { phoneNumbers } from './person-tokens.ts';
import type { PolicyTables } from './policy-tables.ts';
import type { RosterCells, RosterField, RosterPersonFields, RosterReason } from './roster-row.ts';

type Named = { readonly code: string; readonly name: string; readonly aliases: readonly string[] };

/** How the cells of a roster are understood: policy tables and the station's communities, made ready for many rows. */
export type RosterRules = {
  readonly classCode: (text: string) => string | undefined;
  readonly hukouCode: (text: string) => string | undefined;
  readonly residenceCode: (text: string) => string | undefined;
  readonly gradeCode: (text: string) => string | undefined;
  readonly circumstanceCode: (text: string) => string | undefined;
  readonly communityName: (text: string) => string | undefined;
  /** A field's value in words, `''` for none. */
  readonly wordsOf: (field: keyof RosterPersonFields, value: RosterPersonFields[keyof RosterPersonFields]) => string;
  /** Equal for values that say the same, however they are written. */
  readonly comparable: (field: keyof RosterPersonFields, value: RosterPersonFields[keyof RosterPersonFields]) => string;
};

const LONGEST_PHONE = 30;
const LONGEST_COMMUNITY = 60;
const SEPARATORS = /[、，,;；/\s|]+/u;
/** 因战七级, 7级伤残: the grade inside what else a certificate says. */
const GRADE_WITHIN = /(?:10|(?<!\d)[1-9]|[一二三四五六七八九十])级/u;
/** What people write for "nothing to say here"; such a cell counts as empty. */
const NOTHING = /^(无|没有|否|[-—/\\]+)$/u;

export function rosterRules(policy: PolicyTables, communities: readonly string[]): RosterRules {
  const classes = lookupOf(policy.personClasses.classes);
  const hukouKinds = lookupOf(policy.circumstances.hukouKinds);
  const circumstances = lookupOf(policy.circumstances.circumstances);
  const residenceKinds = lookupOf(policy.circumstances.residenceKinds);
  const grades = lookupOf(policy.circumstances.disabilityGrades);
  const known = new Set(communities);
  const byPlainName = new Map(communities.map((name) => [plainCommunity(name), name]));
  const wordOf = {
    phone: (value: string) => value,
    community: (value: string) => value,
    personClass: namesOf(policy.personClasses.classes),
    hukou: namesOf(policy.circumstances.hukouKinds),
    residence: namesOf(policy.circumstances.residenceKinds),
    disabilityGrade: namesOf(policy.circumstances.disabilityGrades),
    circumstances: namesOf(policy.circumstances.circumstances),
  };
  const communityName = (text: string) => (known.has(text) ? text : byPlainName.get(plainCommunity(text)));
  return {
    classCode: (text) => classes.get(text) ?? classes.get(plain(text)),
    hukouCode: (text) => hukouKinds.get(text) ?? hukouKinds.get(plain(text)),
    residenceCode: (text) => residenceKinds.get(text) ?? residenceKinds.get(plain(text)),
    gradeCode: (text) => grades.get(plain(text)) ?? grades.get(plain(text).match(GRADE_WITHIN)?.[0] ?? ''),
    circumstanceCode: (text) => circumstances.get(text) ?? circumstances.get(plain(text)),
    communityName,
    wordsOf: (field, value) => [value ?? []].flat().map(String).map(wordOf[field]).join('、'),
    comparable: (field, value) => {
      if (field === 'phone') return comparablePhone(String(value));
      if (field === 'community') return communityName(String(value)) ?? plain(String(value));
      return JSON.stringify(typeof value === 'object' && value !== null ? value.toSorted() : value);
    },
  };
}

/** A number is the same with and without hyphens; what holds no number is compared as it stands. */
function comparablePhone(phone: string): string {
  return phoneNumbers(phone).join() || phone.trim();
}

/** Codes, names and aliases, written in whatever width and case. */
function lookupOf(entries: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ code, name, aliases }) => [code, name, ...aliases].map((text) => [plain(text), code] as const)),
  );
}

function namesOf(entries: readonly Named[]): (code: string) => string {
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}

/** 近开里 and 近开里社区 are the same place. */
function plainCommunity(text: string): string {
  return plain(text).replace(/(社区|村)(居委会|村委会|居民委员会|村民委员会)?$/u, '');
}

type FieldsRead = { readonly fields: Partial<RosterPersonFields>; readonly warnings: readonly RosterReason[] };

/** Every field but name and ID number. A cell nobody understands is reported and, codes being what is stored, not taken. */
export function readRosterFields(cells: RosterCells, rules: RosterRules): FieldsRead {
  const text = (field: RosterField) => textOf(cells, field);
  const parts = [
    readPhone(text('phone')),
    readCommunity(text('community'), rules),
    readClass(text('personClass'), rules),
    readHukou(text('hukou'), rules),
    readResidence(text('residence'), rules),
    readGrade(text('disabilityGrade'), rules),
    readCircumstances(text('circumstances'), rules),
  ];
  return {
    fields: Object.assign({}, ...parts.map((part) => part.fields)) as Partial<RosterPersonFields>,
    warnings: parts.flatMap((part) => part.warnings),
  };
}

function textOf(cells: RosterCells, field: RosterField): string {
  const cell = cells[field] ?? '';
  const text = (typeof cell === 'string' ? cell : cell.number).trim();
  return NOTHING.test(text) ? '' : text;
}

const NOTHING_SAID: FieldsRead = { fields: {}, warnings: [] };

function warn(code: RosterReason['code'], field: RosterField, detail: string): RosterReason {
  return { code, field, detail: Array.from(detail).slice(0, 60).join('') };
}

function readPhone(written: string): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const phone = written.normalize('NFKC').replaceAll(/\s+/gu, ' ');
  if (phone.length > LONGEST_PHONE) return { fields: {}, warnings: [warn('text-too-long', 'phone', phone)] };
  const numbers = phoneNumbers(phone);
  const isUsual = numbers.length > 0 && numbers.every((number) => /^(1\d{10}|0\d{9,11}|[2-9]\d{6,7})$/.test(number));
  // A single number is kept without the hyphens and spaces it is written with; clerks dial it as it stands.
  const kept = isUsual && numbers.length === 1 ? (numbers[0] ?? phone) : phone;
  return { fields: { phone: kept }, warnings: isUsual ? [] : [warn('phone-odd', 'phone', phone)] };
}

function readCommunity(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const known = rules.communityName(written);
  if (known !== undefined) return { fields: { community: known }, warnings: [] };
  if (written.length > LONGEST_COMMUNITY)
    return { fields: {}, warnings: [warn('text-too-long', 'community', written)] };
  return { fields: { community: written }, warnings: [warn('community-unknown', 'community', written)] };
}

function readClass(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const whole = rules.classCode(written);
  if (whole !== undefined) return { fields: { personClass: whole }, warnings: [] };
  const words = written.split(SEPARATORS).filter((word) => word !== '');
  const [first, ...more] = [...new Set(words.flatMap((word) => rules.classCode(word) ?? []))];
  if (first === undefined) return { fields: {}, warnings: [warn('class-unknown', 'personClass', written)] };
  const unknown = words.filter((word) => rules.classCode(word) === undefined);
  const warnings = unknown.map((word) => warn('class-unknown', 'personClass', word));
  if (more.length > 0) warnings.push(warn('class-several', 'personClass', rules.wordsOf('personClass', more)));
  return { fields: { personClass: first }, warnings };
}

function readHukou(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const hukou = rules.hukouCode(written);
  return hukou === undefined
    ? { fields: {}, warnings: [warn('hukou-unknown', 'hukou', written)] }
    : { fields: { hukou }, warnings: [] };
}

function readResidence(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const residence = rules.residenceCode(written);
  return residence === undefined
    ? { fields: {}, warnings: [warn('residence-unknown', 'residence', written)] }
    : { fields: { residence }, warnings: [] };
}

function readGrade(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const code = rules.gradeCode(written);
  return code === undefined
    ? { fields: {}, warnings: [warn('grade-unknown', 'disabilityGrade', written)] }
    : { fields: { disabilityGrade: Number(code) }, warnings: [] };
}

function readCircumstances(written: string, rules: RosterRules): FieldsRead {
  if (written === '') return NOTHING_SAID;
  const words = written.split(SEPARATORS).filter((word) => word !== '' && !NOTHING.test(word));
  const codes = [...new Set(words.flatMap((word) => rules.circumstanceCode(word) ?? []))];
  const warnings = words
    .filter((word) => rules.circumstanceCode(word) === undefined)
    .map((word) => warn('circumstance-unknown', 'circumstances', word));
  return { fields: codes.length > 0 ? { circumstances: codes } : {}, warnings };
}
