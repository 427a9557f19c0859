import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import { refusalData } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** Somebody whose case is accepted already: whether another one is begun is a question to the clerk. */
type Accepted = {
  readonly personId: PersonId;
  readonly ticketId: TicketId | null;
  readonly caseNumber: string;
};

export type CaseOpener = ReturnType<typeof useCaseOpening>;

/** Opens somebody's case and shows it; asks first when their last one is accepted. */
export function useCaseOpening(clerk: string, onOpened: (id: CaseId) => void) {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const asked = useRef<Omit<Accepted, 'caseNumber'> | null>(null);
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  const open = useWrite(station.cases.open, {
    onSuccess: (document) => {
      setAccepted(null);
      cache.setQueryData(queries.cases.get.queryKey({ input: { caseId: document.id } }), document);
      onOpened(document.id);
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.queue.key() });
      void cache.invalidateQueries({ queryKey: queries.cases.drafts.key() });
    },
    onRefusal: (error) => {
      const refused = refusalData(error, 'case.accepted');
      if (refused === null || asked.current === null) return false;
      setAccepted({ ...asked.current, caseNumber: refused.caseNumber });
      return true;
    },
  });
  return {
    pending: open.pending,
    open: (personId: PersonId, ticketId: TicketId | null): void => {
      asked.current = { personId, ticketId };
      void open.run({ personId, ticketId, clerk });
    },
    accepted,
    another: (kind: string): void => {
      if (accepted === null) return;
      const { personId, ticketId } = accepted;
      void open.run({ personId, ticketId, clerk, another: kind });
    },
    leave: () => setAccepted(null),
  };
}
