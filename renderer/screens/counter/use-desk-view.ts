import { useRef, useState } from 'react';
import type { CaseId, PersonId, TicketId } from '#shared/contract/base.ts';
import type { CounterView } from './CounterHeader.tsx';
import { useCaseOpening } from './use-case-opening.ts';

/**
 * Which view a clerk is in and whose case is open. A case that opens late does not come up under the hands of a clerk who has
 * turned to something else since: what is typed there would be saved for the wrong person.
 */
export function useDeskView(clerk: string) {
  const [view, setView] = useState<CounterView>('work');
  const [openId, setOpenId] = useState<CaseId | null>(null);
  const [lookedId, setLookedId] = useState<CaseId | null>(null);
  const turns = useRef({ now: 0, asked: 0 });
  const opener = useCaseOpening(clerk, (id) => {
    const { now, asked } = turns.current;
    setOpenId((before) => (now === asked ? id : (before ?? id)));
    if (now === asked) setView('case');
  });
  return {
    view,
    openId,
    /** The accepted case that is only read: whoever is being served keeps theirs open. */
    lookedId,
    opener,
    turnTo: (next: CounterView): void => {
      turns.current.now += 1;
      setView(next);
    },
    look: (id: CaseId): void => {
      turns.current.now += 1;
      setLookedId(id);
      setView('look');
    },
    open: (personId: PersonId, ticketId: TicketId | null): void => {
      // One at a time: the answer under way is still that of the turn it was asked in.
      if (opener.pending) return;
      turns.current.asked = turns.current.now;
      opener.open(personId, ticketId);
    },
  };
}
