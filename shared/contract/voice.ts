import { z } from 'zod';
import { voiceKey } from '#shared/domain/voice-manifest.ts';
import { reads } from './base.ts';

export const spokenClip = z.object({
  key: voiceKey,
  /** What a screen shows while this is spoken; empty for a sound. */
  text: z.string(),
  /** Changes when the clip's file changes; the same revision is the same sound. */
  revision: z.string(),
  /** A recording of the station's own stands in for the clip that came with the program. */
  own: z.boolean(),
});
export type SpokenClip = z.infer<typeof spokenClip>;

export const clipAudio = z.object({ key: voiceKey, revision: z.string(), mime: z.string(), audio: z.base64() });
export type ClipAudio = z.infer<typeof clipAudio>;

export const voiceContract = {
  /** Everything the station can say. Recordings in `<data>/voice/<key>.(ogg|wav|mp3)` replace single clips. */
  catalogue: reads('hall', 'kiosk', 'counter', 'manager').output(z.array(spokenClip)),
  /** The sounds of some clips; a key nobody knows is left out, so that a screen says the rest. */
  clips: reads('hall', 'kiosk', 'counter', 'manager')
    .input(z.object({ keys: z.array(voiceKey).max(80) }))
    .output(z.array(clipAudio)),
};
