import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { startThermalPrinter, type ThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

// A pseudo terminal needs a program to hold its other end.
const hasSocat = spawnSync('socat', ['-V']).status === 0;
if (!hasSocat) console.log('skipped: the printer on a serial line, because socat is not installed');
const job = Uint8Array.from([0x1c, 0x26, 0xd5, 0xc5, 0x0a, 0x1d, 0x56, 66, 0]);
const times = { openMs: 10_000, statusMs: 10_000, proofMs: 20_000 };

describe.runIf(hasSocat)('a printer on a serial line (pseudo terminal, needs socat)', () => {
  let folder: string;
  let paper: ThermalPrinter;
  let socat: ChildProcess;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'youdai-serial-'));
    path = join(folder, 'tty');
    paper = await startThermalPrinter({ columns: 32 });
    socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,ignoreeof,link=${path}`, `tcp:127.0.0.1:${paper.port}`]);
    if (socat.stderr === null) throw new Error('no output of socat');
    for await (const text of socat.stderr.iterator({ destroyOnReturn: false })) {
      if (String(text).includes('starting data transfer')) break;
    }
    socat.stderr.resume();
  });

  afterEach(async () => {
    if (socat.exitCode === null && socat.signalCode === null) {
      const closed = once(socat, 'close');
      socat.kill();
      await closed;
    }
    await paper.close();
    await rm(folder, { recursive: true });
  });

  test('is asked, printed to and asked again: the port is given back after every call', async () => {
    const printer = createReceiptPrinter(`serial:${path}?baud=115200`, times);
    expect(await printer.status()).toBe('ready');
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
    expect(paper.jobs().map((one) => one.text)).toEqual([['张'], ['张']]);
    await printer.close();
  });

  test('out of paper before the job: not sent', async () => {
    paper.fault({ kind: 'paper-out' });
    const printer = createReceiptPrinter(`serial:${path}?baud=115200`, times);
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'out-of-paper' });
    await printer.close();
  });

  test('pulled out: off-line, without an error left behind', async () => {
    const printer = createReceiptPrinter(`serial:${path}?baud=115200`, times);
    expect(await printer.status()).toBe('ready');
    const closed = once(socat, 'close');
    socat.kill();
    await closed;
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await printer.close();
  });

  test('that never answers gets the job whole', async () => {
    const printer = createReceiptPrinter(`serial:${path}?baud=115200&status=no`, times);
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    expect((await paper.waitForJobs(1))[0]?.text).toEqual(['张']);
    await printer.close();
  });
});
