import { useCallback, useEffect, useMemo } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import type { ReservedTicket } from '#shared/domain/number-reserve.ts';
import { deskStore } from '#renderer/lib/desk-store.ts';
import { useConnectionState, useDescription, useStation, useStationClock } from '#renderer/lib/station-context.tsx';
import { KioskReserve } from './kiosk-reserve.ts';

const LOOK_AGAIN_MS = 20_000;

/** Keeps this kiosk stocked with numbers while there is a host, and hands it what was given without it. */
export function useKioskReserve(): (idNumber: string | null) => Promise<ReservedTicket | null> {
  const station = useStation();
  const clock = useStationClock();
  const open = useConnectionState() === 'open';
  const reserve = useMemo(
    () => new KioskReserve({ station, store: deskStore(), newId: () => crypto.randomUUID() }),
    [station],
  );
  const { daysAhead, leastLeft } = useDescription().offline;
  useEffect(() => {
    if (!open) return;
    const tend = async (): Promise<void> => {
      try {
        await reserve.merge();
        await reserve.stock(civilDateOf(clock()), { daysAhead, leastLeft });
      } catch (error) {
        // The line broke again, or the host is busy: what was given stays here until the next time.
        console.warn('reserve:', error instanceof Error ? error.message : error);
      }
    };
    void tend();
    const timer = setInterval(() => void tend(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [open, reserve, clock, daysAhead, leastLeft]);
  return useCallback(
    (idNumber) => {
      const atMs = clock();
      return reserve.give(civilDateOf(atMs), atMs, idNumber);
    },
    [reserve, clock],
  );
}
