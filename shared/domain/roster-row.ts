import type { CivilDate } from '#shared/civil-date.ts';
import { foldIdNumberText, parseIdNumber, type IdNumberProblem, type ParsedIdNumber } from './id-number.ts';
import { LONGEST_NAME, tidyName } from './person-name.ts';
import { isSameName } from './person-tokens.ts';
import { readRosterFields, type RosterRules } from './roster-fields.ts';

/**
 * One row of a roster: what it says, whether it is taken, and how it changes the person on file. Pure; preview and commit
 * both decide by these functions.
 *
 * Merge rules: the same ID number is the same person. An empty or unreadable cell never overwrites. Which of two differing
 * values counts is policy (resources/policy/roster-merge.json); the other is named in the reasons. A differing name is a
 * conflict and the row is refused, against the file on record as well as against an earlier row of the same file.
 */
export const rosterFields = [
  'name',
  'idNumber',
  'phone',
  'community',
  'personClass',
  'hukou',
  'residence',
  'disabilityGrade',
  'circumstances',
] as const;
export type RosterField = (typeof rosterFields)[number];

export function isRosterField(text: string): text is RosterField {
  return (rosterFields as readonly string[]).includes(text);
}

/** A cell as the file has it; a number keeps its written form, which may have lost digits. */
export type RosterCell = string | { readonly number: string };
export type RosterCells = Partial<Readonly<Record<RosterField, RosterCell>>>;

/** Everything a row can be told. Refusals first, then what was merged, then what somebody should look at. */
export const rosterReasonCodes = [
  'name-missing',
  'name-too-long',
  'id-missing',
  'id-length',
  'id-characters',
  'id-birth-date',
  'id-check-digit',
  'id-stored-as-number',
  'name-differs-in-file',
  'name-differs-on-file',
  'suspect-on-file',
  'suspect-in-file',
  'suspect-refused',
  'suspect-gone',
  'field-filled',
  'field-taken',
  'field-kept',
  'merged-by-hand',
  'separate-by-hand',
  'duplicate-row',
  'id-upgraded',
  'class-unknown',
  'class-several',
  'hukou-unknown',
  'residence-unknown',
  'grade-unknown',
  'circumstance-unknown',
  'community-unknown',
  'phone-odd',
  'text-too-long',
] as const;
export type RosterReasonCode = (typeof rosterReasonCodes)[number];

export type RosterReason = {
  readonly code: RosterReasonCode;
  readonly field: RosterField | '';
  /** What the sentence is about: the text of the cell, `old → new`, the earlier row's number; `''` where nothing is. */
  readonly detail: string;
};

/** What rosters say about a person besides name and number; codes as in the policy tables. */
export type RosterPersonFields = {
  readonly phone: string;
  readonly community: string;
  readonly personClass: string;
  readonly hukou: string;
  readonly residence: string;
  readonly disabilityGrade: number | null;
  readonly circumstances: readonly string[];
};

export type RosterRow =
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly idNumber: string;
      readonly reasons: readonly RosterReason[];
      /** The name is good and only the number is not: it may still be somebody we know. */
      readonly numberAlone: boolean;
      readonly fields: Partial<RosterPersonFields>;
    }
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly parsed: Extract<ParsedIdNumber, { ok: true }>;
      /** Only what the row really says. */
      readonly fields: Partial<RosterPersonFields>;
      readonly reasons: readonly RosterReason[];
    };

const ID_REASONS = {
  'idNumber.length': 'id-length',
  'idNumber.characters': 'id-characters',
  'idNumber.birthDate': 'id-birth-date',
  'idNumber.checkDigit': 'id-check-digit',
} as const satisfies Record<IdNumberProblem, RosterReasonCode>;

const LONGEST_SHOWN_ID = 40;

