import { useEffect, useRef, useState } from 'react';
import type { HallCall } from '#shared/contract/queue.ts';
import { spokenCall } from '#shared/domain/spoken-call.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { useDescription, useStationClock } from '#renderer/lib/station-context.tsx';
import { useVoice } from '#renderer/lib/voice/voice-context.tsx';
import type { Speech } from '#renderer/lib/voice/voice-player.ts';
import { keepAnnounced, readAnnounced } from './announced-memory.ts';

/** A call older than this is no news: whoever was meant has gone to the counter or will be called again. */
const FRESH_MS = 120_000;

/**
 * Says each call and recall once, one after the other, and tells which one is being said. What was called while the page
 * was loading or the line was lost is said afterwards; what was announced before a reload is not said again; a call that
 * was taken back, or whose person stands at the counter already, is not said any more.
 */
export function useAnnouncements(calls: readonly HallCall[] | undefined): HallCall | null {
  const { player } = useVoice();
  const { speech } = useDescription();
  const now = useStationClock();
  const [showing, setShowing] = useState<HallCall | null>(null);
  const taken = useRef<number | null>(null);
  const pending = useRef(new Map<number, Speech>());

  useEffect(() => {
    if (calls === undefined) return;
    const newest = calls[0]?.sequence ?? 0;
    // A screen that never announced anything begins with the next call.
    const last = (taken.current ??=
      calls.length === 0 ? (readAnnounced() ?? 0) : Math.min(readAnnounced() ?? newest, newest));
    for (const [sequence, waiting] of pending.current) {
      if (!calls.some((call) => call.sequence === sequence)) waiting.enough();
    }
    const fresh = calls.filter((call) => call.sequence > last && now() - call.calledAtMs <= FRESH_MS);
    for (const call of fresh.toSorted((a, b) => a.sequence - b.sequence)) {
      const said = player.speak((hasClip) => spokenCall(call, speech, hasClip), {
        text: hallText.spoken(call.ticketNumber, call.counterName),
        times: speech.times,
        opening: ['chime'],
        onStart: () => {
          setShowing(call);
          keepAnnounced(call.sequence);
        },
      });
      pending.current.set(call.sequence, said);
      void said.done.then(() => {
        pending.current.delete(call.sequence);
        setShowing((current) => (current === call ? null : current));
      });
    }
    taken.current = Math.max(last, newest);
    if (pending.current.size === 0) keepAnnounced(taken.current);
  }, [calls, player, speech, now]);
  return showing;
}
