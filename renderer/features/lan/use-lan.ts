import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LanDoor } from '#shared/contract/lan.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** The door as the station tells it, and what the manager can do with it. */
export function useLan() {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const door = useQuery(queries.lan.door.queryOptions());
  const options = {
    onSuccess: (now: LanDoor) => cache.setQueryData(queries.lan.door.queryKey(), now),
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.lan.key() }),
  };
  return {
    door,
    setOpen: useWrite(station.lan.setOpen, options),
    answer: useWrite(station.lan.answerPairing, options),
    remove: useWrite(station.lan.removeScreen, options),
  };
}

export type Lan = ReturnType<typeof useLan>;
