import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '#shared/contract/base.ts';
import type { PersonSummary } from '#shared/contract/people.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

export type SentPerson = { readonly person: PersonSummary };

/** Takes somebody from a list to the booking view. */
export function useSentPerson(onSent: () => void) {
  const [sent, setSent] = useState<SentPerson | null>(null);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const feedback = useFeedback();
  const send = (personId: PersonId): void => {
    cache
      .fetchQuery(queries.people.get.queryOptions({ input: { personId } }))
      .then((person) => {
        setSent({ person });
        onSent();
      })
      .catch((error: unknown) => feedback.refused(error));
  };
  return { sent, send };
}
