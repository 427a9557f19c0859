import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

export type StationProcess = {
  readonly child: ChildProcess;
  readonly origin: string;
  /** The newest one-time address the program printed. */
  readonly openUrl: string;
  /** SIGKILL, and wait until it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  readonly end: () => Promise<number | null>;
};

/** Starts the built station as its own process with these options and waits until it serves. */
export async function startStationProcess(
  options: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<StationProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/station/node-entry.js'), '--headless', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit');
  const printed = { origin: '', openUrl: '' };
  const lines = createInterface({ input: child.stdout });
  const serving = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) printed.origin = line.slice(6);
      if (line.startsWith('open ')) printed.openUrl = line.slice(5);
      if (printed.origin && printed.openUrl) resolve();
    });
  });
  await Promise.race([serving, exited]);
  if (!printed.openUrl) throw new Error(`the station did not start: ${complaint}`);
  return {
    child,
    origin: printed.origin,
    get openUrl() {
      return printed.openUrl;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    end: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
