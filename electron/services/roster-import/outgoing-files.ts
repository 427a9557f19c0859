import { join } from 'node:path';
import { TRANSFER_CHUNK_BYTES, type OutgoingFile } from '#shared/contract/roster.ts';
import { DeskError } from '#shared/errors.ts';
import { SealedFile } from '#electron/platform/sealed-file.ts';

const MOST_FILES = 4;

type Made = { readonly file: SealedFile; readonly answer: OutgoingFile };

/** Where a file is written, whatever the size of the pieces. */
export type ByteSink = { readonly write: (bytes: Uint8Array) => void };

/** Files the station has made and a screen is about to fetch; sealed, and gone with the process. */
export class OutgoingFiles {
  readonly #folder: string;
  readonly #files = new Map<string, Made>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes a file by what `make` writes; `make` returns how many rows it holds. */
  async create(fileId: string, fileName: string, make: (sink: ByteSink) => Promise<number>): Promise<OutgoingFile> {
    for (const oldest of [...this.#files.keys()].slice(0, Math.max(0, this.#files.size - MOST_FILES + 1)))
      this.#drop(oldest);
    const file = new SealedFile(join(this.#folder, fileId), TRANSFER_CHUNK_BYTES);
    const sink = new ChunkSink(file);
    try {
      const rows = await make(sink);
      sink.end();
      const answer = { fileId, fileName, size: file.size, chunks: file.chunks, rows };
      this.#files.set(fileId, { file, answer });
      return answer;
    } catch (error) {
      file.remove();
      throw error;
    }
  }

  find(fileId: string): OutgoingFile | undefined {
    return this.#files.get(fileId)?.answer;
  }

  /** One piece, base64. Errors: roster.fileGone. */
  chunk(fileId: string, index: number): { content: string } {
    const made = this.#files.get(fileId);
    if (!made || index >= made.file.chunks) throw new DeskError('roster.fileGone', {});
    return { content: made.file.readChunk(index).toString('base64') };
  }

  clear(): void {
    for (const id of this.#files.keys()) this.#drop(id);
  }

  #drop(fileId: string): void {
    this.#files.get(fileId)?.file.remove();
    this.#files.delete(fileId);
  }
}

/** Cuts what is written into the chunks of a sealed file. */
class ChunkSink implements ByteSink {
  readonly #file: SealedFile;
  readonly #chunk: Buffer;
  #filled = 0;

  constructor(file: SealedFile) {
    this.#file = file;
    this.#chunk = Buffer.alloc(file.chunkBytes);
  }

  readonly write = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length;) {
      const piece = bytes.subarray(from, from + this.#chunk.length - this.#filled);
      this.#chunk.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === this.#chunk.length) this.#flush();
    }
  };

  end(): void {
    if (this.#filled > 0) this.#flush();
  }

  #flush(): void {
    this.#file.append(this.#chunk.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
