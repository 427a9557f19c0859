import { applies } from '#shared/domain/case-form.ts';
import type { CaseDocument, CaseForm, FormField } from '#shared/contract/cases.ts';

export type FormSection = CaseForm['sections'][number];

/** Fields of a section that concern this card kind. */
export function fieldsShown(section: FormSection, document: CaseDocument): readonly FormField[] {
  return section.fields.filter((field) => applies(field, document.cardKind));
}

/** How many of a section's required fields are still missing. */
export function missingIn(section: FormSection, missing: readonly string[]): number {
  return section.fields.filter((field) => missing.includes(field.key)).length;
}

export function findField(form: CaseForm, key: string): FormField | null {
  return form.sections.flatMap((section) => section.fields).find((field) => field.key === key) ?? null;
}

export function sectionOf(form: CaseForm, key: string): FormSection | null {
  return form.sections.find((section) => section.fields.some((field) => field.key === key)) ?? null;
}

/** Dates are typed as digits; eight of them become YYYY-MM-DD, everything else stays for the station to judge. */
export function dateAsTyped(text: string): string {
  const parts = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text.trim());
  if (parts === null) return text.trim();
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
