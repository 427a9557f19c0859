import { Worker } from 'node:worker_threads';
import type { SealedPlace } from '#electron/platform/sealed-file.ts';
import type { HeadingWishes } from './find-heading.ts';
import type { TableRange } from './open-roster-file.ts';
import type { RosterFileMessage, RosterFileTask } from './roster-file-messages.ts';
import { RosterFileError, type InspectedTable, type RosterTableRow } from './roster-table.ts';

/** A file about which the reader says nothing for so long is not a roster; the memory is that of the reader's thread. */
export const rosterFileLimits = { longestSilenceMs: 120_000, mostHeapMb: 400 } as const;
export type RosterFileLimits = { readonly longestSilenceMs: number; readonly mostHeapMb: number };

export type ReadRows = { readonly rows: readonly RosterTableRow[]; readonly share: number };

/**
 * Looks into a roster file in a thread of its own, so that counters and kiosk go on meanwhile and a file made to exhaust the
 * memory exhausts only that thread. Throws RosterFileError.
 */
export async function inspectInThread(
  file: SealedPlace,
  wishes: HeadingWishes,
  limits: RosterFileLimits = rosterFileLimits,
): Promise<InspectedTable> {
  const thread = new ReaderThread(file, { kind: 'inspect', wishes }, limits);
  try {
    const message = await thread.next();
    if (message.kind !== 'inspected') throw new Error('the roster reader answered something else');
    return message.table;
  } finally {
    await thread.end();
  }
}

/** The rows of a table, read in a thread of its own no faster than they are taken. Throws RosterFileError. */
export async function* readRowsInThread(
  file: SealedPlace,
  range: TableRange,
  limits: RosterFileLimits = rosterFileLimits,
): AsyncGenerator<ReadRows> {
  const thread = new ReaderThread(file, { kind: 'rows', range }, limits);
  try {
    for (;;) {
      const message = await thread.next();
      if (message.kind === 'end') return;
      if (message.kind !== 'rows') throw new Error('the roster reader answered something else');
      yield message;
      thread.taken();
    }
  } finally {
    await thread.end();
  }
}

class ReaderThread {
  readonly #worker: Worker;
  readonly #longestSilenceMs: number;
  readonly #waiting: RosterFileMessage[] = [];
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(file: SealedPlace, task: RosterFileTask, limits: RosterFileLimits) {
    this.#longestSilenceMs = limits.longestSilenceMs;
    this.#worker = new Worker(new URL('./roster-rows-worker.ts', import.meta.url), {
      workerData: { file, task },
      resourceLimits: { maxOldGenerationSizeMb: limits.mostHeapMb },
      // Flags of the launching program (a test runner's, a debugger's) are not the worker's.
      execArgv: [],
    });
    this.#worker.on('message', (message: RosterFileMessage) => {
      this.#waiting.push(message);
      this.#wake();
    });
    this.#worker.once('error', (error: unknown) => {
      this.#fail(
        isOutOfMemory(error)
          ? new RosterFileError('roster.tooLarge', 'needed too much memory')
          : new Error('the roster reader failed', { cause: error }),
      );
    });
    // A file can leave a parser waiting for more: the thread then runs out of work.
    this.#worker.once('exit', () => {
      this.#fail(new RosterFileError('roster.notReadable', 'the reader ended without an answer'));
    });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  /** The next message. Throws RosterFileError, or what went wrong. */
  async next(): Promise<Exclude<RosterFileMessage, { readonly kind: 'refused' }>> {
    const overdue = setTimeout(
      () => this.#fail(new RosterFileError('roster.tooLarge', 'took too long')),
      this.#longestSilenceMs,
    );
    try {
      while (this.#waiting.length === 0 && !this.#failure) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      clearTimeout(overdue);
    }
    const message = this.#waiting.shift();
    if (!message) throw this.#failure ?? new Error('woken for nothing');
    if (message.kind === 'refused') throw new RosterFileError(message.problem.code, message.detail);
    return message;
  }

  taken(): void {
    // oxlint-disable-next-line require-post-message-target-origin -- a worker thread has no origin
    this.#worker.postMessage('taken');
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
