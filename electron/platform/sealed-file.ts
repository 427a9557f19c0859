import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** Where a sealed file lies and what opens it; may be handed to a worker. */
export type SealedPlace = {
  readonly path: string;
  readonly keyHex: string;
  readonly size: number;
  readonly chunkBytes: number;
};

/**
 * A file on its way in or out of the station, on disk because it may be large, sealed because it holds people: its key is in
 * memory only, so that what a power cut leaves behind nobody can read. Written in chunks of one size, each once, the last
 * may be shorter.
 */
export class SealedFile {
  readonly chunkBytes: number;
  readonly #path: string;
  readonly #key = randomBytes(32);
  readonly #file: number;
  #chunks = 0;
  #size = 0;

  constructor(path: string, chunkBytes: number) {
    this.#path = path;
    this.chunkBytes = chunkBytes;
    this.#file = openSync(path, 'wx+', 0o600);
  }

  get size(): number {
    return this.#size;
  }

  get chunks(): number {
    return this.#chunks;
  }

  get place(): SealedPlace {
    return { path: this.#path, keyHex: this.#key.toString('hex'), size: this.#size, chunkBytes: this.chunkBytes };
  }

  /** Adds the next chunk. Throws RangeError when it is too long or follows one that was short. */
  append(bytes: Uint8Array): void {
    if (bytes.length === 0 || bytes.length > this.chunkBytes)
      throw new RangeError('a chunk of a sealed file has a fixed size');
    if (this.#size !== this.#chunks * this.chunkBytes) throw new RangeError('nothing follows the last chunk');
    const cipher = createCipheriv(CIPHER, this.#key, nonceOf(this.#chunks));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    writeSync(this.#file, sealed, 0, sealed.length, this.#chunks * (this.chunkBytes + TAG_BYTES));
    this.#chunks += 1;
    this.#size += bytes.length;
  }

  /** Throws when the file was changed from outside. */
  readChunk(index: number): Buffer {
    return openChunk(this.#file, this.#key, { ...this.place, index });
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}

/** Reads a sealed file from any place, one chunk in memory. For the thread that was given its place. */
export class SealedReader {
  readonly size: number;
  readonly #place: SealedPlace;
  readonly #key: Buffer;
  readonly #file: number;
  #index = -1;
  #chunk: Buffer = Buffer.alloc(0);

  constructor(place: SealedPlace) {
    this.#place = place;
    this.size = place.size;
    this.#key = Buffer.from(place.keyHex, 'hex');
    this.#file = openSync(place.path, 'r');
  }

  /** The bytes from `offset` on, at most as many as its chunk still has; nothing at the end. */
  readSome(offset: number): Buffer {
    if (offset >= this.size) return Buffer.alloc(0);
    const index = Math.floor(offset / this.#place.chunkBytes);
    if (index !== this.#index) {
      this.#chunk = openChunk(this.#file, this.#key, { ...this.#place, index });
      this.#index = index;
    }
    return this.#chunk.subarray(offset - index * this.#place.chunkBytes);
  }

  /** `length` undefined: to the end. */
  stream(offset = 0, length?: number): Readable {
    const end = length === undefined ? this.size : Math.min(this.size, offset + length);
    return Readable.from(this.#pieces(offset, end), { objectMode: false });
  }

  *#pieces(from: number, end: number): Generator<Buffer> {
    for (let offset = from; offset < end;) {
      const piece = this.readSome(offset).subarray(0, end - offset);
      offset += piece.length;
      yield piece;
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 4);
  return nonce;
}

type ChunkPlace = { readonly index: number; readonly size: number; readonly chunkBytes: number };

function openChunk(file: number, key: Buffer, { index, size, chunkBytes }: ChunkPlace): Buffer {
  const length = Math.min(chunkBytes, size - index * chunkBytes);
  if (index < 0 || length <= 0) throw new RangeError('no such chunk');
  const sealed = Buffer.alloc(length + TAG_BYTES);
  readSync(file, sealed, 0, sealed.length, index * (chunkBytes + TAG_BYTES));
  const decipher = createDecipheriv(CIPHER, key, nonceOf(index));
  decipher.setAuthTag(sealed.subarray(length));
  return Buffer.concat([decipher.update(sealed.subarray(0, length)), decipher.final()]);
}
