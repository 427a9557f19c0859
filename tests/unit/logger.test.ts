import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createLogger } from '#electron/platform/logger.ts';

/** A log file on a disk that is full until it is cleared. */
class FullDisk extends EventEmitter {
  full = true;
  readonly lines: string[] = [];

  write(line: string): void {
    if (this.full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    this.lines.push(line);
  }
}

test('a log that cannot be written stops nobody, and goes on when it can', () => {
  const disk = new FullDisk();
  const log = createLogger(disk);
  expect(() => log.error({ err: new Error('x') }, 'while the disk is full')).not.toThrow();
  expect(() => disk.emit('error', new Error('later'))).not.toThrow();
  disk.full = false;
  log.info('afterwards');
  expect(disk.lines).toEqual([expect.stringContaining('afterwards')]);
});
