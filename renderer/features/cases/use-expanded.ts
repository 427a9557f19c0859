import { useState } from 'react';
import { sectionAt } from '#shared/domain/form-index.ts';
import type { OpenCase } from './open-case.ts';

/** Sections shown in full: those the clerk opened, and the one where the last clerk left off. */
export function useExpanded(document: OpenCase | null) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const expand = (key: string): void => setOpened((before) => (before.has(key) ? before : new Set([...before, key])));
  const left = document?.focusField ? sectionAt(document.form, document.focusField) : null;
  const field = left?.fields.find((each) => document?.focusField?.split('.')[0] === each.key);
  const inside = left && (left.folded || field?.folded) ? [left.key] : [];
  return { expanded: new Set([...opened, ...inside]), expand };
}