/** Reads one row. Every fault of name and number is named at once, so that a row comes back once, not twice. */
export function readRosterRow(cells: RosterCells, rules: RosterRules, today: CivilDate): RosterRow {
  const name = tidyName(cellText(cells.name));
  const refusals: RosterReason[] = [];
  if (name === '') refusals.push({ code: 'name-missing', field: 'name', detail: '' });
  if (Array.from(name).length > LONGEST_NAME) refusals.push({ code: 'name-too-long', field: 'name', detail: '' });
  const number = readIdNumber(cells.idNumber ?? '', today);
  if ('refusal' in number) refusals.push(number.refusal);
  const { fields, warnings } = readRosterFields(cells, rules);
  if (refusals.length > 0 || 'refusal' in number) {
    const idNumber = foldIdNumberText(cellText(cells.idNumber)).slice(0, LONGEST_SHOWN_ID);
    const numberAlone = refusals.length === 1 && 'refusal' in number;
    return { kind: 'refused', name, idNumber, reasons: refusals, numberAlone, fields };
  }
  const upgraded: RosterReason[] = number.parsed.upgraded
    ? [{ code: 'id-upgraded', field: 'idNumber', detail: '' }]
    : [];
  return { kind: 'person', name, parsed: number.parsed, fields, reasons: [...upgraded, ...warnings] };
}

type ReadNumber = { readonly parsed: Extract<ParsedIdNumber, { ok: true }> } | { readonly refusal: RosterReason };

function readIdNumber(cell: RosterCell, today: CivilDate): ReadNumber {
  const text = cellText(cell);
  const refuse = (code: RosterReasonCode): ReadNumber => ({ refusal: { code, field: 'idNumber', detail: '' } });
  if (text.trim() === '') return refuse('id-missing');
  if (hasLostDigits(cell)) return refuse('id-stored-as-number');
  const parsed = parseIdNumber(text, today);
  return parsed.ok ? { parsed } : refuse(ID_REASONS[parsed.problem]);
}

/** A spreadsheet keeps 15 digits of a number; text in exponent form is what it made of a longer one on export. */
function hasLostDigits(cell: RosterCell): boolean {
  if (typeof cell === 'string') return /^\s*\d(\.\d+)?E\+\d+\s*$/iu.test(cell);
  return !/^\d{1,15}$/.test(cell.number);
}

function cellText(cell: RosterCell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.number;
}

/** Where the name a row is compared with stands. */
export type KnownName = { readonly name: string; readonly rowNumber: number | null };

/** The refusal when an ID number carries two names; undefined when the names are the same. */
export function nameConflict(name: string, known: KnownName): RosterReason | undefined {
  if (isSameName(name, known.name)) return undefined;
  return known.rowNumber === null
    ? { code: 'name-differs-on-file', field: 'name', detail: known.name }
    : { code: 'name-differs-in-file', field: 'name', detail: String(known.rowNumber) };
}

const mergedFields = [
  'phone',
  'community',
  'personClass',
  'hukou',
  'residence',
  'disabilityGrade',
  'circumstances',
] as const satisfies readonly (keyof RosterPersonFields)[];

/** Whose value counts where the row and the record differ. Asked only then, because the answer may cost a query. */
export type WinnerOf = (field: keyof RosterPersonFields) => 'roster' | 'known';

export type Merged = {
  readonly changes: Partial<RosterPersonFields>;
  readonly reasons: readonly RosterReason[];
  /** A value of the roster was not taken because the record's counts. */
  readonly conflict: boolean;
};

/** What a row changes about a person, and the reason for each field; nothing when it says nothing new. */
export function mergeFields(
  known: RosterPersonFields,
  said: Partial<RosterPersonFields>,
  rules: RosterRules,
  winnerOf: WinnerOf,
): Merged {
  const merged = { ...known, ...said };
  const differing = mergedFields.filter(
    (field) => rules.comparable(field, known[field]) !== rules.comparable(field, merged[field]),
  );
  const judged = differing.map((field) => {
    const before = rules.wordsOf(field, known[field]);
    const after = rules.wordsOf(field, merged[field]);
    if (before === '') return { field, code: 'field-filled', detail: after } as const;
    if (winnerOf(field) === 'known') return { field, code: 'field-kept', detail: `${before} ← ${after}` } as const;
    return { field, code: 'field-taken', detail: `${before} → ${after}` } as const;
  });
  const taken = judged.filter(({ code }) => code !== 'field-kept');
  return {
    changes: Object.fromEntries(taken.map(({ field }) => [field, merged[field]])),
    reasons: judged,
    conflict: taken.length < judged.length,
  };
}
