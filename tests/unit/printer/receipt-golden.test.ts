import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nextCommand } from '#tests/support/thermal-printer/commands.ts';
import {
  byteCases,
  goldenFolder,
  nameCases,
  nameHashes,
  pictureCases,
} from '#tests/support/thermal-printer/golden-receipts.ts';
import { readOneBitPng } from '#tests/support/thermal-printer/one-bit-png.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';

const golden = (file: string) => readFileSync(join(goldenFolder, file));

test('there is a golden file for each paper and none for papers that are gone', () => {
  const files = [...byteCases, ...pictureCases].map(({ file }) => file);
  expect(readdirSync(goldenFolder).sort()).toEqual([...files, 'names.json'].sort());
});

// The pictures are looked at by a person when they change: `npm run golden:receipts`, then git shows which.
describe('every paper is byte for byte what somebody looked at', () => {
  test.each(byteCases)('$file', ({ file, make }) => {
    const columns = Number(/(\d+)\.escpos$/.exec(file)?.[1]);
    const bytes = Buffer.from(make());
    // Read first: when they differ, lines say more than bytes.
    expect(readPaper(bytes, { columns }).text).toEqual(readPaper(golden(file), { columns }).text);
    expect(bytes.equals(golden(file))).toBe(true);
  });

  test('names of 2 to 20 characters, with a separator, with full-width digits', () => {
    const now = Object.fromEntries(nameCases.map(({ key, name }) => [key, nameHashes(name)]));
    expect(now).toEqual(JSON.parse(golden('names.json').toString()));
  });
});

describe('every picture is dot for dot what somebody looked at', () => {
  test.each(pictureCases)('$file', ({ file, make }) => {
    const [now, then] = [make(), readOneBitPng(golden(file))];
    expect([now.width, now.height]).toEqual([then.width, then.height]);
    const different = now.dots.reduce((sum, dot, at) => sum + (dot === then.dots[at] ? 0 : 1), 0);
    // Another processor may round an edge the other way.
    expect(different / (now.width * now.height)).toBeLessThan(0.0005);
  });
});

// A third decoder that shares no code with Node: the system's own iconv, where there is one.
const hasIconv = spawnSync('iconv', ['--version']).status === 0;
if (!hasIconv) console.log('skipped: receipts read by the iconv of the system, because it is not installed');

describe.runIf(hasIconv)('what each receipt says, read by the iconv of the system', () => {
  test.each(byteCases)('$file', ({ file }) => {
    const job = readPaper(golden(file), { columns: Number(/(\d+)\.escpos$/.exec(file)?.[1]) });
    const texts: Uint8Array[] = [];
    let rest = job.bytes;
    for (let command = nextCommand(rest); command !== null; command = nextCommand(rest)) {
      rest = rest.subarray(command.bytes.length);
      if (command.name === 'TEXT') texts.push(command.args);
    }
    const decoded = spawnSync('iconv', ['-f', 'GB18030', '-t', 'UTF-8'], { input: Buffer.concat(texts) });
    expect(decoded.status).toBe(0);
    const expected = job.text.filter((line) => !line.startsWith('[image')).join('');
    expect(decoded.stdout.toString('utf8').replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''));
  });
});
