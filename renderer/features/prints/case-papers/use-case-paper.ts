import { useQueryClient } from '@tanstack/react-query';
import type { CaseId } from '#shared/contract/base.ts';
import type { CasePaper } from '#shared/contract/prints.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { usePaper } from '#renderer/lib/use-paper.ts';

/** Asks for a paper about a case; when the same one came out before, first for the reason. */
export function useCasePaper(caseId: CaseId, clerk: string, onAsked: () => void) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const { pending, print, copy } = usePaper(useStation().prints.requestForCase, {
    onSuccess: onAsked,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.prints.key() });
      void cache.invalidateQueries({ queryKey: queries.devices.status.key() });
    },
  });
  return {
    pending,
    ask: (paper: CasePaper): void => {
      void print({ caseId, clerk, paper });
    },
    /** The paper that would be a reprint, until somebody says why. */
    again: copy && { ...copy, kind: copy.input.paper.kind },
  };
}
