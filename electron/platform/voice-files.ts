import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { voiceKey, voiceManifest, type VoiceClip } from '#shared/domain/voice-manifest.ts';

const MIME_TYPES = { ogg: 'audio/ogg', wav: 'audio/wav', mp3: 'audio/mpeg' } as const;
type Extension = keyof typeof MIME_TYPES;

/** A recording longer than this is no single clip: ten seconds of 48 kHz stereo sound, uncompressed. */
const LARGEST_BYTES = 2_000_000;

export type VoiceFile = {
  readonly key: string;
  readonly path: string;
  readonly mime: string;
  readonly revision: string;
  readonly own: boolean;
};

export async function readVoiceManifest(folder: string): Promise<readonly VoiceClip[]> {
  return voiceManifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).clips;
}

/** The usable clips of a folder by key; names that are no key, odd endings and huge files are passed over. */
export async function listVoiceFiles(folder: string, own: boolean): Promise<ReadonlyMap<string, VoiceFile>> {
  const files = new Map<string, VoiceFile>();
  for (const name of (await namesIn(folder)).sort()) {
    const [, key = '', extension = ''] = /^(.+)\.([a-z0-9]+)$/i.exec(name) ?? [];
    const mime = MIME_TYPES[extension.toLowerCase() as Extension];
    if (mime === undefined || !voiceKey.safeParse(key.toLowerCase()).success) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || found.size === 0 || found.size > LARGEST_BYTES) continue;
    const revision = `${own ? 'own' : 'default'}-${Math.round(found.mtimeMs)}-${found.size}`;
    files.set(key.toLowerCase(), { key: key.toLowerCase(), path, mime, revision, own });
  }
  return files;
}

/** A station without recordings of its own has no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
