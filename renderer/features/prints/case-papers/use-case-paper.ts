import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { CasePaper } from '#shared/contract/prints.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** Asks for a paper about a case; when the same one came out before, first for the reason. */
export function useCasePaper(caseId: CaseId, clerk: string, onAsked: () => void) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [again, setAgain] = useState<CasePaper | null>(null);
  const asked = useRef<CasePaper | null>(null);
  const write = useWrite(useStation().prints.requestForCase, {
    onSuccess: () => {
      setAgain(null);
      onAsked();
    },
    onRefusal: (error) => {
      const wantsReason = refusalCode(error) === 'print.reasonNeeded';
      if (wantsReason) setAgain(asked.current);
      return wantsReason;
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.prints.key() });
      void cache.invalidateQueries({ queryKey: queries.devices.status.key() });
    },
  });
  const ask = (paper: CasePaper, reason = ''): void => {
    // A second click while the first is under way is ignored below; it must not change what that one was.
    if (!write.pending) asked.current = paper;
    void write.run({ caseId, clerk, paper, reason });
  };
  return {
    pending: write.pending,
    ask: (paper: CasePaper): void => ask(paper),
    /** The paper that would be a reprint, until somebody says why. */
    again,
    askAgain: (reason: string): void => {
      if (again !== null) ask(again, reason);
    },
    drop: () => setAgain(null),
  };
}
