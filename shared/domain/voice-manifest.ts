import { z } from 'zod';

/** Keys are file names too, on every file system. */
export const voiceKey = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** One thing the station can say: a word that is joined to others, or a whole sentence. */
export const voiceClip = z.object({
  key: voiceKey,
  /** What is shown while it is spoken; empty for a sound. */
  text: z.string(),
  /** What the speech program is given instead of the text: pinyin with tone digits where a character has two readings. */
  say: z.string().optional(),
  /** Voice of the speech program where it is not the Mandarin one: letters are read as Chinese people read them out, in English. */
  voice: z.string().optional(),
  sound: z.literal('chime').optional(),
});
export type VoiceClip = z.infer<typeof voiceClip>;

/** resources/voice/manifest.json: all the words and sentences of the station, the default clip of each beside it as `<key>.ogg`. */
export const voiceManifest = z.object({ version: z.int(), clips: z.array(voiceClip).min(1) });
export type VoiceManifest = z.infer<typeof voiceManifest>;
