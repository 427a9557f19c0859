import { useEffect, useState } from 'react';
import { useStationClock } from './station-context.tsx';

const STEP_MS = 1000;

/** The station's time, renewed every second; a screen's own clock may be wrong. */
export function useNow(): number {
  const clock = useStationClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), STEP_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
