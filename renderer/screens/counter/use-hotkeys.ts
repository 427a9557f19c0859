import { useEffect, useEffectEvent } from 'react';

/** `F2`, or `Ctrl+f`. */
export type Hotkeys = { readonly [key: string]: () => void };

/** Keys that work from anywhere on the screen. The browser's own meaning of these keys is suppressed. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const name = event.ctrlKey || event.metaKey ? `Ctrl+${event.key.toLowerCase()}` : event.key;
    const act = hotkeys[name];
    if (act === undefined || event.altKey || event.shiftKey) return;
    event.preventDefault();
    // A key held down must not call the next person, and the next, and the next.
    if (event.repeat || dialogOpen()) return;
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** An open question must be answered first; a key pressed by habit must not act behind it. */
function dialogOpen(): boolean {
  return [...document.querySelectorAll('.ant-modal-wrap')].some(
    (wrap) => wrap instanceof HTMLElement && wrap.style.display !== 'none',
  );
}
