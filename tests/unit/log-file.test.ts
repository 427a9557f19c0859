import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile } from '#electron/platform/log-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const line = (number: number): string => `line ${String(number).padStart(4, '0')}\n`;
const LINE_BYTES = 10;

function logIn(folder: string): LogFile {
  return new LogFile(join(folder, 'station.log'), { maxBytes: 5 * LINE_BYTES, keep: 2 });
}

test('the log keeps its newest lines in whole files of bounded size, across restarts', () => {
  const folder = temporaryFolder();
  for (let run = 0; run < 4; run += 1) {
    const log = logIn(folder);
    for (let each = 0; each < 7; each += 1) log.write(line(run * 7 + each));
    log.close();
  }
  const names = readdirSync(folder).toSorted();
  expect(names).toEqual(['station.log', 'station.log.1', 'station.log.2']);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(5 * LINE_BYTES);
  const kept = names.toReversed().map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(kept.join('')).toBe(Array.from({ length: 13 }, (_, at) => line(15 + at)).join(''));
});

test('a line longer than a file is written whole', () => {
  const folder = temporaryFolder();
  const log = logIn(folder);
  const long = `${'长'.repeat(100)}\n`;
  log.write(line(1));
  log.write(long);
  log.write(line(2));
  log.close();
  expect(readFileSync(join(folder, 'station.log.1'), 'utf8')).toBe(long);
});

test('where nothing can be renamed the log goes on, and is bounded again as soon as it can be', () => {
  const folder = temporaryFolder();
  const log = logIn(folder);
  mkdirSync(join(folder, 'station.log.2', 'held'), { recursive: true });
  for (let each = 0; each < 6; each += 1) log.write(line(each));
  expect(statSync(join(folder, 'station.log')).size).toBe(6 * LINE_BYTES);
  rmSync(join(folder, 'station.log.2'), { recursive: true });
  log.write(line(6));
  log.close();
  expect(readFileSync(join(folder, 'station.log'), 'utf8')).toBe(line(6));
  expect(statSync(join(folder, 'station.log.1')).size).toBe(6 * LINE_BYTES);
});
