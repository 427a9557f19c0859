import { useRef } from 'react';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

/** By which proof somebody says who they are. */
export type Who = Parameters<StationClient['queue']['checkIn']>[0]['who'];

type Outcome = {
  readonly started: (who: Who) => void;
  readonly arrived: (result: CheckInResult) => void;
  readonly refused: (error: unknown) => void;
};

/**
 * Arrival at the kiosk, one at a time. A card laid down while an earlier one is being looked up is not lost: it follows.
 */
export function useCheckIn({ started, arrived, refused }: Outcome): (who: Who) => void {
  const waiting = useRef<Who | null>(null);
  const busy = useRef(false);
  const { run } = useWrite(useStation().queue.checkIn, {
    onSuccess: arrived,
    onRefusal: (error) => {
      refused(error);
      return true;
    },
  });
  const begin = async (who: Who): Promise<void> => {
    busy.current = true;
    let next: Who | null = who;
    while (next !== null) {
      started(next);
      await run({ who: next });
      next = waiting.current;
      waiting.current = null;
    }
    busy.current = false;
  };
  return (who) => {
    if (busy.current) waiting.current = who;
    else void begin(who);
  };
}
