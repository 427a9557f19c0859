import { useEffect, useState } from 'react';
import { SoundPanel } from '#renderer/features/voice/SoundPanel.tsx';
import { useVoice, useVoiceState } from '#renderer/lib/voice/voice-context.tsx';
import { VoiceHint } from '#renderer/ui/VoiceHint.tsx';

const CLOSE_MS = 30_000;
const STEP = 0.1;
const SAMPLE = [
  'chime',
  'please',
  'letter-a',
  'digit-0',
  'digit-0',
  'digit-8',
  'hao',
  'to',
  'digit-3',
  'hao',
  'counter',
  'handle',
];

/** A touch anywhere opens the screen's sound settings; M mutes, the arrow keys make it louder or softer. */
export function HallSound() {
  const { player, change, settings } = useVoice();
  const { output } = useVoiceState();
  // When the panel was last touched; null while it is closed.
  const [touchedAt, setTouchedAt] = useState<number | null>(null);
  const blocked = output === 'blocked' && !settings.muted;

  useEffect(() => {
    const onPointer = (): void => {
      if (!blocked) setTouchedAt(Date.now());
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      const louder = { ArrowUp: STEP, ArrowDown: -STEP }[key];
      if (key === 'm' || key === 'M') change({ muted: !settings.muted });
      else if (louder !== undefined) change({ volume: Math.min(1, Math.max(0, settings.volume + louder)) });
      else return;
      setTouchedAt(Date.now());
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [blocked, change, settings]);

  useEffect(() => {
    if (touchedAt === null) return undefined;
    const timer = setTimeout(() => setTouchedAt(null), CLOSE_MS);
    return () => clearTimeout(timer);
  }, [touchedAt]);

  return (
    <>
      <VoiceHint blocked={blocked} onTap={() => player.unblock()} />
      {touchedAt !== null && (
        <SoundPanel sample={SAMPLE} onTouch={() => setTouchedAt(Date.now())} onClose={() => setTouchedAt(null)} />
      )}
    </>
  );
}
