import { useEffect, useEffectEvent, useState } from 'react';
import type { CardReadId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import type { ReaderEvent, ReaderStatusView } from '#shared/contract/devices.ts';
import { useStation } from '#renderer/lib/station-context.tsx';

const AGAIN_MS = 500;

type CardEvent = Extract<ReaderEvent, { kind: 'card' }>;

/** Follows the card reader: its status (null until known, and while the line is down) and every card that was read. */
export function useCardReader(onCard: (cardReadId: CardReadId, card: CardEvent) => void): ReaderStatusView | null {
  const station = useStation();
  const [status, setStatus] = useState<ReaderStatusView | null>(null);
  const heard = useEffectEvent((event: ReaderEvent | null) => {
    if (event === null) setStatus(null);
    else if (event.kind === 'status') setStatus(event.status);
    else onCard(event.cardReadId, event);
  });
  useEffect(() => followReader(station, (event) => heard(event)), [station]);
  return status;
}

/** Hands on every event of the reader, and null when its stream broke; begins a new stream until it is stopped. */
function followReader(station: StationClient, heard: (event: ReaderEvent | null) => void): () => void {
  const over = new AbortController();
  let again: ReturnType<typeof setTimeout> | undefined;
  const follow = async (): Promise<void> => {
    try {
      for await (const event of await station.devices.watchReader(undefined, { signal: over.signal })) {
        if (!over.signal.aborted) heard(event);
      }
    } catch (error) {
      // A broken stream begins anew below; the line itself reports its state to the screen.
      if (!over.signal.aborted) console.warn('reader: stream ended,', error instanceof Error ? error.message : error);
    }
    if (over.signal.aborted) return;
    heard(null);
    again = setTimeout(() => void follow(), AGAIN_MS);
  };
  void follow();
  return () => {
    clearTimeout(again);
    over.abort();
  };
}
