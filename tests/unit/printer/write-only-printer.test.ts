import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { type RawInterface, systemQueue, WriteOnlyPrinter } from '#electron/devices/printer/write-only-printer.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const job = Buffer.from('\u001b@one\n', 'latin1');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youdai-printer-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a device file', () => {
  test('gets the bytes of each job once, and the outcome is for a person to say', async () => {
    const path = join(folder, 'lp0');
    await writeFile(path, '');
    const printer = createReceiptPrinter(`file:${path}`);
    expect(printer.statusCapable).toBe(false);
    expect(await printer.status()).toBe('unknown');
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    expect(await readFile(path, 'latin1')).toBe('\u001b@one\n\u001b@one\n');
    await printer.close();
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
  });

  test('that is missing is offline, and is not created', async () => {
    const path = join(folder, 'lp9');
    const printer = createReceiptPrinter(`file:${path}`);
    expect(await printer.status()).toBe('offline');
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    expect(existsSync(path)).toBe(false);
    await printer.close();
  });

  test('that takes no bytes ends the wait and refuses the next job, so that two jobs never mix', async () => {
    const path = join(folder, 'fifo');
    await new Promise((resolve) => execFile('mkfifo', [path], resolve));
    // A FIFO nobody reads blocks the opening, like a USB printer that is switched off behind its cable.
    const printer = createReceiptPrinter(`file:${path}`, { writeMs: 50 });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'unknown' });
    expect(await readFile(path, 'latin1')).toBe('\u001b@one\n');
    await printer.close();
  });
});

describe('a queue of the system', () => {
  /** Stands in for CUPS: keeps its arguments and what it was given. */
  async function fakeCups(exitCode: number): Promise<string> {
    const log = join(folder, 'lp.log');
    const script = `#!/bin/sh\necho "$(basename "$0") $*" >> ${log}\n[ "$(basename "$0")" = lp ] && cat >> ${log}\nexit ${exitCode}\n`;
    for (const name of ['lp', 'lpstat']) {
      await writeFile(join(folder, name), script);
      await chmod(join(folder, name), 0o755);
    }
    return log;
  }

  async function withPath(work: () => Promise<void>): Promise<void> {
    const before = process.env['PATH'];
    process.env['PATH'] = `${folder}:${before}`;
    try {
      await work();
    } finally {
      process.env['PATH'] = before;
    }
  }

  test('is given the job raw, by name', async () => {
    const log = await fakeCups(0);
    await withPath(async () => {
      const printer = createReceiptPrinter('system:Counter 1');
      expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
      expect(await readFile(log, 'latin1')).toContain('lp -d Counter 1 -o raw\n\u001b@one\n');
    });
  });

  test('that the system does not know is offline', async () => {
    await fakeCups(1);
    await withPath(async () => {
      expect(await createReceiptPrinter('system:Nobody').deliver(job)).toEqual({
        outcome: 'not-sent',
        condition: 'offline',
      });
    });
  });

  test('on a system without the programs is offline', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      expect(await systemQueue('any', 'linux').isPrinterConnected()).toBe(false);
    } finally {
      process.env['PATH'] = before;
    }
  });
});

describe('a network printer that never answers', () => {
  test('gets the job whole', async () => {
    const paper = await startThermalPrinter({ columns: 32 });
    paper.fault({ kind: 'silence' });
    const printer = createReceiptPrinter(`${paper.url}?status=no`);
    const text = Buffer.concat([job, Buffer.from([0x1d, 0x56, 0x42, 0])]);
    expect(await printer.deliver(text)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    expect((await paper.waitForJobs(1))[0]?.text).toEqual(['one']);
    await paper.close();
    expect(await printer.deliver(text)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await printer.close();
  });
});

test('no printer: offline, and nothing is sent', async () => {
  const printer = createReceiptPrinter('none');
  expect(await printer.status()).toBe('offline');
  expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
});

test('a write that fails is unknown, and the next job may try again', async () => {
  let calls = 0;
  const broken: RawInterface = {
    isPrinterConnected: () => Promise.resolve(true),
    execute: () => Promise.reject(new Error(`broken ${++calls}`)),
  };
  const printer = new WriteOnlyPrinter('file:x', broken, 1000);
  expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
  expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
  expect(calls).toBe(2);
});
