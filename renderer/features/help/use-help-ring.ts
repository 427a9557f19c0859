import { useEffect } from 'react';
import { useVoice } from '#renderer/lib/voice/voice-context.tsx';

const AGAIN_MS = 20_000;

/** Rings when somebody calls, and again until somebody goes; a page just opened rings for who still waits. */
export function useHelpRing(waitingIds: readonly string[], text: string): void {
  const { player } = useVoice();
  const waiting = waitingIds.join();
  useEffect(() => {
    if (waiting === '') return;
    const ring = (): void => void player.speak(['chime'], { text, times: 2, priority: 1 });
    ring();
    const timer = setInterval(ring, AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, text, player]);
}
