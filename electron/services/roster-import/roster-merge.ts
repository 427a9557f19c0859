import type { CivilDate } from '#shared/civil-date.ts';
import type { PairDecision, RowOutcome } from '#shared/contract/roster.ts';
import type { RosterRules } from '#shared/domain/roster-fields.ts';
import {
  mergeFields,
  nameConflict,
  readRosterRow,
  type RosterCells,
  type RosterPersonFields,
  type RosterReason,
  type RosterRow,
  type WinnerOf,
} from '#shared/domain/roster-row.ts';
import { birthInBrokenNumber, type Likeness } from '#shared/domain/roster-suspects.ts';

/** A person a row is compared with: on file, or an earlier row of the file. */
export type RosterSubject = RosterPersonFields & {
  readonly id: string;
  readonly idNumber: string;
  readonly name: string;
  /** The earlier row they are known from; null when on file only. */
  readonly rowNumber: number | null;
};

export type NewSubject = Extract<RosterRow, { kind: 'person' }>;

/** Where people are found and changed; a preview's changes nobody. */
export type RosterTarget = {
  /** The person of this number as they stand after the rows so far. */
  readonly find: (idNumber: string) => RosterSubject | undefined;
  /** Somebody of another number who may be the same. */
  readonly findSuspect: (likeness: Likeness) => RosterSubject | undefined;
  readonly winnerFor: (subject: RosterSubject) => WinnerOf;
  readonly add: (rowNumber: number, row: NewSubject) => void;
  readonly change: (rowNumber: number, subject: RosterSubject, changes: Partial<RosterPersonFields>) => void;
};

/** A row to judge, with what the manager said of it. */
export type RowToJudge = {
  readonly rowNumber: number;
  readonly cells: RosterCells;
  readonly decision: PairDecision | '';
  readonly suspectIdNumber: string;
};

export type RowDecision = {
  readonly outcome: RowOutcome;
  readonly name: string;
  readonly idNumber: string;
  readonly reasons: readonly RosterReason[];
  readonly conflict: boolean;
  readonly suspect: RosterSubject | null;
};

/** What a roster that says nothing knows about somebody. */
export const NOTHING_KNOWN: RosterPersonFields = {
  phone: '',
  community: '',
  personClass: '',
  hukou: '',
  residence: '',
  disabilityGrade: null,
  circumstances: [],
};

/**
 * Takes the rows of one file in order. Preview and commit run through here with different targets, so that they can differ
 * only where the people on file have changed in between.
 */
export class RosterMerge {
  readonly #rules: RosterRules;
  readonly #today: CivilDate;
  readonly #target: RosterTarget;

  constructor(rules: RosterRules, today: CivilDate, target: RosterTarget) {
    this.#rules = rules;
    this.#today = today;
    this.#target = target;
  }

