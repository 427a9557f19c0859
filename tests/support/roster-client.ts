import { setTimeout as pause } from 'node:timers/promises';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { TRANSFER_CHUNK_BYTES, type ImportSummary } from '#shared/contract/roster.ts';

const request = () => ({ requestId: crypto.randomUUID() });
const LOOK_AGAIN_MS = 20;

/** Uploads a roster over the contract and waits until it is read. A station that restarts meanwhile is told anew. */
export async function readRoster(
  client: StationClient,
  file: Buffer | string,
  fileName = 'roster.csv',
): Promise<ImportSummary> {
  const bytes = Buffer.from(file);
  const uploadId = crypto.randomUUID();
  for (let index = 0; index * TRANSFER_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * TRANSFER_CHUNK_BYTES, (index + 1) * TRANSFER_CHUNK_BYTES);
    await client.roster.upload({
      ...request(),
      uploadId,
      size: bytes.length,
      index,
      content: piece.toString('base64'),
    });
  }
  const { id } = await client.roster.preview({ ...request(), uploadId, fileName, fields: null });
  const batch = await untilSettled(client, id);
  if (batch.state !== 'previewed') throw new Error(`the roster was not read: ${batch.problem}`);
  return batch;
}

/** A roster from a file to people on record. */
export async function importRoster(client: StationClient, file: Buffer | string): Promise<ImportSummary> {
  const batch = await readRoster(client, file);
  await client.roster.commit({ ...request(), batchId: batch.id });
  return untilSettled(client, batch.id);
}

/** The batch when nothing is under way any more. */
export async function untilSettled(client: StationClient, batchId: ImportBatchId): Promise<ImportSummary> {
  for (;;) {
    const batch = await client.roster.batch({ batchId });
    if (batch.state !== 'reading' && batch.state !== 'committing') return batch;
    await pause(LOOK_AGAIN_MS);
  }
}
