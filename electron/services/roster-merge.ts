import type { CivilDate } from '#shared/civil-date.ts';
import type { RowOutcome } from '#shared/contract/roster.ts';
import type { RosterRules } from '#shared/domain/roster-fields.ts';
import {
  mergeFields,
  nameConflict,
  readRosterRow,
  type RosterCells,
  type RosterPersonFields,
  type RosterReason,
  type RosterRow,
} from '#shared/domain/roster-row.ts';

export type RosterSubject = RosterPersonFields & { readonly id: string; readonly name: string };
type NewSubject = Extract<RosterRow, { kind: 'person' }>;

/** Where people are found and changed; a preview's changes nobody. */
export type RosterTarget = {
  readonly find: (idNumber: string) => RosterSubject | undefined;
  /** Returns the id of the person added. */
  readonly add: (row: NewSubject) => string;
  readonly change: (personId: string, changes: Partial<RosterPersonFields>) => void;
};

export type RowDecision = {
  readonly outcome: RowOutcome;
  readonly name: string;
  readonly idNumber: string;
  readonly reasons: readonly RosterReason[];
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
  /** People of this file as they stand after the rows so far. */
  readonly #seen = new Map<string, { readonly subject: RosterSubject; readonly rowNumber: number }>();

  constructor(rules: RosterRules, today: CivilDate, target: RosterTarget) {
    this.#rules = rules;
    this.#today = today;
    this.#target = target;
  }

  take(rowNumber: number, cells: RosterCells): RowDecision {
    const row = readRosterRow(cells, this.#rules, this.#today);
    if (row.kind === 'refused') return { ...row, outcome: 'refused' };
    const { idNumber } = row.parsed;
    const seen = this.#seen.get(idNumber);
    const known = seen?.subject ?? this.#target.find(idNumber);
    if (!known) return this.#add(rowNumber, row);
    const conflict = nameConflict(row.name, { name: known.name, rowNumber: seen?.rowNumber ?? null });
    if (conflict) return { outcome: 'refused', name: row.name, idNumber, reasons: [conflict] };
    const { changes, reasons } = mergeFields(known, row.fields, this.#rules);
    if (reasons.length > 0) this.#target.change(known.id, changes);
    this.#seen.set(idNumber, { subject: { ...known, ...changes }, rowNumber: seen?.rowNumber ?? rowNumber });
    const repeated: RosterReason[] = seen ? [{ code: 'duplicate-row', field: '', detail: String(seen.rowNumber) }] : [];
    return {
      outcome: reasons.length > 0 ? 'merged' : 'unchanged',
      name: row.name,
      idNumber,
      reasons: [...repeated, ...reasons, ...row.reasons],
    };
  }

  #add(rowNumber: number, row: NewSubject): RowDecision {
    const id = this.#target.add(row);
    const subject = { ...NOTHING_KNOWN, ...row.fields, id, name: row.name };
    this.#seen.set(row.parsed.idNumber, { subject, rowNumber });
    return { outcome: 'added', name: row.name, idNumber: row.parsed.idNumber, reasons: row.reasons };
  }
}
