import { expect, onTestFinished, test, vi } from 'vitest';
import { maskName } from '#shared/domain/masking.ts';
import type { CardRead, IdCardReader } from '#electron/devices/id-card/reader-port.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';
import { DeviceDesk } from '#electron/services/device-desk.ts';
import { scriptedPrinter } from '#tests/support/scripted-printer.ts';
import { inventedIdNumber } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';

/** Devices that only note which of them hold their line open, and how often the printers are asked. */
function noted() {
  const running = new Set<string>();
  const asked: string[] = [];
  const photos: PromiseWithResolvers<Uint8Array | null>[] = [];
  let lay: (read: CardRead) => void = () => undefined;
  const createReader = (url: string): IdCardReader => ({
    url,
    status: () => ({ state: 'idle', problem: null, samId: null }),
    fault: () => null,
    start: () => void running.add(url),
    stop: async () => {
      await Promise.resolve();
      running.delete(url);
    },
    onCard: (listener) => {
      lay = listener;
      return () => undefined;
    },
    onStatus: () => () => undefined,
  });
  const createPrinter = (url: string): ReceiptPrinter => ({
    ...scriptedPrinter(url).printer,
    status: () => {
      asked.push(url);
      return Promise.resolve('ready');
    },
  });
  const photoDecoder = {
    available: true,
    decode: () => {
      photos.push(Promise.withResolvers());
      return photos.at(-1)?.promise ?? Promise.resolve(null);
    },
  };
  const first = { printerUrl: 'tcp://a:1', readerUrl: 'tcp://a:2', columns: 48, rasterOnly: false } as const;
  const desk = new DeviceDesk(testContext(), { createReader, createPrinter, photoDecoder }, first);
  onTestFinished(() => desk.stop());
  return { desk, running, asked, first, photos, lay: (read: CardRead) => lay(read) };
}

const cardOf = (name: string): CardRead => ({
  record: {
    kind: 'citizen',
    name,
    englishName: '',
    sex: '1',
    ethnicCode: '01',
    birthOn: '1936-05-01',
    address: '某路',
    idNumber: inventedIdNumber('1936-05-01'),
    authority: '某局',
    validFrom: '2010-01-01',
    validTo: '长期',
    travelPermitNumber: '',
    nationality: '',
  },
  photoWlt: new Uint8Array(1024),
});

test('a card whose photo takes its time is not told of while the next person’s lies there', async () => {
  const { desk, lay, photos } = noted();
  const told: string[] = [];
  onTestFinished(desk.readerEvents.subscribe((event) => void (event.kind === 'card' && told.push(event.maskedName))));
  lay(cardOf('张某甲'));
  lay(cardOf('李某乙'));
  photos[1]?.resolve(null);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  photos[0]?.resolve(null);
  await photos[0]?.promise;
  await Promise.resolve();
  expect(told).toEqual([maskName('李某乙')]);
});

test('of two changes at the same time the later one holds, and no reader is left open', async () => {
  const { desk, running, first } = noted();
  desk.start();
  await Promise.all([
    desk.change({ ...first, readerUrl: 'tcp://b:2' }),
    desk.change({ ...first, readerUrl: 'tcp://c:2' }),
  ]);
  expect([...running]).toEqual(['tcp://c:2']);
  expect(desk.readerStatus().url).toBe('tcp://c:2');
});

test('a printer is asked at one pace, however often its settings are saved', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { desk, asked, first } = noted();
  desk.start();
  for (const columns of [32, 48, 32, 48] as const) void desk.change({ ...first, columns });
  await vi.advanceTimersByTimeAsync(100);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(8_100);
  expect(asked.length - before).toBe(2);
});

test('after its end a desk asks nothing more', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { desk, asked } = noted();
  desk.start();
  const stopped = desk.stop();
  desk.noteCondition(desk.printer, 'offline'); // a paper under way ends
  await vi.advanceTimersByTimeAsync(60_000);
  await stopped;
  expect(asked).toHaveLength(1);
});
