import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { useCardReader } from '#renderer/features/arrival/use-card-reader.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

/** A card laid on the reader; `person` is null when the roster has nobody of that number. */
export type TappedCard = { readonly maskedName: string; readonly person: PersonSummary | null };

const OFFERED_MS = 60_000;

/**
 * The card laid on the reader last, for a minute. `take` may have the person at once, and returns true then; otherwise the
 * screen offers them: the reader may stand where others lay their cards, and a clerk's work must not be pushed aside.
 */
export function useTappedCard(take: (person: PersonSummary) => boolean) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [tapped, setTapped] = useState<TappedCard | null>(null);
  const newest = useRef<string | null>(null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useCardReader((cardReadId, { maskedName, personId }) => {
    newest.current = cardReadId;
    if (personId === null) return setTapped({ maskedName, person: null });
    void cache
      .fetchQuery(queries.people.get.queryOptions({ input: { personId } }))
      .then((person) => {
        if (newest.current === cardReadId) setTapped(latest.current(person) ? null : { maskedName, person });
      })
      // Without an answer there is nobody to show; the search box is still there.
      .catch(() => setTapped(null));
  });
  useEffect(() => {
    if (tapped === null) return undefined;
    const timer = setTimeout(() => setTapped(null), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [tapped]);
  return { tapped, forget: () => setTapped(null) };
}
