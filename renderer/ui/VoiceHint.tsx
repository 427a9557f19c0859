import { voiceText } from '#shared/i18n/zh-CN/voice.ts';
import './voice-hint.css';

/** A browser that holds sound back until somebody touches the page: the whole screen says so and is the button. */
export function VoiceHint({ blocked, onTap }: { readonly blocked: boolean; readonly onTap: () => void }) {
  if (!blocked) return null;
  return (
    <button type="button" className="voice-hint" data-testid="voice-hint" onClick={onTap}>
      {voiceText.tapForSound}
    </button>
  );
}
