import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

export type StationProcess = {
  readonly child: ChildProcess;
  readonly origin: string;
  /** One-time address as the program printed it. */
  readonly openUrl: string;
  /** SIGKILL, and wait until it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  readonly end: () => Promise<number | null>;
};

/** Starts the built station as its own process with these options and waits until it serves. */
export async function startStationProcess(options: readonly string[]): Promise<StationProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/station/node-entry.js'), '--headless', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit');
  let origin = '';
  let openUrl = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) origin = line.slice(6);
    if (line.startsWith('open ')) openUrl = line.slice(5);
    if (origin && openUrl) break;
  }
  if (!openUrl) {
    await exited;
    throw new Error(`the station did not start: ${complaint}`);
  }
  child.stdout.resume();
  return {
    child,
    origin,
    openUrl,
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
