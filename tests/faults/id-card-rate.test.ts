import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { scanBaudRates, type OpenSerial } from '#electron/devices/id-card/scan-baud.ts';
import { openSerialLine } from '#electron/devices/id-card/serial-line.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { hasSocat } from '#tests/support/sam-reader/pseudo-terminal.ts';
import { startSamReader } from '#tests/support/sam-reader/sam-simulator.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

if (!hasSocat()) console.warn('SKIPPED: looking for the rate of a serial reader, because socat is not installed.');

/** A module set to one rate behind a real terminal device, and the rates at which the scan opened it. */
async function moduleAt(baudRate: number) {
  const path = join(temporaryFolder(), 'reader');
  const module = await startSamReader({ pty: path, baudRate });
  onTestFinished(() => module.close());
  const asked: number[] = [];
  const open: OpenSerial = (address, events) => {
    asked.push(address.baudRate);
    return openSerialLine(address, events);
  };
  return { path, module, asked, open };
}

describe.runIf(hasSocat())('the rate of a reader on a serial line (pseudo terminal, needs socat)', () => {
  test.each([
    [115200, [115200]],
    [9600, [115200, 57600, 38400, 19200, 9600]],
  ])('%i is found, no rate is tried after it, and a card can be read at it', async (rate, tried) => {
    const { path, module, asked, open } = await moduleAt(rate);
    expect(await scanBaudRates(path, open)).toEqual({ baudRate: rate, fault: null });
    expect(asked).toEqual(tried);
    const names: string[] = [];
    const reader = createIdCardReader(`serial:${path}?baud=${rate}`);
    onTestFinished(() => reader.stop());
    reader.onCard(({ record }) => void names.push(record.name));
    reader.start();
    await module.tap(inventedCard({ name: '张三' }));
    await expect.poll(() => names).toEqual(['张三']);
  });

  test('nobody there: the answer is none, within seconds, and the port is free', async () => {
    const { path, module, asked, open } = await moduleAt(9600);
    module.script({ kind: 'silence', times: Number.POSITIVE_INFINITY });
    const started = performance.now();
    expect(await scanBaudRates(path, open)).toEqual({ baudRate: null, fault: null });
    // Five rates, two questions of 350 ms each; the rest is for a busy machine.
    expect(performance.now() - started).toBeLessThan(6000);
    expect(asked).toHaveLength(5);
    const line = await openSerialLine({ path, baudRate: 9600 }, { onBytes: () => undefined, onLost: () => undefined });
    await line.close();
  });

  test('pulled out meanwhile: says that the port is gone, and asks no further', async () => {
    const { path, module, asked, open } = await moduleAt(9600);
    const scanning = scanBaudRates(path, (address, events) => {
      if (asked.length === 1) void module.unplug();
      return open(address, events);
    });
    expect(await scanning).toEqual({ baudRate: null, fault: 'missing' });
    expect(asked.length).toBeLessThan(5);
  });
});
