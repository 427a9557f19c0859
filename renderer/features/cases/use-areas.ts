import { useQuery } from '@tanstack/react-query';
import { parseAreas, type AreaTable } from '#shared/domain/areas.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const none: AreaTable = new Map();

/** GB/T 2260; empty until it has been read. */
export function useAreas(): AreaTable {
  const queries = useStationQueries();
  return useQuery(queries.forms.areas.queryOptions({ select: parseAreas })).data ?? none;
}
