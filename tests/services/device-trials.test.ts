import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DeviceFault } from '#shared/domain/device-hint.ts';
import type { IdCardRecord } from '#shared/domain/id-card.ts';
import type { CardRead, IdCardReader, ReaderStatus } from '#electron/devices/id-card/reader-port.ts';
import type { PrinterCondition, ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { decodeTextRecord } from '#electron/devices/id-card/text-record.ts';
import { DeviceDesk, type DeviceAddresses } from '#electron/services/device-desk.ts';
import { DeviceTrials, watchTrial } from '#electron/services/device-trials.ts';
import { inventedCard, stubPhoto } from '#tests/support/sam-reader/invented-card.ts';
import { writeTextRecord } from '#tests/support/sam-reader/text-record-writer.ts';
import { scriptedPrinter } from '#tests/support/scripted-printer.ts';
import { testContext } from '#tests/support/test-context.ts';

const zhang = inventedCard({ name: '张练习' });

function recordOf(card: typeof zhang): IdCardRecord {
  const record = decodeTextRecord(writeTextRecord(card));
  if (record === null) throw new Error('an invented card that is none');
  return record;
}

/** A desk whose reader reads what the test lays down and whose printer is as the test says. */
function desk() {
  const context = testContext();
  const scripted = scriptedPrinter();
  let condition: PrinterCondition = 'ready';
  let printerFault: DeviceFault | null = null;
  let onCard: (read: CardRead) => void = () => undefined;
  let onStatus: (status: ReaderStatus) => void = () => undefined;
  let readerStatus: ReaderStatus = { state: 'idle', problem: null, samId: null };
  const log: string[] = [];
  const createReader = (url: string): IdCardReader => ({
    url,
    status: () => readerStatus,
    fault: () => (readerStatus.state === 'offline' ? 'permission' : null),
    start: () => void log.push('start'),
    stop: () => Promise.resolve(void log.push('stop')),
    onCard: (listener) => {
      onCard = listener;
      return () => undefined;
    },
    onStatus: (listener) => {
      onStatus = listener;
      return () => undefined;
    },
  });
  const createPrinter = (url: string): ReceiptPrinter => ({
    ...scripted.printer,
    url,
    status: () => Promise.resolve(condition),
    fault: () => printerFault,
  });
  const photoDecoder = { available: false, decode: () => Promise.resolve(null) };
  const first: DeviceAddresses = {
    printerUrl: 'tcp://a:1',
    readerUrl: 'serial:/dev/x',
    columns: 48,
    rasterOnly: false,
  };
  const devices = new DeviceDesk(context, { createReader, createPrinter, photoDecoder }, first);
  onTestFinished(() => devices.stop());
  return {
    context,
    devices,
    log,
    delivered: scripted.delivered,
    lay: () => onCard({ record: recordOf(zhang), photoWlt: stubPhoto() }),
    readerIs: (status: ReaderStatus) => onStatus((readerStatus = status)),
    printerIs: (next: PrinterCondition, fault: DeviceFault | null) => ([condition, printerFault] = [next, fault]),
  };
}

describe('trying the reader', () => {
  test('a card on trial is shown masked and is nobody’s ticket; afterwards cards are people again', async () => {
    const { devices, lay } = desk();
    const people: string[] = [];
    devices.readerEvents.subscribe((event) => void (event.kind === 'card' && people.push(event.maskedName)));
    const over = new AbortController();
    const trial = watchTrial(devices, over.signal);
    expect((await trial.next()).value).toEqual({ kind: 'waiting' });
    lay();
    const { value } = await trial.next();
    expect(value).toMatchObject({ kind: 'card', maskedName: '张**', cardKind: 'citizen', photo: 'no-decoder' });
    expect(JSON.stringify(value)).not.toContain(zhang.idNumber);
    expect(JSON.stringify(value)).not.toContain(zhang.name);
    expect(people).toEqual([]);
    over.abort();
    await trial.next();
    lay();
    await vi.waitFor(() => expect(people).toHaveLength(1));
  });
});

describe('trying the printer', () => {
  test('a repeated request prints one page', async () => {
    const { context, devices, delivered } = desk();
    const pages: string[] = [];
    const trials = new DeviceTrials({
      context,
      desk: devices,
      encodePage: ({ ruler }) => {
        pages.push(ruler);
        return { job: Buffer.from('page'), missing: ['𰻞'] };
      },
      configure: () => Promise.resolve(),
    });
    const requestId = crypto.randomUUID();
    const [one, two] = await Promise.all([trials.printPage(requestId), trials.printPage(requestId)]);
    expect(one).toEqual({ outcome: 'confirmed', condition: 'ready', missing: ['𰻞'] });
    expect(two).toBe(one);
    expect(delivered).toEqual(['page']);
    expect(pages[0]).toHaveLength(48);
  });
});

describe('looking for the rate', () => {
  test('the reader lets go of the port meanwhile, and what is found is stored', async () => {
    const { context, devices, log } = desk();
    const stored: string[] = [];
    const trials = new DeviceTrials({
      context,
      desk: devices,
      encodePage: () => ({ job: new Uint8Array(), missing: [] }),
      configure: (_id, { readerUrl }) => Promise.resolve(void stored.push(readerUrl)),
      scan: () => {
        log.push('scan');
        return Promise.resolve({ baudRate: 9600, fault: null });
      },
    });
    expect(await trials.scanReader(crypto.randomUUID(), '/dev/x')).toEqual({ baudRate: 9600, fault: null });
    expect(log).toEqual(['stop', 'scan', 'start']);
    expect(stored).toEqual(['serial:/dev/x?baud=9600']);
  });
});

describe('what was wrong', () => {
  test('stays to be read after the reader came back, with its reason', () => {
    const { devices, readerIs } = desk();
    readerIs({ state: 'offline', problem: 'not-connected', samId: null });
    expect(devices.details().reader).toMatchObject({ transport: 'serial', fault: 'permission' });
    readerIs({ state: 'idle', problem: null, samId: null });
    expect(devices.details().reader.fault).toBeNull();
    expect(devices.details().reader.last).toMatchObject({ problem: 'not-connected', fault: 'permission' });
  });

  test('a printer that comes back is known within three seconds, and what waits for it is told', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { context, devices, printerIs } = desk();
    printerIs('offline', 'refused');
    devices.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(devices.details().printer.last).toMatchObject({ problem: 'offline', fault: 'refused' });
    const before = context.announced.length;
    printerIs('ready', null);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(devices.printerStatus().condition).toBe('ready');
    expect(context.announced.slice(before).flat()).toContain('prints');
  });
});
