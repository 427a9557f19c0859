import { useQuery } from '@tanstack/react-query';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { LongWaits } from './LongWaits.tsx';

/** The same for a screen that does not hold the queue itself. */
export function TodayWaits() {
  const tickets = useQuery(useStationQueries().queue.today.queryOptions()).data ?? [];
  return <LongWaits tickets={tickets} />;
}
