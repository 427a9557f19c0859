import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { hasSocat } from './sam-reader/pseudo-terminal.ts';

/** Before the fault tests: they open pseudo-terminals, whose other end socat holds. Debian's own when root; else those tests say that they were skipped. */
export function setup(): void {
  if (hasSocat()) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    console.log('socat: not installed, and only root may install it');
    return;
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'ignore', env: environment, timeout: 120_000 } as const;
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'socat'], options);
    console.log('socat: installed through apt-get');
  } catch (error) {
    console.log(`socat: apt-get did not work (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'})`);
  }
}
