import { Worker } from 'node:worker_threads';
import type { Logger } from '#electron/platform/logger.ts';
import { DeskError } from '#shared/errors.ts';
import type { RosterFileAnswer, RosterFileProblem, RosterTable } from './roster-table.ts';
import type { RosterRowsTask } from './roster-rows-worker.ts';

/** A workbook of 200,000 rows takes some ten seconds on a weak PC; a file that needs longer is not a roster. */
export const rosterFileLimits = { longestMs: 120_000, mostHeapMb: 900 } as const;
export type RosterFileLimits = { readonly longestMs: number; readonly mostHeapMb: number };

/**
 * Reads a roster file in a thread of its own, so that counters and kiosk go on meanwhile and a file made to exhaust the
 * memory exhausts only that thread. Errors: roster.notReadable, roster.columnsMissing, roster.empty, roster.tooLarge.
 */
export async function readRosterFile(
  task: RosterRowsTask,
  log: Pick<Logger, 'warn'>,
  limits: RosterFileLimits = rosterFileLimits,
): Promise<RosterTable> {
  const answer = await askWorker(task, limits);
  if (answer.ok) return answer.table;
  log.warn({ problem: answer.problem.code, detail: answer.detail }, 'roster file refused');
  throw errorOf(answer.problem);
}

function errorOf(problem: RosterFileProblem): DeskError {
  if (problem.code === 'roster.columnsMissing') return new DeskError(problem.code, { columns: [...problem.columns] });
  return new DeskError(problem.code, {});
}

async function askWorker(task: RosterRowsTask, limits: RosterFileLimits): Promise<RosterFileAnswer> {
  const worker = new Worker(new URL('./roster-rows-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [task.content.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.mostHeapMb },
    // Flags of the launching program (a test runner's, a debugger's) are not the worker's.
    execArgv: [],
  });
  const { promise, resolve, reject } = Promise.withResolvers<RosterFileAnswer>();
  const overdue = setTimeout(() => resolve(refusal('roster.tooLarge', 'took too long')), limits.longestMs);
  worker.once('message', (answer: RosterFileAnswer) => resolve(answer));
  worker.once('error', (error: unknown) => {
    if (isOutOfMemory(error)) resolve(refusal('roster.tooLarge', 'needed too much memory'));
    else reject(new Error('the roster reader failed', { cause: error }));
  });
  // A file can leave a parser waiting for more: the thread then runs out of work.
  worker.once('exit', () => resolve(refusal('roster.notReadable', 'the reader ended without an answer')));
  try {
    return await promise;
  } finally {
    clearTimeout(overdue);
    await worker.terminate();
  }
}

function refusal(code: 'roster.tooLarge' | 'roster.notReadable', detail: string): RosterFileAnswer {
  return { ok: false, problem: { code }, detail };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
