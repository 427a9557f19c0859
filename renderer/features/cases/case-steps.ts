import type { CaseDocument } from '#shared/contract/cases.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { findField, missingIn, sectionsShown, sectionView, valuesNow } from './form-view.ts';

export type CaseStep = {
  readonly key: string;
  readonly title: string;
  readonly missing: number;
  /** How much of an optional section is filled; null where acceptance needs it. */
  readonly filled: number | null;
};

const nothing: ReadonlyMap<string, string> = new Map();

/** The way through a case: the form's sections, then what is not a field. */
export function caseSteps(document: CaseDocument): readonly CaseStep[] {
  const { form, missing } = document;
  const facts = { cardKind: document.cardKind, values: valuesNow(document, nothing) };
  const count = (keys: readonly string[]): number => keys.filter((key) => missing.includes(key)).length;
  return [
    ...sectionsShown(form, facts).map((section) => ({
      key: section.key,
      title: section.title,
      missing: missingIn(section, missing),
      filled: section.folded ? sectionView(section, facts, missing).filled : null,
    })),
    {
      key: 'materials',
      title: casesText.section.materials,
      missing: count(form.materials.map((material) => `material:${material.code}`)),
      filled: null,
    },
    { key: 'photo', title: casesText.section.photo, missing: count(['photo']), filled: null },
    {
      key: 'signature',
      title: casesText.section.signature,
      missing: count(['signature', 'declaration']),
      filled: null,
    },
  ];
}

/** What a key of the missing list means, in the clerk's words. */
export function missingName({ form }: CaseDocument, key: string): string {
  if (key === 'photo' || key === 'signature' || key === 'declaration') return casesText.missing[key];
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
  const input = place.querySelector<HTMLElement>(
    'input:not([type=file]):not(:disabled), textarea:not(:disabled), button:not(:disabled)',
  );
  input?.focus({ preventScroll: true });
}
