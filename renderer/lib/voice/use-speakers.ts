import { useEffect, useState } from 'react';

export type Speaker = { readonly id: string; readonly name: string };

/** The loudspeakers the browser shows to this page; none where it hides them from pages without a microphone. */
export function useSpeakers(): readonly Speaker[] {
  const [speakers, setSpeakers] = useState<readonly Speaker[]>([]);
  useEffect(() => {
    // Absent where the page is not served from a safe origin.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) return undefined;
    let gone = false;
    const look = (): void => {
      void devices.enumerateDevices().then(
        (found) => {
          if (!gone)
            setSpeakers(found.filter(isNamedSpeaker).map(({ deviceId, label }) => ({ id: deviceId, name: label })));
        },
        () => undefined,
      );
    };
    look();
    devices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      devices.removeEventListener('devicechange', look);
    };
  }, []);
  return speakers;
}

function isNamedSpeaker({ kind, deviceId }: MediaDeviceInfo): boolean {
  return kind === 'audiooutput' && deviceId !== '' && deviceId !== 'default';
}
