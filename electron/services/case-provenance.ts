import type { FieldChange } from '#shared/contract/cases.ts';
import { fieldAt } from '#shared/domain/form-index.ts';
import { DeskError } from '#shared/errors.ts';
import { putField } from '#electron/db/repositories/case-contents.ts';
import {
  decideConflict as markDecided,
  insertMark,
  listFieldChanges,
  listOpenConflicts,
} from '#electron/db/repositories/case-provenance.ts';
import { editDraft, type CaseInput, type Saved } from './case-edit.ts';
import { formOf, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';

export type ConflictInput = CaseInput & { readonly field: string; readonly take: 'chip' | 'roster' };

/** The clerk decides between chip and roster; the value taken is stored with its own source. Errors: case.fieldUnknown. */
export function decideConflict(context: ServiceContext, input: ConflictInput): Saved {
  const { field, take, clerk } = input;
  return editDraft(context, {
    procedure: 'cases.decideConflict',
    input,
    change: (db, draft, nowMs) => {
      const conflict = listOpenConflicts(db, draft.id).find((each) => each.field === field);
      if (!conflict) throw new DeskError('case.fieldUnknown', { field });
      const value = take === 'chip' ? conflict.chipValue : conflict.rosterValue;
      putField(db, draft.id, { field, value, source: take, changedBy: clerk, changedAtMs: nowMs });
      markDecided(db, { caseId: draft.id, field, decided: take, by: clerk, atMs: nowMs });
      return {};
    },
  });
}

/** 看不清: the paper says something there that nobody can read; or it has been cleared up. Errors: case.fieldUnknown. */
export function markField(
  context: ServiceContext,
  input: CaseInput & { readonly field: string; readonly unclear: boolean },
): Saved {
  return editDraft(context, {
    procedure: 'cases.markField',
    input,
    change: (db, draft, nowMs) => {
      if (!fieldAt(formOf(db, draft), input.field)) throw new DeskError('case.fieldUnknown', { field: input.field });
      const unclear = input.unclear ? 1 : 0;
      insertMark(db, { caseId: draft.id, field: input.field, unclear, by: input.clerk, atMs: nowMs });
      return { focusField: input.field };
    },
  });
}

/** Every value a field has had, newest first. Errors: case.notFound. */
export function fieldHistory(context: ServiceContext, caseId: string, field: string): FieldChange[] {
  const { db } = context.store;
  return [...listFieldChanges(db, requireCase(db, caseId).id, field)];
}
