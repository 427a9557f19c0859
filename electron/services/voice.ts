import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipAudio, SpokenClip } from '#shared/contract/voice.ts';
import { listVoiceFiles, readVoiceManifest, type VoiceFile } from '#electron/platform/voice-files.ts';

export type VoiceFolders = { readonly resourcesDir: string; readonly dataDir: string };
type NamedCounter = { readonly id: string; readonly name: string };

/**
 * What the station can say and its sounds. Folders are read anew for each question: a recording dropped in is heard after
 * the next reload of a screen, and one that was removed gives way to the clip that came with the program.
 */
export class VoiceDesk {
  readonly #shipped: string;
  readonly #own: string;
  /** Names of counters that no joined words can say; a recording `counter-<id>` may. */
  readonly #counters: () => readonly NamedCounter[];

  constructor({ resourcesDir, dataDir }: VoiceFolders, counters: () => readonly NamedCounter[]) {
    this.#shipped = join(resourcesDir, 'voice');
    this.#own = join(dataDir, 'voice');
    this.#counters = counters;
  }

  async catalogue(): Promise<SpokenClip[]> {
    const files = await this.#files();
    const named = this.#counters().map(({ id, name }) => ({ key: counterKey(id), text: name }));
    return [...(await readVoiceManifest(this.#shipped)), ...named].flatMap(({ key, text }) => {
      const file = files.get(key);
      return file ? [{ key, text, revision: file.revision, own: file.own }] : [];
    });
  }

  async clips(keys: readonly string[]): Promise<ClipAudio[]> {
    const files = await this.#files();
    const found = [...new Set(keys)].flatMap((key) => files.get(key) ?? []);
    return Promise.all(
      found.map(async ({ key, revision, mime, path }) => ({
        key,
        revision,
        mime,
        audio: (await readFile(path)).toString('base64'),
      })),
    );
  }

  async #files(): Promise<ReadonlyMap<string, VoiceFile>> {
    return new Map([...(await listVoiceFiles(this.#shipped, false)), ...(await listVoiceFiles(this.#own, true))]);
  }
}

function counterKey(id: string): string {
  return `counter-${id.toLowerCase()}`;
}
