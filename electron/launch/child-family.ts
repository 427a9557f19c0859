import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

const KILL_AFTER_MS = 4000;
const PARENT_LOOK_MS = 250;

export type Child = {
  /** Exit code; null when a signal ended it. A program that cannot be started ends with 127. */
  readonly ended: Promise<number | null>;
};

type ChildSettings = {
  readonly cwd: string;
  /** Called for every line of standard output, which is passed on as well. */
  readonly onLine?: (line: string) => void;
  readonly onStart?: (pid: number) => void;
  /** Gives the child a channel that closes with this process, even one that is killed; the child must end on `disconnect`. */
  readonly endsWithUs?: boolean;
};

/** The launcher's children. They are ended one by one, by the handle they were started with. */
export class ChildFamily {
  readonly #living = new Set<ChildProcess>();
  #ending = false;

  get ending(): boolean {
    return this.#ending;
  }

  start(program: string, args: readonly string[], settings: ChildSettings): Child {
    const child = spawn(program, args, {
      cwd: settings.cwd,
      stdio: ['ignore', 'pipe', 'inherit', ...(settings.endsWithUs === true ? (['ipc'] as const) : [])],
    });
    this.#living.add(child);
    if (child.pid !== undefined) settings.onStart?.(child.pid);
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        process.stdout.write(`${line}\n`);
        settings.onLine?.(line);
      });
    }
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', (error) => {
        console.error(`${program}: ${error.message}`);
        resolve(127);
      });
      child.once('close', resolve);
    }).finally(() => this.#living.delete(child));
    return { ended };
  }

  /** Asks every child to end, and insists after a while. */
  endAll(): void {
    this.#ending = true;
    for (const child of this.#living) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      child.once('close', () => clearTimeout(timer));
    }
  }

  /** Ctrl-C and SIGTERM end the children; the launcher itself ends when they are gone. */
  endOnSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.endAll());
  }

  /**
   * Ends the children when the process that started this one is gone. `npm start` needs it: npm hands a signal to its shell,
   * and the shell dies of it without telling anybody. Returns how to stop watching.
   */
  endWithParent({ pid = () => process.ppid, everyMs = PARENT_LOOK_MS } = {}): () => void {
    const parent = pid();
    const timer = setInterval(() => {
      if (pid() === parent) return;
      clearInterval(timer);
      this.endAll();
    }, everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }
}
