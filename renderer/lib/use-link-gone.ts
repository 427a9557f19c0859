import { useEffect, useState } from 'react';
import { useConnectionState } from './station-context.tsx';

/** True when the line has been down for so long that waiting is no answer any more; false again with the line. */
export function useLinkGone(afterMs: number): boolean {
  const down = useConnectionState() !== 'open';
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!down) return;
    const timer = setTimeout(() => setGone(true), afterMs);
    return () => {
      clearTimeout(timer);
      setGone(false);
    };
  }, [down, afterMs]);
  return gone;
}
