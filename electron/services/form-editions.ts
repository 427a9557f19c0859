import type { CaseForm } from '#shared/contract/cases.ts';
import type { FormEdition } from '#shared/contract/forms.ts';
import {
  applyFormChanges,
  changeProblems,
  formChanges,
  noChanges,
  type ChangeProblem,
  type FormChanges,
} from '#shared/domain/form-changes.ts';
import { resolveCaseForm, type CaseFormTemplate } from '#shared/domain/form-template.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { findFormEditionOn, insertFormEdition, listFormEditions } from '#electron/db/repositories/form-editions.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { writeOnce, type WriteRequest } from './write.ts';

/** The form a case begun on a date takes: the shipped one with the changes the station has in force. */
export function formTemplateOn(context: ServiceContext, db: ReadableDb, date: string): CaseFormTemplate {
  const row = findFormEditionOn(db, date);
  if (!row) return context.caseForm;
  return applyFormChanges(context.caseForm, formChanges.parse(JSON.parse(row.changesJson)), row.edition);
}

export function describeForm(context: ServiceContext) {
  const rows = listFormEditions(context.store.db);
  const newest = rows.at(-1);
  return {
    shipped: context.caseForm,
    changes: newest ? formChanges.parse(JSON.parse(newest.changesJson)) : noChanges,
    newest: newest?.edition ?? 0,
    editions: editionsOf(context, context.store.db),
  };
}

function editionsOf(context: ServiceContext, db: ReadableDb): FormEdition[] {
  const rows = listFormEditions(db);
  const date = today(context);
  const inForce = findFormEditionOn(db, date)?.edition ?? 0;
  return rows
    .map(({ edition, effectiveOn, savedBy, reason, savedAtMs }): FormEdition => {
      const overtaken = rows.some((other) => other.edition > edition && other.effectiveOn <= effectiveOn);
      const state =
        edition === inForce ? 'in-force' : overtaken ? 'overtaken' : effectiveOn > date ? 'upcoming' : 'past';
      return { edition, effectiveOn, state, savedBy, reason, savedAtMs };
    })
    .toReversed();
}

export function checkForm(
  context: ServiceContext,
  changes: FormChanges,
): { problems: ChangeProblem[]; form: CaseForm } {
  const next = (listFormEditions(context.store.db).at(-1)?.edition ?? 0) + 1;
  const inputs = { policy: context.policy, profile: context.profile(), today: today(context) };
  return {
    problems: [...changeProblems(context.caseForm, changes)],
    form: resolveCaseForm(applyFormChanges(context.caseForm, changes, next), inputs),
  };
}

export type SaveFormInput = WriteRequest & {
  readonly changes: FormChanges;
  readonly effectiveOn: string;
  readonly basedOn: number;
  readonly reason: string;
  readonly clerk: string;
};

/** The changes become the next edition. Errors: form.past, form.changed, form.invalid. */
export function saveForm(context: ServiceContext, input: SaveFormInput): FormEdition {
  return writeOnce(context, {
    procedure: 'forms.save',
    request: input,
    nouns: ['forms'],
    work: (db, nowMs) => {
      if (input.effectiveOn < today(context)) throw new DeskError('form.past', {});
      const newest = listFormEditions(db).at(-1)?.edition ?? 0;
      if (newest !== input.basedOn) throw new DeskError('form.changed', {});
      const [first] = changeProblems(context.caseForm, input.changes);
      if (first) throw new DeskError('form.invalid', { field: first.detail || first.field });
      insertFormEdition(db, {
        edition: newest + 1,
        id: context.newId(),
        formId: context.caseForm.id,
        effectiveOn: input.effectiveOn,
        changesJson: JSON.stringify(input.changes),
        savedBy: input.clerk,
        reason: input.reason,
        savedAtMs: nowMs,
      });
      const saved = editionsOf(context, db).find((each) => each.edition === newest + 1);
      if (!saved) throw new Error('an edition just saved is not there');
      return saved;
    },
  });
}
