import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { hasSocat } from '#tests/support/sam-reader/pseudo-terminal.ts';
import { describeReader } from './id-card-reader-suite.ts';

// A real terminal device opened through the real serial library; only the wire behind it is simulated.
if (hasSocat()) {
  const folder = mkdtempSync(join(tmpdir(), 'sam-pty-'));
  let terminals = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  describeReader('a serial port', () => ({ pty: join(folder, `reader-${(terminals += 1)}`) }));
} else {
  console.warn(
    'SKIPPED: card reader on a serial port. socat is not installed, so there is no pseudo-terminal to open.',
  );
  test.skip('SAM reader on a serial port: NOT RUN, socat is not installed', () => undefined);
}
