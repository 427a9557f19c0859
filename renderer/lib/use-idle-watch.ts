import { useEffect, useEffectEvent, useState } from 'react';
import { beginIdle, nextIdle, secondsLeft, type IdlePolicy, type IdleState } from './idle-machine.ts';

const TICK_MS = 500;
const TOUCHES = ['pointerdown', 'click', 'keydown'] as const;

type Watch = {
  readonly policy: IdlePolicy;
  /** False while there is nothing on the screen that somebody could leave behind. */
  readonly watched: boolean;
  /** Begins anew whenever this changes: a new question, a card just laid down. */
  readonly mark: unknown;
  readonly onOver: () => void;
};

/** Seconds left to answer "are you still there?", or null; any touch or key answers. */
export function useIdleWatch({ policy, watched, mark, onOver }: Watch): number | null {
  const [asked, setAsked] = useState<{ readonly mark: unknown; readonly left: number } | null>(null);
  const over = useEffectEvent(() => onOver());
  const { warnAfterMs, countdownMs } = policy;
  useEffect(() => {
    if (!watched) return;
    const rules = { warnAfterMs, countdownMs };
    let state: IdleState = beginIdle(performance.now());
    const happen = (kind: 'touch' | 'tick'): void => {
      if (state.phase === 'over') return;
      const atMs = performance.now();
      state = nextIdle(state, { kind, atMs }, rules);
      const left = secondsLeft(state, atMs, rules);
      setAsked((before) =>
        left === null ? null : before?.left === left && before.mark === mark ? before : { mark, left },
      );
      if (state.phase === 'over') over();
    };
    const touch = (event: Event): void => {
      // The question goes with the finger lifted, not put down: else the button below it would be pressed.
      if (state.phase === 'warned' && event.type === 'pointerdown') return;
      happen('touch');
    };
    const timer = setInterval(() => happen('tick'), TICK_MS);
    for (const event of TOUCHES) window.addEventListener(event, touch);
    return () => {
      clearInterval(timer);
      for (const event of TOUCHES) window.removeEventListener(event, touch);
    };
  }, [watched, mark, warnAfterMs, countdownMs]);
  // What was asked of somebody else, or before a card was laid down, is asked no more.
  return watched && asked !== null && asked.mark === mark ? asked.left : null;
}
