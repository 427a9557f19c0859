import { useEffect, useRef, useState } from 'react';
import type { SeatHoldId, SlotId } from '#shared/contract/base.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

type Hold = { readonly holdId: SeatHoldId; readonly slotId: SlotId };

export type SeatHold = {
  readonly current: Hold | null;
  /** Keeps a seat of this slot; a seat kept before is given up. */
  readonly take: (slotId: SlotId, seats: number) => void;
  /** The hold once the station has answered: a booking sent before would find the last seat kept for this very clerk. */
  readonly settled: () => Promise<Hold | null>;
  /** The hold became a booking. */
  readonly used: () => void;
};

/**
 * Keeps the chosen time for as long as the clerk fills in the rest. A help, never a condition: when the line is lost the
 * booking itself will say so, and a hold nobody ends is over by the clock of the station.
 */
export function useSeatHold(clerk: string, onFull: () => void): SeatHold {
  const station = useStation();
  const [current, setCurrent] = useState<Hold | null>(null);
  const held = useRef<Hold | null>(null);
  const asked = useRef<Promise<unknown>>(Promise.resolve());
  const keep = (hold: Hold | null): void => {
    held.current = hold;
    setCurrent(hold);
  };
  const write = useWrite(station.appointments.hold, {
    onSuccess: ({ holdId, slotId }) => keep({ holdId, slotId }),
    onRefusal: (error) => {
      if (refusalCode(error) === 'slot.full') onFull();
      return true;
    },
  });
  useEffect(
    () => () => {
      if (held.current === null) return;
      const { holdId } = held.current;
      station.appointments.release({ requestId: crypto.randomUUID(), holdId, clerk }).catch(() => undefined);
    },
    [station, clerk],
  );
  return {
    current,
    take: (slotId, seats) => {
      if (held.current?.slotId === slotId) return;
      asked.current = write.run({ slotId, seats, replaces: held.current?.holdId ?? null, clerk });
    },
    settled: async () => {
      await asked.current;
      return held.current;
    },
    used: () => keep(null),
  };
}
