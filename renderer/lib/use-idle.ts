import { useEffect, useEffectEvent, useState } from 'react';

type Idle = {
  readonly warnAfterMs: number;
  /** Counted from the warning. */
  readonly overAfterMs: number;
  readonly onOver: () => void;
};

/**
 * Warns when nobody has touched the screen for a while, and says when nobody answered the warning either. It begins when
 * the component that uses it appears; give that a `key` to begin anew.
 */
export function useIdle({ warnAfterMs, overAfterMs, onOver }: Idle) {
  const [warned, setWarned] = useState(false);
  const over = useEffectEvent(onOver);

  useEffect(() => {
    if (warned) {
      const timer = setTimeout(() => over(), overAfterMs);
      return () => clearTimeout(timer);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setWarned(true), warnAfterMs);
    };
    restart();
    window.addEventListener('pointerdown', restart);
    window.addEventListener('keydown', restart);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', restart);
      window.removeEventListener('keydown', restart);
    };
  }, [warned, warnAfterMs, overAfterMs]);

  return { warned, stay: () => setWarned(false) };
}
