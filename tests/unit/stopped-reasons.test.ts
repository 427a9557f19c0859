import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commonText } from '#shared/i18n/zh-CN/common.ts';

const root = join(import.meta.dirname, '../..');

/** Every code by which the station may refuse to start, read from where they are made. */
function fatalCodes(): string[] {
  const sources = globSync('electron/{db/connection,station/fatal,main/*}.ts', { cwd: root });
  const text = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/'((?:store|station)\.[a-z][A-Za-z]+)'/g)].map((match) => match[1] ?? ''))];
}

test('a person is told in words why the station did not start', () => {
  // File names look the same; a port in use is the terminal's business, Electron uses none.
  const others = ['station.key', 'station.db', 'station.portInUse'];
  const codes = fatalCodes().filter((code) => !others.includes(code));
  expect(codes).toContain('store.tooNew');
  expect(codes.filter((code) => commonText.stopped.reasons[code] === undefined)).toEqual([]);
});
