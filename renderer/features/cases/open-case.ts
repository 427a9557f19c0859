import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { CaseDocument, CaseForm } from '#shared/contract/cases.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

/** A case with the form it began with. */
export type OpenCase = CaseDocument & { readonly form: CaseForm };

/**
 * The case as it stands, null until it and its form are here. Its form never changes and is long: it is read once, the case
 * after every change.
 */
export function useOpenCase(caseId: CaseId | null): OpenCase | null {
  const queries = useStationQueries();
  const document = useQuery(queries.cases.get.queryOptions({ input: caseId === null ? skipToken : { caseId } })).data;
  const hash = document?.formHash;
  const form = useQuery({
    ...queries.forms.ofCase.queryOptions({ input: hash === undefined ? skipToken : { hash } }),
    staleTime: Infinity,
  }).data;
  return useMemo(() => (caseId && document && form ? { ...document, form } : null), [caseId, document, form]);
}
