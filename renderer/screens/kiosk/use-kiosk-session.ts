import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { kioskSessionId, type KioskSessionId } from '#shared/contract/base.ts';
import { useConnectionState, useStation } from '#renderer/lib/station-context.tsx';
import { draftOf, stepOf, type Resumed } from './kiosk-draft.ts';
import type { KioskIdentity } from './kiosk-identity.ts';
import type { KioskEvent, KioskStep } from './kiosk-step.ts';

type Session = {
  readonly id: KioskSessionId;
  /** The visitor went on purpose, or nobody is there any more; the next one gets a session of their own. */
  readonly leave: (how: 'idle' | 'done') => void;
};

const newSession = (): KioskSessionId => kioskSessionId.parse(crypto.randomUUID());

/** Keeps the step in the station, so that neither a reload nor a cleared screen loses it; the browser stores none of it. */
export function useKioskSession(kiosk: KioskIdentity, step: KioskStep, dispatch: (event: KioskEvent) => void): Session {
  const station = useStation().kiosk;
  const line = useConnectionState();
  const [id, setId] = useState(newSession);
  const { id: kioskId, place } = kiosk;

  const goOn = useEffectEvent((known: Resumed | null): void => {
    if (known === null || step.at !== 'welcome') return;
    setId(known.sessionId);
    dispatch({ kind: 'resumed', step: stepOf(known) });
  });
  useEffect(() => {
    const over = new AbortController();
    station.resume({ kioskId }, { signal: over.signal }).then(
      (known) => !over.signal.aborted && goOn(known),
      // Without an answer the visitor begins anew.
      () => undefined,
    );
    return () => over.abort();
  }, [station, kioskId]);

  useEffect(() => {
    if (step.at === 'welcome' || line !== 'open') return;
    // Kept again with the next step, or when the line is back.
    station
      .keep({ requestId: crypto.randomUUID(), sessionId: id, kioskId, place, draft: draftOf(step) })
      .catch(() => undefined);
  }, [station, id, kioskId, place, step, line]);

  const leave = useCallback(
    (how: 'idle' | 'done'): void => {
      // Unheard, the draft dies of age in the station.
      station.leave({ requestId: crypto.randomUUID(), sessionId: id, how }).catch(() => undefined);
      setId(newSession());
    },
    [station, id],
  );
  return { id, leave };
}
