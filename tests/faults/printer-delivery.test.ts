import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { encodeReceipt } from '#electron/devices/printer/encode-receipt.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { installedFontFiles, openReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';
import { sampleReceipt } from '#shared/i18n/zh-CN/receipt-samples.ts';
import { receiptMarkup } from '#tests/support/thermal-printer/receipt-markup.ts';
import { startThermalPrinter, type ThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const job = encodeReceipt(receiptMarkup(sampleReceipt), { columns: 48, fonts: openReceiptFonts(installedFontFiles()) });
// Long where an answer comes, short where none can: then its length decides nothing.
const patient = { openMs: 10_000, statusMs: 10_000, proofMs: 20_000 };
const impatient = { ...patient, proofMs: 400 };
const deaf = { ...patient, statusMs: 100, proofMs: 100 };

let paper: ThermalPrinter;
let printer: ReceiptPrinter;

beforeEach(async () => {
  paper = await startThermalPrinter({ columns: 48 });
  printer = createReceiptPrinter(paper.url, patient);
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
    expect(await printer.deliver(job)).toEqual({ outcome: 'confirmed' });
  });
});

describe('nothing leaves when it cannot be printed', () => {
  test.each([
    ['paper-out', 'out-of-paper'],
    ['cover-open', 'cover-open'],
    ['silence', 'unknown'],
    ['power-off', 'offline'],
  ] as const)('%s before the job: not sent, %s', async (kind, condition) => {
    const asking = createReceiptPrinter(paper.url, kind === 'silence' ? deaf : patient);
    paper.fault({ kind });
    expect(await asking.status()).toBe(condition);
    expect(await asking.deliver(job)).toEqual({ outcome: 'not-sent', condition });
    await asking.close();
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

  test('a serial port that does not exist', async () => {
    const nowhere = createReceiptPrinter('serial:/dev/no-such-port', patient);
    expect(await nowhere.status()).toBe('offline');
    expect(await nowhere.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await nowhere.close();
  });
});

describe('a fault in the middle of the job is never called printed', () => {
  const offsets = [1, 20, 200, 700, job.length - 8, job.length - 4, job.length - 1];
  let hasty: ReceiptPrinter;

  beforeEach(() => {
    hasty = createReceiptPrinter(paper.url, impatient);
  });

  afterEach(async () => {
    await hasty.close();
  });

  test.each(offsets)('paper out after byte %i', async (afterByte) => {
    paper.fault({ kind: 'paper-out', afterByte });
    expect(await hasty.deliver(job)).toEqual({ outcome: 'unknown', condition: 'out-of-paper' });
  });

  test.each(offsets)('cover opened after byte %i', async (afterByte) => {
    paper.fault({ kind: 'cover-open', afterByte });
    expect(await hasty.deliver(job)).toEqual({ outcome: 'unknown', condition: 'cover-open' });
  });

  test.each(offsets)('switched off after byte %i', async (afterByte) => {
    paper.fault({ kind: 'power-off', afterByte });
    expect(await hasty.deliver(job)).toEqual({ outcome: 'unknown', condition: 'offline' });
  });

  test('silence after the first bytes', async () => {
    const unheard = createReceiptPrinter(paper.url, { ...deaf, statusMs: 1000 });
    paper.fault({ kind: 'silence', afterByte: 1 });
    expect(await unheard.deliver(job)).toEqual({ outcome: 'unknown', condition: 'unknown' });
    // The paper did come out: that is why only a person may decide to print again.
    expect(await paper.waitForJobs(1)).toHaveLength(1);
    await unheard.close();
  });

  test('a printer too slow for our patience', async () => {
    paper.fault({ kind: 'slow', bytesPerSecond: 1000 });
    expect((await hasty.deliver(job)).outcome).toBe('unknown');
  });

  test('paper put in while we wait: the rest comes out and is confirmed', async () => {
    paper.fault({ kind: 'paper-out', afterByte: 300 });
    const delivery = printer.deliver(job);
    while ((await hasty.status()) !== 'out-of-paper') continue;
    await paper.clear();
    expect(await delivery).toEqual({ outcome: 'confirmed' });
    expect(Buffer.from(paper.jobs()[0]?.bytes ?? []).equals(job)).toBe(true);
  });

  test.each([
    ['paper-out', 'out-of-paper'],
    ['cover-open', 'cover-open'],
  ] as const)('%s is said long before patience ends, and so is that it was put right', async (kind, condition) => {
    const watching = createReceiptPrinter(paper.url, { ...patient, proofMs: 600_000, lookMs: 10 });
    paper.fault({ kind, afterByte: 300 });
    const heard: string[] = [];
    const delivery = watching.deliver(job, (said) => heard.push(said));
    await expect.poll(() => heard).toEqual([condition]);
    await paper.clear();
    expect(await delivery).toEqual({ outcome: 'confirmed' });
    expect(paper.jobs()).toHaveLength(1);
    await watching.close();
  });

  test('a silent one is asked once and no more, so that no late answer is mistaken', async () => {
    const watching = createReceiptPrinter(paper.url, { ...patient, statusMs: 150, proofMs: 600, lookMs: 10 });
    paper.fault({ kind: 'silence', afterByte: 1 });
    const heard: string[] = [];
    expect(await watching.deliver(job, (said) => heard.push(said))).toEqual({
      outcome: 'unknown',
      condition: 'unknown',
    });
    expect(heard).toEqual([]);
    await watching.close();
  });
});

describe('closing', () => {
  test('in the middle of a job ends it as unknown, and nothing is sent afterwards', async () => {
    paper.fault({ kind: 'paper-out', afterByte: 100 });
    const asking = createReceiptPrinter(paper.url, patient);
    const delivery = printer.deliver(job);
    while ((await asking.status()) !== 'out-of-paper') continue;
    await printer.close();
    expect(await delivery).toEqual({ outcome: 'unknown', condition: 'offline' });
    expect(await printer.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    expect(await printer.status()).toBe('offline');
    await asking.close();
  });

  test('an empty job is a defect of the caller', async () => {
    await expect(printer.deliver(new Uint8Array())).rejects.toThrow(RangeError);
  });
});

describe('peers that are not quite printers', () => {
  type Peer = { readonly url: string; readonly connections: number; readonly most: number };
  let server: Server;

  afterEach(() => {
    server.close();
  });

  /** Answers every status question with "ready" and leaves what a job gets to the test. */
  async function startPeer(onJob: (socket: Socket, bytes: Buffer) => void): Promise<Peer> {
    const seen = { connections: 0, most: 0, now: 0 };
    server = createServer((socket) => {
      seen.connections++;
      seen.most = Math.max(seen.most, ++seen.now);
      socket.on('close', () => seen.now--);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        if (bytes[0] === 0x10) socket.write(Uint8Array.of(0x12));
        else onJob(socket, bytes);
      });
    });
    return Object.assign(seen, { url: await listen() });
  }

  async function listen(): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `tcp://127.0.0.1:${address.port}`;
  }

  test('one that hangs up on the job: unknown, and the job is not sent again', async () => {
    const peer = await startPeer((socket) => socket.resetAndDestroy());
    const rude = createReceiptPrinter(peer.url, patient);
    expect(await rude.deliver(job)).toEqual({ outcome: 'unknown', condition: 'ready' });
    // One for the job, one to ask what happened.
    expect(peer.connections).toBe(2);
    await rude.close();
  });

  test('one that hangs up on every question is off-line, and gets no job', async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.resetAndDestroy());
    });
    const shy = createReceiptPrinter(await listen(), patient);
    expect(await shy.status()).toBe('offline');
    expect(await shy.deliver(job)).toEqual({ outcome: 'not-sent', condition: 'offline' });
    await shy.close();
  });

  test('one that answers GS r with "paper end" has proved nothing', async () => {
    const peer = await startPeer((socket, bytes) => {
      if (bytes.at(-3) === 0x1d) socket.write(Uint8Array.of(0x0c));
    });
    const empty = createReceiptPrinter(peer.url, patient);
    expect(await empty.deliver(Buffer.from('x\n'))).toEqual({ outcome: 'unknown', condition: 'ready' });
    await empty.close();
  });

  test('an answer that came before the job is no proof of it', async () => {
    let early = true;
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        if (bytes[0] !== 0x10) return;
        socket.write(early ? Uint8Array.of(0x00, 0x12) : Uint8Array.of(0x12));
        early = false;
      });
    });
    const stale = createReceiptPrinter(await listen(), impatient);
    expect(await stale.deliver(job)).toEqual({ outcome: 'unknown', condition: 'ready' });
    await stale.close();
  });

  test('one that serves a single client is never given two connections at once', async () => {
    const peer = await startPeer((socket) => socket.write(Uint8Array.of(0)));
    const busy = createReceiptPrinter(peer.url, patient);
    await Promise.all([
      busy.deliver(Buffer.from('a\n')),
      busy.status(),
      busy.deliver(Buffer.from('b\n')),
      busy.status(),
    ]);
    expect(peer.connections).toBe(4);
    expect(peer.most).toBe(1);
    await busy.close();
  });
});
