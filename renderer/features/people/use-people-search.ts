import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PersonSummary } from '#shared/contract/people.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const TYPING_PAUSE_MS = 120;
export const SEARCH_LIMIT = 12;

export type PeopleSearch = {
  readonly people: readonly PersonSummary[];
  /** The text these people belong to; while it differs from what is typed, the list is the previous one. */
  readonly answered: string;
  readonly failed: boolean;
};

/** Searches while typing; keeps the previous people until the new ones are there, so that the list never flickers. */
export function usePeopleSearch(typed: string): PeopleSearch {
  const query = useSettled(typed.trim());
  const queries = useStationQueries();
  const result = useQuery(
    queries.people.search.queryOptions({
      input: query === '' ? skipToken : { query, limit: SEARCH_LIMIT },
      placeholderData: keepPreviousData,
    }),
  );
  const people = query === '' ? [] : (result.data ?? []);
  const answered = result.isPlaceholderData || result.data === undefined ? '' : query;
  return { people, answered, failed: result.isError };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
