import type { CaseForm } from '#shared/contract/cases.ts';
import type { FormField, FormSection, PlainField } from '#shared/contract/form-fields.ts';
import { belongs, fieldsIn, type FormFacts } from '#shared/domain/case-form.ts';
import type { FieldValues } from '#shared/domain/field-condition.ts';
import { cellKey, fieldAt, filledRows, parseCellKey, sectionAt } from '#shared/domain/form-index.ts';
import type { OpenCase } from './open-case.ts';

/** What is written in the boxes now: typed and not yet confirmed values before the stored ones. */
export function valuesNow(document: OpenCase, drafts: ReadonlyMap<string, string>): FieldValues {
  const stored = Object.entries(document.fields).map(([key, field]) => [key, field.value] as const);
  return { ...Object.fromEntries(stored), ...Object.fromEntries(drafts) };
}

/** Sections that concern this case: those with something to fill, and the folded ones, each in the form's order. */
export function sectionsShown(form: CaseForm, facts: FormFacts) {
  const shown = form.sections.filter((section) => belongs(section, facts));
  return { needed: shown.filter((section) => !section.folded), optional: shown.filter((section) => section.folded) };
}

export type SectionView = {
  readonly section: FormSection;
  /** Seen at once; the rest is behind a button. */
  readonly open: readonly FormField[];
  readonly folded: readonly FormField[];
  readonly filled: number;
  readonly missing: number;
};

/** What of a section is seen at once: what is not folded, is filled, or is missing. */
export function sectionView(section: FormSection, facts: FormFacts, missing: readonly string[]): SectionView {
  const fields = fieldsIn(section, facts);
  const isFilled = (field: FormField): boolean =>
    field.kind === 'group' ? filledRows(field, facts.values).length > 0 : (facts.values[field.key] ?? '') !== '';
  const lacks = (field: FormField): boolean => missing.some((key) => key === field.key || groupOf(key) === field.key);
  const open = fields.filter((field) => !field.folded || isFilled(field) || lacks(field));
  return {
    section,
    open,
    folded: fields.filter((field) => !open.includes(field)),
    filled: fields.filter(isFilled).length,
    missing: missingIn(section, missing),
  };
}

function groupOf(key: string): string | null {
  return parseCellKey(key)?.group ?? null;
}

/** How many of a section's fields still hinder acceptance. */
export function missingIn(section: FormSection, missing: readonly string[]): number {
  return missing.filter((key) => section.fields.some((field) => field.key === (groupOf(key) ?? key))).length;
}

export function findField(form: CaseForm, key: string): PlainField | FormField | null {
  return fieldAt(form, key) ?? sectionAt(form, key)?.fields.find((field) => field.key === key) ?? null;
}

/** Rows of a group on the screen: the filled ones and one empty row to write in, numbered as they are stored. */
export function rowsShown(group: FormField, values: FieldValues, most: number): readonly number[] {
  const filled = filledRows(group, values);
  const next = Array.from({ length: most }, (_, index) => index + 1).find((row) => !filled.includes(row));
  return next === undefined ? filled : [...filled, next].sort((a, b) => a - b);
}

/** Keys a group's row is stored under, column by column. */
export function cellsOf(
  group: FormField,
  row: number,
): readonly { readonly key: string; readonly column: PlainField }[] {
  return (group.fields ?? []).map((column) => ({ key: cellKey(group.key, row, column.key), column }));
}

/** Dates are typed as digits; eight of them become YYYY-MM-DD, everything else stays for the station to judge. */
export function dateAsTyped(text: string): string {
  const parts = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text.trim());
  if (parts === null) return text.trim();
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** As `dateAsTyped`, where a month or a year alone is an answer too: `195103`, `1951年3月`, `1951`. */
export function partialDateAsTyped(text: string): string {
  const typed = text.trim();
  const month = /^(\d{4})(?:(\d{2})|\D(\d{1,2})\D?)$/.exec(typed);
  if (month) return `${month[1] ?? ''}-${(month[2] ?? month[3] ?? '').padStart(2, '0')}`;
  return /^\d{4}年$/.test(typed) ? typed.slice(0, 4) : dateAsTyped(typed);
}
