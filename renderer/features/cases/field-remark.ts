import type { CaseForm } from '#shared/contract/cases.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import type { AreaTable } from '#shared/domain/areas.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { dateProblem } from '#shared/domain/form-dates.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { areaNote } from './area-note.ts';
import { findField } from './form-view.ts';

export type RemarkInputs = {
  readonly form: CaseForm;
  readonly values: FieldValues;
  readonly areas: AreaTable;
  readonly today: string;
};

/** What a clerk should know about a value that may be stored: a date that cannot be, an area code of former times. */
export function fieldRemark(field: PlainField, value: string, inputs: RemarkInputs): string | null {
  if (field.kind === 'area') return areaNote(inputs.areas, value);
  const problem = dateProblem(field, inputs.values, inputs.today);
  if (problem === null) return null;
  if (problem.code === 'future') return casesText.field.future;
  if (problem.code === 'number') return casesText.field.unlikeNumber(problem.says);
  return casesText.field.before(findField(inputs.form, problem.than)?.label ?? problem.than);
}
