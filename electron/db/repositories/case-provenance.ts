import type { FieldSource } from '#shared/contract/cases.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type ConflictRow = { readonly field: string; readonly chipValue: string; readonly rosterValue: string };

/** Conflicts nobody has decided. */
export function listOpenConflicts(db: ReadableDb, caseId: string): readonly ConflictRow[] {
  return statement<[string], ConflictRow>(
    db,
    `SELECT field, chip_value AS chipValue, roster_value AS rosterValue FROM case_conflicts
     WHERE case_id = ? AND decided IS NULL ORDER BY field`,
  ).all(caseId);
}

/** Fields whose conflict a clerk has decided and that no other card has opened again. */
export function listDecidedFields(db: ReadableDb, caseId: string): readonly string[] {
  return statement<[string], { field: string }>(
    db,
    'SELECT field FROM case_conflicts WHERE case_id = ? AND decided IS NOT NULL',
  )
    .all(caseId)
    .map(({ field }) => field);
}

type NewConflict = ConflictRow & { readonly caseId: string; readonly atMs: number };

/** Notes a conflict once; the same two values, decided before, stay decided. */
export function noteConflict(db: WritableDb, row: NewConflict): void {
  statement<NewConflict>(
    db,
    `INSERT INTO case_conflicts (case_id, field, chip_value, roster_value, noted_at_ms)
     VALUES (@caseId, @field, @chipValue, @rosterValue, @atMs)
     ON CONFLICT (case_id, field) DO UPDATE SET chip_value = excluded.chip_value, roster_value = excluded.roster_value,
       noted_at_ms = excluded.noted_at_ms, decided = NULL, decided_by = NULL, decided_at_ms = NULL
     WHERE chip_value <> excluded.chip_value OR roster_value <> excluded.roster_value`,
  ).run(row);
}

export type Decision = {
  readonly caseId: string;
  readonly field: string;
  readonly decided: 'chip' | 'roster' | 'typed';
  readonly by: string;
  readonly atMs: number;
};

/** Settles an open conflict; does nothing where there is none. */
export function decideConflict(db: WritableDb, decision: Decision): void {
  statement<Decision>(
    db,
    `UPDATE case_conflicts SET decided = @decided, decided_by = @by, decided_at_ms = @atMs
     WHERE case_id = @caseId AND field = @field AND decided IS NULL`,
  ).run(decision);
}

export type TakeoverRow = {
  readonly fromClerk: string;
  readonly toClerk: string;
  readonly focusField: string | null;
  readonly atMs: number;
};

export function insertTakeover(db: WritableDb, row: TakeoverRow & { readonly caseId: string }): void {
  statement<TakeoverRow & { readonly caseId: string }>(
    db,
    `INSERT INTO case_takeovers (case_id, from_clerk, to_clerk, focus_field, at_ms)
     VALUES (@caseId, @fromClerk, @toClerk, @focusField, @atMs)`,
  ).run(row);
}

/** Who took the case over from whom, oldest first. */
export function listTakeovers(db: ReadableDb, caseId: string): readonly TakeoverRow[] {
  return statement<[string], TakeoverRow>(
    db,
    `SELECT from_clerk AS fromClerk, to_clerk AS toClerk, focus_field AS focusField, at_ms AS atMs
     FROM case_takeovers WHERE case_id = ? ORDER BY sequence`,
  ).all(caseId);
}

export type MarkRow = { readonly field: string; readonly unclear: 0 | 1; readonly by: string; readonly atMs: number };

export function insertMark(db: WritableDb, row: MarkRow & { readonly caseId: string }): void {
  statement<MarkRow & { readonly caseId: string }>(
    db,
    `INSERT INTO case_field_marks (case_id, field, unclear, marked_by, at_ms)
     VALUES (@caseId, @field, @unclear, @by, @atMs)`,
  ).run(row);
}

/** Keys of the fields that are marked as unclear now. */
export function listUnclear(db: ReadableDb, caseId: string): readonly string[] {
  return statement<[string], { field: string }>(
    db,
    `SELECT field FROM case_field_marks AS mark WHERE case_id = ? AND unclear = 1 AND sequence =
       (SELECT max(sequence) FROM case_field_marks WHERE case_id = mark.case_id AND field = mark.field)`,
  )
    .all(caseId)
    .map((row) => row.field);
}

export type FieldChangeRow = {
  readonly value: string;
  readonly source: FieldSource;
  readonly changedBy: string;
  readonly atMs: number;
};

/** Every value a field has had, newest first. */
export function listFieldChanges(db: ReadableDb, caseId: string, field: string): readonly FieldChangeRow[] {
  return statement<[string, string], FieldChangeRow>(
    db,
    `SELECT value, source, changed_by AS changedBy, at_ms AS atMs FROM case_field_changes
     WHERE case_id = ? AND field = ? ORDER BY sequence DESC LIMIT 50`,
  ).all(caseId, field);
}
