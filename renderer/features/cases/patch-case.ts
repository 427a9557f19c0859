import type { QueryClient } from '@tanstack/react-query';
import type { CaseDocument, CaseForm } from '#shared/contract/cases.ts';
import { missingAfterTyping } from '#shared/domain/case-form.ts';

/**
 * Puts a confirmed change into the cached case. A reading that is under way may have started before the change, so it is
 * given up; the pushed change event reads again.
 */
export async function patchCase(
  cache: QueryClient,
  key: readonly unknown[],
  change: (document: CaseDocument) => CaseDocument,
): Promise<void> {
  await cache.cancelQueries({ queryKey: key });
  cache.setQueryData<CaseDocument>(key, (document) => (document === undefined ? undefined : change(document)));
}

type TypedField = { readonly field: string; readonly entry: CaseDocument['fields'][string] };

/** The case after a field was saved; without its form what is missing stays as it was, until the case is read again. */
export function withField(
  document: CaseDocument,
  form: CaseForm | undefined,
  { field, entry }: TypedField,
): CaseDocument {
  const fields = { ...document.fields, [field]: entry };
  if (form === undefined) return { ...document, fields };
  const { cardKind, materials, today } = document;
  const values = Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value]));
  const missing = missingAfterTyping(document.missing, { form, cardKind, values, materials, today }, field);
  return { ...document, fields, missing };
}
