import { closeSync, fstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { DestinationStream } from 'pino';

export type LogLimits = {
  readonly maxBytes: number;
  /** How many full files stay beside the one being written. */
  readonly keep: number;
};

/** Together at most 25 MB: months of a station's days. */
const LIMITS: LogLimits = { maxBytes: 5_000_000, keep: 4 };

/**
 * The log as files of bounded size: `station.log` is written, `station.log.1` is the one before it, and so on. Each line is
 * with the system when `write` returns, so that a crash leaves its reason. Throws what the disk throws.
 */
export class LogFile implements DestinationStream {
  readonly #path: string;
  readonly #limits: LogLimits;
  #file: number;
  #size: number;

  constructor(path: string, limits: LogLimits = LIMITS) {
    this.#path = path;
    this.#limits = limits;
    this.#file = openSync(path, 'a');
    this.#size = fstatSync(this.#file).size;
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#size > 0 && this.#size + bytes.length > this.#limits.maxBytes) this.#turn();
    writeFileSync(this.#file, bytes);
    this.#size += bytes.length;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** A folder in which nothing can be renamed (a virus scanner holds a file) costs size, not the log: the next line tries again. */
  #turn(): void {
    closeSync(this.#file);
    try {
      const { keep } = this.#limits;
      rmSync(`${this.#path}.${keep}`, { force: true });
      for (let age = keep - 1; age >= 1; age -= 1) moveIfThere(`${this.#path}.${age}`, `${this.#path}.${age + 1}`);
      moveIfThere(this.#path, `${this.#path}.1`);
    } catch {
      // Said nowhere: this is the place where things are said.
    } finally {
      this.#file = openSync(this.#path, 'a');
      this.#size = fstatSync(this.#file).size;
    }
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
