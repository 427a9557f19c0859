import { onTestFinished } from 'vitest';
import { TRANSFER_CHUNK_BYTES, type ImportSummary, type OutgoingFile } from '#shared/contract/roster.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const request = () => ({ requestId: crypto.randomUUID() });

/** The desk where rosters come in, with a folder of its own. */
export function testRosterDesk(context: ServiceContext): RosterDesk {
  const desk = new RosterDesk(context, temporaryFolder());
  onTestFinished(() => desk.close());
  return desk;
}

/** Sends a file piece by piece, as a screen does. */
export function uploadFile(desk: RosterDesk, file: Buffer | string): string {
  const uploadId = crypto.randomUUID();
  const bytes = Buffer.from(file);
  for (let index = 0; index * TRANSFER_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * TRANSFER_CHUNK_BYTES, (index + 1) * TRANSFER_CHUNK_BYTES);
    desk.upload({ uploadId, size: bytes.length, index, content: piece.toString('base64') });
  }
  return uploadId;
}

export type FileWish = {
  readonly file: Buffer | string;
  readonly fileName?: string;
  readonly fields?: readonly string[] | null;
  readonly mappingName?: string;
};

/** Uploads a file and reads it to its end. */
export async function previewFile(desk: RosterDesk, wish: FileWish): Promise<ImportSummary> {
  const uploadId = uploadFile(desk, wish.file);
  const { fileName = '名册.xlsx', fields = null, mappingName = '' } = wish;
  const { id } = await desk.preview({ ...request(), uploadId, fileName, fields, mappingName });
  await desk.jobs.idle();
  return desk.batch(id);
}

/** Takes a batch over to its end. */
export async function commitBatch(desk: RosterDesk, batchId: string): Promise<ImportSummary> {
  desk.commit({ ...request(), batchId });
  await desk.jobs.idle();
  return desk.batch(batchId);
}

/** A file the station made, put together. */
export function fetchFile(desk: RosterDesk, { fileId, chunks }: OutgoingFile): Buffer {
  const pieces = Array.from({ length: chunks }, (_, index) =>
    Buffer.from(desk.fileChunk(fileId, index).content, 'base64'),
  );
  return Buffer.concat(pieces);
}
