import { parentPort, workerData } from 'node:worker_threads';
import { readRosterTable } from './read-roster-table.ts';
import { RosterFileError, type ColumnWish, type RosterFileAnswer } from './roster-table.ts';

/** What the station hands over; the bytes are moved, not copied. */
export type RosterRowsTask = { readonly content: Uint8Array<ArrayBuffer>; readonly columns: readonly ColumnWish[] };

async function answer(): Promise<RosterFileAnswer> {
  const { content, columns } = workerData as RosterRowsTask;
  try {
    return {
      ok: true,
      table: await readRosterTable(Buffer.from(content.buffer, content.byteOffset, content.length), columns),
    };
  } catch (error) {
    if (error instanceof RosterFileError) return { ok: false, problem: error.problem, detail: error.message };
    throw error;
  }
}

// oxlint-disable-next-line require-post-message-target-origin -- a worker thread has no origin
parentPort?.postMessage(await answer());
