import type { StationClient } from '#shared/contract/contract.ts';
import type { SpokenClip } from '#shared/contract/voice.ts';
import type { Sound, VoiceOutput } from './voice-output.ts';

type Kept = { readonly revision: string; readonly sound: Sound };

/** Clips fetched from the station and decoded, each once per revision. */
export class VoiceClips {
  readonly #station: StationClient['voice'];
  readonly #output: VoiceOutput;
  readonly #kept = new Map<string, Kept>();
  #catalogue: ReadonlyMap<string, SpokenClip> = new Map();

  constructor(station: StationClient['voice'], output: VoiceOutput) {
    this.#station = station;
    this.#output = output;
  }

  /** Learns what there is to say; to be called again when the line to the station was lost. */
  async refresh(): Promise<void> {
    this.#catalogue = new Map((await this.#station.catalogue()).map((clip) => [clip.key, clip]));
  }

  /** Waits until it is known what there is to say. */
  async ready(): Promise<void> {
    if (this.#catalogue.size === 0) await this.refresh();
  }

  knows(key: string): boolean {
    return this.#catalogue.has(key);
  }

  /** Every word that is spoken, to be shown as well. */
  textOf(keys: readonly string[]): string {
    return keys.map((key) => this.#catalogue.get(key)?.text ?? '').join('');
  }

  /** The sounds of these keys in order; one that is unknown or cannot be decoded is left out. */
  async sounds(keys: readonly string[]): Promise<readonly Sound[]> {
    await this.ready();
    const missing = [...new Set(keys)].filter(
      (key) => this.knows(key) && this.#kept.get(key)?.revision !== this.#catalogue.get(key)?.revision,
    );
    if (missing.length > 0) {
      const fetched = await this.#station.clips({ keys: missing });
      await Promise.all(fetched.map((clip) => this.#keep(clip)));
    }
    return keys.flatMap((key) => this.#kept.get(key)?.sound ?? []);
  }

  async #keep(clip: { readonly key: string; readonly revision: string; readonly audio: string }): Promise<void> {
    const bytes = Uint8Array.from(atob(clip.audio), (letter) => letter.charCodeAt(0));
    try {
      this.#kept.set(clip.key, { revision: clip.revision, sound: await this.#output.decode(bytes.buffer) });
    } catch (error) {
      // A recording that is no sound: the word is missing, the rest of the sentence is said.
      console.warn(`voice clip ${clip.key} cannot be decoded`, error);
    }
  }
}
