import { useEffect, useState } from 'react';

/** What this PC shows the page of its cameras and loudspeakers, followed while plugs come and go; null before it has answered. */
export function useMediaDevices(kind: MediaDeviceKind): readonly MediaDeviceInfo[] | null {
  const [found, setFound] = useState<readonly MediaDeviceInfo[] | null>(null);
  useEffect(() => {
    // Absent where the page is not served from a safe origin.
    const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
    if (devices === undefined) return undefined;
    let gone = false;
    const look = (): void => {
      devices.enumerateDevices().then(
        (all) => {
          if (!gone) setFound(all.filter((device) => device.kind === kind));
        },
        () => {
          if (!gone) setFound([]);
        },
      );
    };
    look();
    devices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      devices.removeEventListener('devicechange', look);
    };
  }, [kind]);
  return found;
}
