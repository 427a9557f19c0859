import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useConnectionState, useStation } from '#renderer/lib/station-context.tsx';
import { VoiceClips } from './voice-clips.ts';
import { createVoiceOutput, type VoiceOutput } from './voice-output.ts';
import { VoicePlayer, type VoiceState } from './voice-player.ts';
import { keepVoiceSettings, onVoiceSettings, readVoiceSettings, type VoiceSettings } from './voice-settings.ts';

export type Voice = {
  readonly player: VoicePlayer;
  readonly settings: VoiceSettings;
  readonly change: (part: Partial<VoiceSettings>) => void;
};

const VoiceContext = createContext<Voice | null>(null);

type Props = {
  /** Under this name volume, mute and loudspeaker are kept in the screen's browser. */
  readonly screen: string;
  readonly children: ReactNode;
  readonly makeOutput?: () => VoiceOutput;
};

/** Gives everything below it one voice. Any touch or key on the page opens the sound where the browser holds it back. */
export function VoiceProvider({ screen, children, makeOutput = createVoiceOutput }: Props) {
  const station = useStation();
  const lineState = useConnectionState();
  // One audio context for the page's life: a browser allows few of them.
  const [{ player, clips }] = useState(() => {
    const output = makeOutput();
    const made = new VoiceClips(station.voice, output);
    return { clips: made, player: new VoicePlayer(made, output) };
  });
  const [settings, setSettings] = useState(() => readVoiceSettings(screen));

  useEffect(() => {
    const unblock = (): void => player.unblock();
    for (const event of GESTURES) document.addEventListener(event, unblock);
    return () => {
      for (const event of GESTURES) document.removeEventListener(event, unblock);
      player.cancelAll();
    };
  }, [player]);

  useEffect(() => {
    // Recordings may have been replaced while the station was away; without an answer the old ones serve.
    if (lineState === 'open') void clips.refresh().catch(() => undefined);
  }, [lineState, clips]);

  useEffect(() => onVoiceSettings(screen, () => setSettings(readVoiceSettings(screen))), [screen]);

  useEffect(() => {
    player.setVolume(settings.volume);
    player.setMuted(settings.muted);
    void player.setSink(settings.sinkId);
    keepVoiceSettings(screen, settings);
  }, [player, screen, settings]);

  const value = useMemo<Voice>(
    () => ({ player, settings, change: (part) => setSettings((old) => ({ ...old, ...part })) }),
    [player, settings],
  );
  return <VoiceContext value={value}>{children}</VoiceContext>;
}

const GESTURES = ['pointerdown', 'keydown'] as const;

export function useVoice(): Voice {
  const voice = use(VoiceContext);
  if (voice === null) throw new Error('VoiceProvider is missing above this component');
  return voice;
}

export function useVoiceState(): VoiceState {
  const { player } = useVoice();
  return useSyncExternalStore(player.onState, () => player.state);
}
