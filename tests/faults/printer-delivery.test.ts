import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { readReceiptTemplate } from '#electron/devices/printer/receipt-templates.ts';
import { fillReceiptTemplate } from '#shared/domain/receipt-template.ts';
import { sampleReceipt } from '#tests/support/thermal-printer/sample-receipts.ts';
import { startThermalPrinter, type ThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const markup = fillReceiptTemplate(await readReceiptTemplate('resources/receipts', sampleReceipt.kind), sampleReceipt);
const job = encodeReceipt(markup, { columns: 48, fonts: openReceiptFonts(installedFontFiles()) });
// Short, so that a fault ends soon; no assertion measures time.
const patience = { openMs: 2000, statusMs: 150, proofMs: 250 };

let paper: ThermalPrinter;
let printer: ReceiptPrinter;

beforeEach(async () => {
  paper = await startThermalPrinter({ columns: 48 });
  printer = createReceiptPrinter(paper.url, patience);
});

afterEach(async () => {
  await printer.close();
  await paper.close();
});

describe('a healthy printer', () => {
  test('is ready, prints the job byte for byte and confirms it', async () => {
    expect(await printer.status()).toBe('ready');
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
    expect(paper.jobs()).toHaveLength(1);
    expect(Buffer.from(paper.jobs()[0]?.bytes ?? []).equals(job)).toBe(true);
    expect(paper.unknownCommands()).toEqual([]);
  });

  test('adds the question to a job that lacks it', async () => {
    expect(await printer.deliver(job.subarray(0, -3))).toEqual({ outcome: 'confirmed' });
    expect(Buffer.from(paper.jobs()[0]?.bytes ?? []).equals(job)).toBe(true);
  });

  test('serves calls one after the other, jobs whole and in order', async () => {
    const second = Buffer.concat([Buffer.from('second\n'), job]);
    const results = await Promise.all([printer.deliver(job), printer.status(), printer.deliver(second)]);
    expect(results).toEqual([{ outcome: 'confirmed' }, 'ready', { outcome: 'confirmed' }]);
    expect(paper.jobs().map((one) => one.text[0])).toEqual([expect.stringContaining('新村街道'), 'second']);
  });

  test('confirms on the last of the paper', async () => {
    paper.fault({ kind: 'near-end' });
    expect(await printer.status()).toBe('paper-near-end');
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
  });

  test('a slow one is waited for', async () => {
    paper.fault({ kind: 'slow', bytesPerSecond: 100_000 });
    const patient = createReceiptPrinter(paper.url, { ...patience, proofMs: 20_000 });
    expect(await patient.deliver(job)).toEqual({ outcome: 'confirmed' });
    await patient.close();
  });
});

describe('nothing leaves when it cannot be printed', () => {
  test.each([
    ['paper-out', 'out-of-paper'],
    ['cover-open', 'cover-open'],
    ['silence', 'unknown'],
    ['power-off', 'offline'],
  ] as const)('%s before the job: not sent, %s', async (kind, condition) => {
    paper.fault({ kind });
    expect(await printer.status()).toBe(condition);
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition });
    await paper.clear();
    expect(paper.jobs()).toEqual([]);
    expect(paper.uncut().bytes).toHaveLength(0);
  });

  test('mended, the same job goes through', async () => {
    paper.fault({ kind: 'cover-open' });
    await printer.deliver(job);
    await paper.clear();
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
    expect(paper.jobs()).toHaveLength(1);
  });

  test('a host that does not exist', async () => {
    const nowhere = createReceiptPrinter('tcp://printer.invalid', patience);
    expect(await nowhere.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await nowhere.close();
  });

  test('a serial port that does not exist', async () => {
    const nowhere = createReceiptPrinter('serial:/dev/no-such-port', patience);
    expect(await nowhere.status()).toBe('offline');
    expect(await nowhere.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await nowhere.close();
  });
});

describe('a fault in the middle of the job is never called printed', () => {
  const offsets = [1, 20, 200, 700, job.length - 8, job.length - 4, job.length - 1];

  test.each(offsets)('paper out after byte %i', async (afterByte) => {
    paper.fault({ kind: 'paper-out', afterByte });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'out-of-paper' });
  });

  test.each(offsets)('cover opened after byte %i', async (afterByte) => {
    paper.fault({ kind: 'cover-open', afterByte });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'cover-open' });
  });

  test.each(offsets)('switched off after byte %i', async (afterByte) => {
    paper.fault({ kind: 'power-off', afterByte });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'offline' });
  });

  test('silence after the first bytes', async () => {
    paper.fault({ kind: 'silence', afterByte: 1 });
    expect(await printer.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    // The paper did come out: that is why only a person may decide to print again.
    expect(paper.jobs()).toHaveLength(1);
  });

  test('a printer too slow for our patience', async () => {
    paper.fault({ kind: 'slow', bytesPerSecond: 1000 });
    const { outcome } = await printer.deliver(job);
    expect(outcome).toBe('unknown');
  });

  test('paper put in while we wait: the rest comes out and is confirmed', async () => {
    const patient = createReceiptPrinter(paper.url, { ...patience, proofMs: 20_000 });
    paper.fault({ kind: 'paper-out', afterByte: 300 });
    const delivery = patient.deliver(job);
    while ((await printer.status()) !== 'out-of-paper') continue;
    await paper.clear();
    expect(await delivery).toEqual({ outcome: 'confirmed' });
    await patient.close();
  });
});

describe('closing', () => {
  test('in the middle of a job ends it as unknown, and nothing is sent afterwards', async () => {
    paper.fault({ kind: 'paper-out', afterByte: 100 });
    const patient = createReceiptPrinter(paper.url, { ...patience, proofMs: 60_000 });
    const delivery = patient.deliver(job);
    while ((await printer.status()) !== 'out-of-paper') continue;
    await patient.close();
    expect(await delivery).toEqual({ outcome: 'unknown', condition: 'offline' });
    expect(await patient.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    expect(await patient.status()).toBe('offline');
  });

  test('an empty job is a defect of the caller', async () => {
    await expect(printer.deliver(new Uint8Array())).rejects.toThrow(RangeError);
  });
});

test('a peer that answers status but hangs up on the job is unknown, not retried', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      if (bytes[0] === 0x10) socket.write(Uint8Array.of(0x12));
      else socket.resetAndDestroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const rude = createReceiptPrinter(`tcp://127.0.0.1:${address.port}`, patience);
  expect(await rude.deliver(job)).toEqual({ outcome: 'unknown', condition: 'ready' });
  // One for the job, one to ask what happened.
  expect(connections).toBe(2);
  await rude.close();
  server.close();
});
