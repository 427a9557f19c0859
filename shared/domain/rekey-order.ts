import type { CaseForm } from '#shared/contract/cases.ts';
import type { FormSection, PlainField } from '#shared/contract/form-fields.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { fieldsIn, type FormFacts } from './case-form.ts';
import { cellKey, filledRows } from './form-index.ts';

/** One thing to type into the ministry's system. */
export type RekeyField = {
  readonly key: string;
  readonly label: string;
  readonly section: FormSection;
  /** The field, or the group's column, whose kind and list the value has. */
  readonly field: PlainField;
  /** Not on the ministry's sheet. */
  readonly own: boolean;
};

/** Fields that belong to the case, in the form's order, which is the sheet's; groups cell by cell, as many rows as are filled. */
export function rekeyOrder(form: Pick<CaseForm, 'sections'>, facts: FormFacts): readonly RekeyField[] {
  return form.sections.flatMap((section) =>
    fieldsIn(section, facts).flatMap((field): readonly RekeyField[] => {
      const own = field.sheet === undefined;
      if (field.kind !== 'group')
        return [{ key: field.key, label: field.label, section, field: { ...field, kind: field.kind }, own }];
      return filledRows(field, facts.values).flatMap((row) =>
        (field.fields ?? []).map((column) => ({
          key: cellKey(field.key, row, column.key),
          label: caseFileText.groupCell(field.label, row, column.label),
          section,
          field: column,
          own,
        })),
      );
    }),
  );
}
