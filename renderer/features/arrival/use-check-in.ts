import { useRef } from 'react';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** By which proof somebody says who they are. */
export type Who = Parameters<StationClient['queue']['checkIn']>[0]['who'];

type Arrival = { readonly who: Who; readonly serviceId?: string };
/** `serviceId`: what the visitor has chosen after being asked. */
export type CheckIn = (who: Who, serviceId?: string) => void;

type Outcome = {
  readonly started: (who: Who) => void;
  readonly arrived: (result: CheckInResult) => void;
  readonly refused: (error: unknown) => void;
};

/**
 * Arrival at the kiosk, one at a time. A card laid down while an earlier one is being looked up is not lost: it follows.
 */
export function useCheckIn({ started, arrived, refused }: Outcome): CheckIn {
  const waiting = useRef<Arrival | null>(null);
  const busy = useRef(false);
  const { run } = useWrite(useStation().queue.checkIn, {
    onSuccess: arrived,
    onRefusal: (error) => {
      refused(error);
      return true;
    },
  });
  const begin = async (arrival: Arrival): Promise<void> => {
    busy.current = true;
    let next: Arrival | null = arrival;
    while (next !== null) {
      started(next.who);
      await run(next);
      next = waiting.current;
      waiting.current = null;
    }
    busy.current = false;
  };
  return (who, serviceId) => {
    const arrival = serviceId === undefined ? { who } : { who, serviceId };
    if (busy.current) waiting.current = arrival;
    else void begin(arrival);
  };
}
