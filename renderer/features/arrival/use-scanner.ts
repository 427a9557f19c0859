import { useEffect, useEffectEvent, useRef } from 'react';
import { nextKey, noKeys } from './scanned-code.ts';

/** Tells of every code that a scanner in keyboard mode reads, wherever the focus is. */
export function useScanner(onCode: (code: string) => void): void {
  const keys = useRef(noKeys);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const step = nextKey(keys.current, event, event.timeStamp);
    keys.current = step.keys;
    if (step.scanned === null) return;
    // The scanner's Enter is neither the visitor's 确定 nor a press on the button that has the focus.
    event.preventDefault();
    event.stopImmediatePropagation();
    onCode(step.scanned);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
