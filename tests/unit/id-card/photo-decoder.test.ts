import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPhotoDecoder } from '#electron/devices/id-card/photo-decoder.ts';
import { stubPhoto } from '#tests/support/sam-reader/invented-card.ts';

/** Start of a program that stands for a vendor's decoder and says so in the picture: grey is the first byte it was given. */
const STUB = `#!${process.execPath}
// STUB, not a WLT decoder: its picture is one grey made from the input.
const input = require('node:fs').readFileSync(0);
const bmp = Buffer.alloc(38862, input[0]);
bmp.write('BM');
bmp.writeUInt32LE(38862, 2); bmp.writeUInt32LE(0, 6); bmp.writeUInt32LE(54, 10); bmp.writeUInt32LE(40, 14);
bmp.writeInt32LE(102, 18); bmp.writeInt32LE(126, 22);
bmp.writeUInt16LE(1, 26); bmp.writeUInt16LE(24, 28); bmp.fill(0, 30, 54);
`;

let folder: string;
let log: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'photo-decoder-'));
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function install(source: string): string {
  const program = join(folder, 'decoder.cjs');
  writeFileSync(program, source);
  chmodSync(program, 0o700);
  return program;
}

// The stub is a script with a first line naming Node, which Windows cannot start.
describe.runIf(process.platform !== 'win32')('an installed decoder', () => {
  const decoderOf = (source: string, timeoutMs = 20_000) =>
    createPhotoDecoder(install(source), { timeoutMs, log: (message) => void log.push(message) });

  test('gets the WLT on its input and gives the picture on its output', async () => {
    const decoder = decoderOf(`${STUB} if (input.length === 1024) process.stdout.write(bmp);`);
    expect(decoder.available).toBe(true);
    const photo = await decoder.decode(stubPhoto());
    expect(photo?.length).toBe(38_862);
    expect(photo?.at(60)).toBe(stubPhoto().at(0));
    expect(readdirSync(folder)).toEqual(['decoder.cjs']);
    expect(log).toEqual([]);
  });

  test.each([
    ['fails', 'process.stdout.write(bmp, () => process.exit(3));', /ended with 3/],
    ['is killed', "process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 1e6);", /ended with SIGTERM/],
    ['writes nothing', '', /wrote 0 bytes/],
    ['writes too little', 'process.stdout.write(bmp.subarray(0, -1));', /wrote 38861 bytes/],
    ['writes too much', 'process.stdout.write(Buffer.concat([bmp, bmp]));', /more bytes/],
    ['writes another size', 'bmp.writeInt32LE(100, 18); process.stdout.write(bmp);', /no 102×126/],
    ['writes another format', "bmp.write('PN'); process.stdout.write(bmp);", /no 102×126/],
    ['writes compressed pixels', 'bmp.writeUInt32LE(1, 30); process.stdout.write(bmp);', /no 102×126/],
  ])('gives no photo when it %s', async (_what, ending, message) => {
    expect(await decoderOf(STUB + ending).decode(stubPhoto())).toBeNull();
    expect(log).toEqual([expect.stringMatching(message)]);
  });

  test('gives no photo when it never ends', async () => {
    expect(await decoderOf(`${STUB} setTimeout(() => {}, 1e6);`, 300).decode(stubPhoto())).toBeNull();
    expect(log).toEqual([expect.stringMatching(/in time/)]);
  });

  test('gives no photo, and no error, when it ends without reading', async () => {
    const decoder = decoderOf(`#!${process.execPath}\nprocess.exit(0);`);
    expect(await decoder.decode(new Uint8Array(4_000_000))).toBeNull();
    expect(log).toHaveLength(1);
  });

  test('gives no photo when it was removed meanwhile', async () => {
    const decoder = decoderOf(STUB);
    rmSync(join(folder, 'decoder.cjs'));
    expect(await decoder.decode(stubPhoto())).toBeNull();
    expect(log).toEqual([expect.stringMatching(/ENOENT/)]);
  });
});

test('none configured: not available, and silent about it', async () => {
  const decoder = createPhotoDecoder(null, { log: (message) => void log.push(message) });
  expect(decoder.available).toBe(false);
  expect(await decoder.decode(stubPhoto())).toBeNull();
  expect(log).toEqual([]);
});

test.each(['no-such-program', '.'])('what cannot be started is not available, and is named: %s', (name) => {
  const decoder = createPhotoDecoder(join(folder, name), { log: (message) => void log.push(message) });
  expect(decoder.available).toBe(false);
  expect(log).toEqual([expect.stringContaining(folder)]);
});
