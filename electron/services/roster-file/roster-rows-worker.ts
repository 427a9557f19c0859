import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { SealedReader } from '#electron/platform/sealed-file.ts';
import { inspectRosterFile, readRosterRows } from './open-roster-file.ts';
import type { RosterFileMessage, RosterFileTask } from './roster-file-messages.ts';
import { RosterFileError, type RosterTableRow } from './roster-table.ts';

const ROWS_A_MESSAGE = 400;
/** Messages sent ahead of what the station has taken: enough to keep both busy, little to hold. */
const MOST_AHEAD = 2;

/** Hands rows over no faster than they are taken. */
class RowSender {
  readonly #port: MessagePort;
  #ahead = 0;
  #rows: RosterTableRow[] = [];

  constructor(port: MessagePort) {
    this.#port = port;
  }

  async add(rows: readonly RosterTableRow[], share: number): Promise<void> {
    this.#rows.push(...rows);
    while (this.#rows.length >= ROWS_A_MESSAGE) await this.#send(this.#rows.splice(0, ROWS_A_MESSAGE), share);
  }

  async finish(): Promise<void> {
    if (this.#rows.length > 0) await this.#send(this.#rows, 1);
  }

  async #send(rows: readonly RosterTableRow[], share: number): Promise<void> {
    post(this.#port, { kind: 'rows', rows, share });
    this.#ahead += 1;
    while (this.#ahead >= MOST_AHEAD) {
      await taken(this.#port);
      this.#ahead -= 1;
    }
  }
}

function post(port: MessagePort, message: RosterFileMessage): void {
  // oxlint-disable-next-line require-post-message-target-origin -- a worker thread has no origin
  port.postMessage(message);
}

/** Only here the port keeps the thread alive: a parser that waits for ever lets it end, and the station is told. */
async function taken(port: MessagePort): Promise<void> {
  await new Promise<void>((resolve) => port.once('message', () => resolve()));
  port.unref();
}

async function work(port: MessagePort): Promise<void> {
  const { file, task } = workerData as {
    readonly file: ConstructorParameters<typeof SealedReader>[0];
    readonly task: RosterFileTask;
  };
  const reader = new SealedReader(file);
  try {
    if (task.kind === 'inspect') {
      post(port, { kind: 'inspected', table: await inspectRosterFile(reader, task.wishes) });
      return;
    }
    const sender = new RowSender(port);
    let share = 0;
    for await (const rows of readRosterRows(reader, task.range, (read) => (share = read)))
      await sender.add(rows, share);
    await sender.finish();
    post(port, { kind: 'end' });
  } catch (error) {
    if (!(error instanceof RosterFileError)) throw error;
    post(port, { kind: 'refused', problem: error.problem, detail: error.message });
  } finally {
    reader.close();
  }
}

if (parentPort) await work(parentPort);
