/** Sound of one screen, kept in that screen's browser: the hall's loudspeakers are not the counter's. */
export type VoiceSettings = { readonly volume: number; readonly muted: boolean; readonly sinkId: string };

const DEFAULTS: VoiceSettings = { volume: 0.9, muted: false, sinkId: '' };

export function readVoiceSettings(screen: string): VoiceSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(screen)) ?? '{}') as Partial<
      Record<keyof VoiceSettings, unknown>
    >;
    return {
      volume: typeof kept.volume === 'number' ? Math.min(1, Math.max(0, kept.volume)) : DEFAULTS.volume,
      muted: kept.muted === true,
      sinkId: typeof kept.sinkId === 'string' ? kept.sinkId : DEFAULTS.sinkId,
    };
  } catch {
    // Somebody else's text, or no storage in a private window.
    return DEFAULTS;
  }
}

export function keepVoiceSettings(screen: string, settings: VoiceSettings): void {
  try {
    localStorage.setItem(nameOf(screen), JSON.stringify(settings));
  } catch {
    // Without storage the settings last as long as the page.
  }
}

/** Hears when another window of this PC changed the screen's sound. */
export function onVoiceSettings(screen: string, changed: () => void): () => void {
  const heard = ({ key }: StorageEvent): void => {
    if (key === nameOf(screen)) changed();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

function nameOf(screen: string): string {
  return `voice-${screen}`;
}
