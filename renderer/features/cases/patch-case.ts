import type { QueryClient } from '@tanstack/react-query';
import type { CaseDocument } from '#shared/contract/cases.ts';

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
