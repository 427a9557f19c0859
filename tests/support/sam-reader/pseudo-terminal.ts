import { execFile, spawn, spawnSync } from 'node:child_process';

/** True where socat can be started; without it there is no pseudo-terminal to open as a serial port. */
export function hasSocat(): boolean {
  return spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}

export type PseudoTerminal = {
  /** Resolves when the terminal is gone, as after pulling a USB plug. */
  readonly unplug: () => Promise<void>;
};

/** The rate to which whoever opened the terminal has set it; null when it is gone. A pseudo-terminal carries bytes at any rate. */
export function rateOf(path: string): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('stty', ['-F', path, 'speed'], (error, stdout) => resolve(error === null ? Number(stdout) : null));
  });
}

/** A pseudo-terminal at `path` whose other end is a TCP port on loopback. */
export async function openPseudoTerminal(path: string, port: number): Promise<PseudoTerminal> {
  const child = spawn('socat', ['-d', '-d', `PTY,raw,echo=0,link=${path}`, `TCP:127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('starting data transfer loop')) resolve();
    });
  });
  const failed = ended.then(() => {
    throw new Error(`socat ended: ${said}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined); // from here on its end is wanted, or shows itself as an unplugged reader
  return {
    unplug: async () => {
      child.kill('SIGTERM'); // so that socat removes its link
      await ended;
    },
  };
}
