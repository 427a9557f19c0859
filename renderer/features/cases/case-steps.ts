import type { FormSection } from '#shared/contract/form-fields.ts';
import { isBesidesForm } from '#shared/domain/case-form.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { findField, missingIn, sectionsShown, sectionView, valuesNow } from './form-view.ts';
import type { OpenCase } from './open-case.ts';

export type CaseStep = {
  readonly key: string;
  readonly title: string;
  readonly missing: number;
  /** How much of an optional section is filled; null where acceptance needs it. */
  readonly filled: number | null;
};

const consentKeys = ['consent', 'consent-refused', 'consent-signature'] as const;
const nothing: ReadonlyMap<string, string> = new Map();

/** The way through a case: what acceptance needs, field or not, then the sections that may be left out. */
export function caseSteps(document: OpenCase): readonly CaseStep[] {
  const { form, missing } = document;
  const facts = { cardKind: document.cardKind, values: valuesNow(document, nothing) };
  const count = (keys: readonly string[]): number => keys.filter((key) => missing.includes(key)).length;
  const step = (section: FormSection): CaseStep => ({
    key: section.key,
    title: section.title,
    missing: missingIn(section, missing),
    filled: section.folded ? sectionView(section, facts, missing).filled : null,
  });
  const { needed, optional } = sectionsShown(form, facts);
  const other = (key: 'materials' | 'photo' | 'application' | 'signature', keys: readonly string[]): CaseStep => ({
    key,
    title: casesText.section[key],
    missing: count(keys),
    filled: null,
  });
  return [
    ...needed.map(step),
    other(
      'materials',
      form.materials.map((material) => `material:${material.code}`),
    ),
    other('photo', ['photo']),
    other('application', ['refused', 'rules', 'applicant', ...consentKeys]),
    other('signature', ['signature', 'declaration']),
    ...optional.map(step),
  ];
}

/** What a key of the missing list means, in the clerk's words. */
export function missingName({ form }: OpenCase, key: string): string {
  if (isBesidesForm(key)) return casesText.missing[key];
  if (key.startsWith('conflict:')) {
    const field = key.slice('conflict:'.length);
    return casesText.missing.conflict(findField(form, field)?.label ?? field);
  }
  if (key.startsWith('material:')) {
    const code = key.slice('material:'.length);
    return casesText.missing.material(form.materials.find((material) => material.code === code)?.name ?? code);
  }
  return findField(form, key)?.label ?? key;
}

/** Brings a field, material or part of the form into view and puts the cursor there. */
export function jumpTo(key: string): void {
  const place = document.getElementById(`at-${key}`) ?? document.getElementById(`section-${key}`);
  if (place === null) return;
  place.scrollIntoView({ block: 'center' });
  const box = place.querySelector<HTMLElement>('input:not([type=file]):not(:disabled), textarea:not(:disabled)');
  // Where there is no box: a button, but not the one that tells a value's history.
  const input = box ?? place.querySelector<HTMLElement>('button:not(:disabled):not([tabindex="-1"])');
  input?.focus({ preventScroll: true });
}
