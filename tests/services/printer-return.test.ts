import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnsweringPrinter } from '#electron/devices/printer/answering-printer.ts';
import { PRINTER_TIMES } from '#electron/devices/printer/create-receipt-printer.ts';
import type { OpenLine } from '#electron/devices/printer/printer-line.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import type { IdCardReader } from '#electron/devices/id-card/reader-port.ts';
import { DeviceDesk } from '#electron/services/device-desk.ts';
import { getPrintJob } from '#electron/services/prints.ts';
import { PrintSpooler } from '#electron/services/print-spooler.ts';
import { connectionTries } from '#tests/support/connection-tries.ts';
import { scriptedPrinter } from '#tests/support/scripted-printer.ts';
import { addPerson, arrive } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const over = new AbortController();
    setTimeout(() => over.abort(), ms);
    return over.signal;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Ready, and handles whatever it is given at once. */
function healthyStream(): Duplex {
  const stream = new Duplex({
    read: () => undefined,
    write: (bytes: Buffer, _encoding, done) => {
      if (bytes[0] === 0x10) stream.push(Uint8Array.of(0x12));
      else if (bytes.at(-3) === 0x1d) stream.push(Uint8Array.of(0));
      done();
    },
  });
  return stream;
}

const noReader: IdCardReader = {
  url: 'none',
  status: () => ({ state: 'off', problem: null, samId: null }),
  fault: () => null,
  start: () => undefined,
  stop: () => Promise.resolve(),
  onCard: () => () => undefined,
  onStatus: () => () => undefined,
};

/** A station's printing on the product's own times, with the spooler woken as the station wakes it. */
function printing(quiet: TestContext, createPrinter: (url: string) => ReceiptPrinter) {
  const parts: { spooler?: PrintSpooler } = {};
  const context = { ...quiet, announce: (nouns: readonly string[]) => void (nouns.includes('prints') && kick()) };
  const kick = (): void => parts.spooler?.kick();
  const desk = new DeviceDesk(
    context,
    {
      createPrinter,
      createReader: () => noReader,
      photoDecoder: { available: false, decode: () => Promise.resolve(null) },
    },
    { printerUrl: 'tcp://printer:9100', readerUrl: 'none', columns: 48, rasterOnly: false },
  );
  const queuePaper = (): (() => boolean) => {
    const { printJobId } = arrive(quiet, addPerson(quiet).idNumber);
    kick();
    return () => !['queued', 'sending'].includes(getPrintJob(quiet, printJobId ?? '').state);
  };
  const spooler = new PrintSpooler({
    context: quiet,
    printer: () => desk.printer,
    encode: () => ({ bytes: Buffer.from('paper'), template: 'shipped' }),
    retryMs: 3000,
    onCondition: (printer, condition) => desk.noteCondition(printer, condition),
  });
  parts.spooler = spooler;
  const stop = async (): Promise<void> => {
    const stopped = spooler.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all([stopped, desk.stop()]);
  };
  return { desk, spooler, queuePaper, stop };
}

type Away = 'refused at once' | 'silent host';

/** A healthy printer goes for `awayMs`: how long after its return its state is known and the paper that waited is out. */
async function returnAfter(context: TestContext, awayMs: number, away: Away): Promise<number> {
  const goneAtMs = Date.now() + 6500;
  const isThere = (): boolean => Date.now() < goneAtMs || Date.now() >= goneAtMs + awayMs;
  const openLine: OpenLine = async (signal) => {
    if (away === 'silent host') await connectionTries(isThere, signal);
    else if (!isThere()) throw new Error('refused');
    return { stream: healthyStream(), close: () => Promise.resolve() };
  };
  const station = printing(context, (url) => new AnsweringPrinter(url, openLine, PRINTER_TIMES));
  station.spooler.start();
  station.desk.start();
  await vi.advanceTimersByTimeAsync(6500);
  const isPrinted = station.queuePaper();
  await vi.advanceTimersByTimeAsync(awayMs);
  let waitedMs = 0;
  while (!(isPrinted() && station.desk.printerStatus().condition === 'ready') && waitedMs < 10_000) {
    await vi.advanceTimersByTimeAsync(50);
    waitedMs += 50;
  }
  await station.stop();
  return waitedMs;
}

test.each(['refused at once', 'silent host'] as const)(
  'whenever a printer comes back (%s), within three seconds it is known and the waiting paper is out',
  async (away) => {
    const context = testContext();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 15_000 }), async (awayMs) => {
        expect(await returnAfter(context, awayMs, away)).toBeLessThan(3000);
      }),
      { numRuns: 25 },
    );
  },
);

test('a printer that cannot answer is looked at slowly while it is there, and fed at once when it comes back', async () => {
  let there = false;
  let looks = 0;
  const fed: number[] = [];
  const { desk, spooler, queuePaper, stop } = printing(testContext(), (url) => ({
    ...scriptedPrinter(url).printer,
    statusCapable: false,
    status: () => {
      looks += 1;
      return Promise.resolve(there ? 'unknown' : 'offline');
    },
    deliver: () => {
      if (!there) return Promise.resolve({ outcome: 'not-sent', condition: 'offline' });
      fed.push(Date.now());
      return Promise.resolve({ outcome: 'unknown', condition: 'unknown' });
    },
  }));
  spooler.start();
  desk.start();
  queuePaper();
  await vi.advanceTimersByTimeAsync(6_050); // just behind a try of the spooler's own
  there = true;
  const backAtMs = Date.now();
  await vi.advanceTimersByTimeAsync(5_000);
  expect((fed[0] ?? Number.POSITIVE_INFINITY) - backAtMs).toBeLessThanOrEqual(1500);
  const before = looks;
  await vi.advanceTimersByTimeAsync(40_000);
  expect(looks - before).toBe(10);
  await stop();
});
