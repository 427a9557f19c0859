import { useCallback, useRef } from 'react';
import type { KioskCandidate } from '#shared/contract/kiosk.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import type { NumberKind } from './typed-number.ts';

type Outcome = {
  readonly found: (candidates: readonly KioskCandidate[]) => void;
  readonly refused: (error: unknown) => void;
};

/** Asks whom a typed number belongs to; an answer that comes after a newer question is dropped. */
export function useIdentify({ found, refused }: Outcome): (by: NumberKind, digits: string) => void {
  const station = useStation().kiosk;
  const newest = useRef(0);
  return useCallback(
    (by, digits) => {
      newest.current += 1;
      const mine = newest.current;
      station.identify({ by, digits }).then(
        (candidates) => mine === newest.current && found(candidates),
        (error: unknown) => mine === newest.current && refused(error),
      );
    },
    [station, found, refused],
  );
}
