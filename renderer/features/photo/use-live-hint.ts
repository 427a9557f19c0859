import { useEffect, useState, type RefObject } from 'react';
import { isDue, liveHintOf, type LiveHint } from '#shared/domain/photo/live-hint.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { photoText } from '#shared/i18n/zh-CN/photo.ts';
import { useVoice } from '#renderer/lib/voice/voice-context.tsx';
import type { Speech } from '#renderer/lib/voice/voice-player.ts';
import { PhotoJudge } from './photo-judge.ts';

/** Looks come one after another, never two at a time: a slow PC looks less often. */
const LOOK_EVERY_MS = 700;
/** Time to hear a sentence and to follow it. */
const SPEAK_EVERY_MS = 3500;

/** Looks at the camera's picture now and then and says, aloud and on the screen, what to do next. */
export function useLiveHint(
  video: RefObject<HTMLVideoElement | null>,
  policy: PhotoPolicy,
  running: boolean,
): LiveHint {
  const [hint, setHint] = useState<LiveHint>('begin');
  const { player } = useVoice();
  useEffect(() => {
    if (!running) return undefined;
    const judge = new PhotoJudge();
    let [before, said, saidAtMs]: [LiveHint | null, LiveHint | null, number] = [null, 'begin', performance.now()];
    let timer = 0;
    let over = false;
    let speech: Speech | null = null;
    const say = (next: LiveHint): void => {
      // Only its own: a kiosk that rings for help is heard meanwhile.
      speech?.cancel();
      speech = player.speak([`photo-${next}`], { text: photoText.hint[next] });
    };
    const look = async (): Promise<void> => {
      const frame = video.current === null ? null : frameOf(video.current, policy);
      if (frame !== null) {
        const found = liveHintOf(await judge.judgePixels(frame, policy));
        if (over) return;
        if (isDue(found, { before, said }) && performance.now() - saidAtMs >= SPEAK_EVERY_MS) {
          [said, saidAtMs] = [found, performance.now()];
          setHint(found);
          say(found);
        }
        before = found;
      }
      if (!over) timer = window.setTimeout(lookSafely, LOOK_EVERY_MS);
    };
    // Without hints a photo can be taken all the same, so they end without a word to the clerk.
    const lookSafely = (): void =>
      void look().catch((error: unknown) => {
        if (!over) console.warn('photo hints ended:', error instanceof Error ? error.message : error);
      });
    say('begin');
    lookSafely();
    return () => {
      over = true;
      window.clearTimeout(timer);
      judge.close();
      speech?.cancel();
    };
  }, [video, policy, player, running]);
  return hint;
}

/** The part of the camera's picture that the outline frames, in the card photo's size; null before the first picture. */
function frameOf(video: HTMLVideoElement, { file: { width, height } }: PhotoPolicy): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  const scale = Math.min(videoWidth / width, videoHeight / height);
  const [cutWidth, cutHeight] = [width * scale, height * scale];
  const [left, top] = [(videoWidth - cutWidth) / 2, (videoHeight - cutHeight) / 2];
  context.drawImage(video, left, top, cutWidth, cutHeight, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