  take(row: RowToJudge): RowDecision {
    const read = readRosterRow(row.cells, this.#rules, this.#today);
    if (read.kind === 'refused') return this.#takeBroken(row, read);
    const { idNumber } = read.parsed;
    const known = this.#target.find(idNumber);
    if (known) return this.#takeKnown(row.rowNumber, read, known);
    const named = { name: read.name, idNumber };
    const { suspect, decision } = this.#suspectOf(row, {
      name: read.name,
      birthOn: read.parsed.birthOn,
      phone: read.fields.phone ?? '',
    });
    if (decision === 'refuse') return refuse({ ...named, suspect, reasons: [refusedByHand] });
    if (decision === 'merge') return this.#mergeByHand(row.rowNumber, { ...named, fields: read.fields, suspect });
    if (suspect && decision === '') return refuse({ ...named, suspect, reasons: [suspectReason(suspect)] });
    this.#target.add(row.rowNumber, read);
    const byHand: RosterReason[] = suspect ? [{ code: 'separate-by-hand', field: '', detail: suspect.name }] : [];
    return { ...named, outcome: 'added', reasons: [...byHand, ...read.reasons], conflict: false, suspect };
  }

  /** Whom the manager decided about, as long as they are there; else whoever looks like this row, undecided. */
  #suspectOf({ decision, suspectIdNumber }: RowToJudge, likeness: Likeness): Suspicion {
    if (decision === '') return { suspect: this.#target.findSuspect(likeness) ?? null, decision };
    const decided = this.#target.find(suspectIdNumber) ?? null;
    if (decided || decision !== 'separate') return { suspect: decided, decision };
    return { suspect: this.#target.findSuspect(likeness) ?? null, decision: '' };
  }

  #takeKnown(rowNumber: number, row: NewSubject, known: RosterSubject): RowDecision {
    const named = { name: row.name, idNumber: row.parsed.idNumber };
    const conflict = nameConflict(row.name, known);
    if (conflict) return refuse({ ...named, reasons: [conflict] });
    const merged = mergeFields(known, row.fields, this.#rules, this.#target.winnerFor(known));
    this.#target.change(rowNumber, known, merged.changes);
    const repeated: RosterReason[] =
      known.rowNumber === null ? [] : [{ code: 'duplicate-row', field: '', detail: String(known.rowNumber) }];
    return {
      ...named,
      outcome: isEmpty(merged.changes) ? 'unchanged' : 'merged',
      reasons: [...repeated, ...merged.reasons, ...row.reasons],
      conflict: merged.conflict,
      suspect: null,
    };
  }

  /** The number is no good; the rest may still tell who it is. */
  #takeBroken(judged: RowToJudge, row: Extract<RosterRow, { kind: 'refused' }>): RowDecision {
    if (!row.numberAlone) return refuse(row);
    const birthOn = birthInBrokenNumber(row.idNumber, this.#today);
    const likeness = { name: row.name, birthOn, phone: row.fields.phone ?? '' };
    const { suspect, decision } = this.#suspectOf(judged, likeness);
    if (decision === 'merge') return this.#mergeByHand(judged.rowNumber, { ...row, suspect });
    if (!suspect) return refuse(row);
    const reason = decision === 'refuse' ? refusedByHand : suspectReason(suspect);
    return refuse({ ...row, suspect, reasons: [...row.reasons, reason] });
  }

  #mergeByHand(rowNumber: number, { name, idNumber, fields, suspect }: SuspectRow): RowDecision {
    if (!suspect) return refuse({ name, idNumber, reasons: [{ code: 'suspect-gone', field: '', detail: '' }] });
    const merged = mergeFields(suspect, fields, this.#rules, this.#target.winnerFor(suspect));
    this.#target.change(rowNumber, suspect, merged.changes);
    const byHand: RosterReason = { code: 'merged-by-hand', field: '', detail: suspect.name };
    const outcome = isEmpty(merged.changes) ? 'unchanged' : 'merged';
    return { outcome, name, idNumber, reasons: [byHand, ...merged.reasons], conflict: merged.conflict, suspect };
  }
}

type Suspicion = { readonly suspect: RosterSubject | null; readonly decision: PairDecision | '' };

type SuspectRow = {
  readonly name: string;
  readonly idNumber: string;
  readonly fields: Partial<RosterPersonFields>;
  readonly suspect: RosterSubject | null;
};

const refusedByHand: RosterReason = { code: 'suspect-refused', field: '', detail: '' };

function suspectReason(suspect: RosterSubject): RosterReason {
  return suspect.rowNumber === null
    ? { code: 'suspect-on-file', field: '', detail: suspect.name }
    : { code: 'suspect-in-file', field: '', detail: String(suspect.rowNumber) };
}

function refuse({ name, idNumber, reasons, suspect = null }: Refusal): RowDecision {
  return { outcome: 'refused', name, idNumber, reasons, conflict: false, suspect };
}

type Refusal = Pick<RowDecision, 'name' | 'idNumber' | 'reasons'> & { readonly suspect?: RosterSubject | null };

function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0;
}
