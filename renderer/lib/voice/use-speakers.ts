import { useMediaDevices } from '../use-media-devices.ts';

export type Speaker = { readonly id: string; readonly name: string };

/** The loudspeakers the browser shows to this page; none where it hides them from pages without a microphone. */
export function useSpeakers(): readonly Speaker[] {
  const found = useMediaDevices('audiooutput') ?? [];
  return found
    .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}
