import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_ROSTER_BYTES, TRANSFER_CHUNK_BYTES } from '#shared/contract/roster.ts';
import { DeskError } from '#shared/errors.ts';
import { SealedFile } from '#electron/platform/sealed-file.ts';
import type { InspectedTable } from '../roster-file/roster-table.ts';

/** Files begun and never used make room for newer ones. */
const MOST_UPLOADS = 4;

export type Upload = {
  readonly file: SealedFile;
  readonly size: number;
  /** Digest of each piece that came, to tell a piece sent again from another one. */
  readonly digests: string[];
  inspected: Promise<InspectedTable> | null;
  inUse: boolean;
};

export type UploadPiece = {
  readonly uploadId: string;
  readonly size: number;
  readonly index: number;
  readonly content: string;
};

/** An empty folder for files on their way; what a crash left in it nobody can read and is removed. */
export function freshTransferFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Files that come in piece by piece. They live as long as the station process. */
export class Uploads {
  readonly #folder: string;
  readonly #uploads = new Map<string, Upload>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes a piece and says which is the next. Errors: roster.tooLarge, roster.uploadUnknown, request.conflict. */
  take({ uploadId, size, index, content }: UploadPiece): { next: number } {
    if (size > LARGEST_ROSTER_BYTES) throw new DeskError('roster.tooLarge', {});
    const upload = this.#uploads.get(uploadId) ?? this.#begin(uploadId, size, index);
    if (upload.size !== size) throw new DeskError('request.conflict', {});
    const bytes = Buffer.from(content, 'base64');
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (index < upload.digests.length) {
      if (upload.digests[index] !== digest) throw new DeskError('request.conflict', {});
      return { next: upload.digests.length };
    }
    const expected = Math.min(TRANSFER_CHUNK_BYTES, size - upload.file.size);
    // A gap, or a piece of the wrong length: the sender goes on from what is here.
    if (index > upload.digests.length || bytes.length !== expected) return { next: upload.digests.length };
    upload.file.append(bytes);
    upload.digests.push(digest);
    return { next: upload.digests.length };
  }

  /** A file that has come whole. Errors: roster.uploadUnknown. */
  whole(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (!upload || upload.file.size !== upload.size) throw new DeskError('roster.uploadUnknown', {});
    return upload;
  }

  /** Forgets a file nobody wants; one that is being read stays until it is read. */
  drop(uploadId: string): void {
    if (this.#uploads.get(uploadId)?.inUse !== true) this.finish(uploadId);
  }

  /** Forgets a file that has been read. */
  finish(uploadId: string): void {
    this.#uploads.get(uploadId)?.file.remove();
    this.#uploads.delete(uploadId);
  }

  clear(): void {
    for (const id of this.#uploads.keys()) this.finish(id);
  }

  #begin(uploadId: string, size: number, index: number): Upload {
    if (index !== 0) throw new DeskError('roster.uploadUnknown', {});
    const idle = [...this.#uploads].filter(([, { inUse }]) => !inUse).map(([id]) => id);
    for (const id of idle.slice(0, Math.max(0, idle.length - MOST_UPLOADS + 1))) this.drop(id);
    const file = new SealedFile(join(this.#folder, uploadId), TRANSFER_CHUNK_BYTES);
    const upload: Upload = { file, size, digests: [], inspected: null, inUse: false };
    this.#uploads.set(uploadId, upload);
    return upload;
  }
}
