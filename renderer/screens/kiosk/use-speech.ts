import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { sayDigits } from '#shared/domain/kiosk-speech.ts';
import { useVoice } from '#renderer/lib/voice/voice-context.tsx';
import { clipsOf, linesOn, newLines, textOf, type ScreenLine } from './spoken-lines.ts';

type Speech = {
  /** Reads the screen again, from the question on. */
  readonly again: () => void;
  /** Says a key just pressed. */
  readonly key: (key: string) => void;
};

/** Reads out what stands on the screen: a new question at once, what changes below it as it changes. */
export function useSpeech(root: RefObject<HTMLElement | null>): Speech {
  const { player } = useVoice();
  const before = useRef<readonly ScreenLine[]>([]);

  const say = useCallback(
    (lines: readonly ScreenLine[]): void => {
      player.cancelAll();
      if (lines.length > 0) void player.speak(clipsOf(lines), { text: textOf(lines) });
    },
    [player],
  );

  useEffect(() => {
    const screen = root.current;
    if (screen === null) return;
    const look = (): void => {
      const now = linesOn(screen);
      const { interrupt, lines } = newLines(before.current, now);
      before.current = now;
      if (interrupt) say(lines);
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(screen, { subtree: true, childList: true, characterData: true, attributes: true });
    return () => observer.disconnect();
  }, [root, say]);

  const again = useCallback((): void => {
    if (root.current !== null) say(linesOn(root.current));
  }, [root, say]);
  const key = useCallback(
    (pressed: string): void => {
      player.cancelAll();
      void player.speak(sayDigits(pressed), { text: pressed });
    },
    [player],
  );
  return { again, key };
}
