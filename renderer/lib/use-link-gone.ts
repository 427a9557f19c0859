import { useEffect, useRef, useState } from 'react';
import { useConnectionState } from './station-context.tsx';

/** A line that opens and breaks at once leads nowhere: a joined PC's own process answers before it knows of its host. */
const SETTLED_MS = 1_000;

/** True when the line has been down for so long that waiting is no answer any more; false when it stands again. */
export function useLinkGone(afterMs: number): boolean {
  const open = useConnectionState() === 'open';
  const downSince = useRef<number | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!open) downSince.current ??= performance.now();
    const since = downSince.current;
    const left = since === null ? afterMs : Math.max(0, since + afterMs - performance.now());
    const settle = (): void => {
      downSince.current = null;
      setGone(false);
    };
    const timer = open ? setTimeout(settle, SETTLED_MS) : setTimeout(() => setGone(true), left);
    return () => clearTimeout(timer);
  }, [open, afterMs]);
  return gone;
}
