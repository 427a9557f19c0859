import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nextCommand } from '#tests/support/thermal-printer/commands.ts';
import { readPaper } from '#tests/support/thermal-printer/read-paper.ts';
import { startThermalPrinter, type ThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

let printer: ThermalPrinter;
let line: Socket;

beforeEach(async () => {
  printer = await startThermalPrinter({ columns: 32 });
  line = connect(printer.port, '127.0.0.1');
  await once(line, 'connect');
});

afterEach(async () => {
  line.destroy();
  await printer.close();
});

async function ask(bytes: readonly number[]): Promise<number[]> {
  line.write(Uint8Array.from(bytes));
  const [answer] = (await once(line, 'data')) as [Buffer];
  return [...answer];
}

const hanzi = [0x1c, 0x26, 0xd5, 0xc5, 0x0a];
const cut = [0x1d, 0x56, 0x42, 0x00];

describe('the simulated printer', () => {
  test('answers DLE EOT at once and GS r only after what came before it', async () => {
    printer.fault({ kind: 'paper-out' });
    expect(await ask([...hanzi, ...cut, 0x1d, 0x72, 1, 0x10, 4, 4])).toEqual([0x7e]);
    expect(printer.jobs()).toEqual([]);
    const answered = once(line, 'data');
    await printer.clear();
    expect([...((await answered) as [Buffer])[0]]).toEqual([0]);
    expect(printer.jobs()[0]?.text).toEqual(['张']);
  });

  test('takes a status question inside a picture for a part of the picture', async () => {
    const picture = [0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 4, 1];
    expect(await ask([...picture, ...cut, 0x1d, 0x72, 1])).toEqual([0]);
    expect(printer.jobs()[0]?.text).toEqual(['[image 24×1]']);
  });

  test('keeps jobs apart at the cut, with the question behind the cut in its own job', async () => {
    await ask([...hanzi, ...cut, 0x1d, 0x72, 1]);
    await ask([...hanzi, ...hanzi, ...cut, 0x1d, 0x72, 1]);
    expect(printer.jobs().map((job) => job.text)).toEqual([['张'], ['张', '张']]);
    expect([...(printer.jobs()[0]?.bytes ?? [])]).toEqual([...hanzi, ...cut, 0x1d, 0x72, 1]);
  });

  test('puts a hanzi together that arrives in two packets', () => {
    expect(nextCommand(Uint8Array.from([0xd5]))).toBeNull();
    expect(nextCommand(Uint8Array.from([0xd5, 0xc5, 0x0a]))?.args).toEqual(Uint8Array.from([0xd5, 0xc5]));
  });

  test('reports automatic status when asked to', async () => {
    expect(await ask([0x1d, 0x61, 0xff])).toEqual([0x10, 0, 0, 0]);
    const reported = once(line, 'data');
    printer.fault({ kind: 'cover-open' });
    expect([...((await reported) as [Buffer])[0]]).toEqual([0x38, 0, 0, 0]);
  });

  test('names commands it does not know', async () => {
    await ask([0x1b, 0x7a, ...cut, 0x1d, 0x72, 1]);
    expect(printer.unknownCommands().map((bytes) => [...bytes])).toEqual([[0x1b, 0x7a]]);
  });

  test('switched off it takes no connection, and forgets the half line it held', async () => {
    await ask([0x1c, 0x26, 0xd5, 0xc5, 0x10, 4, 1]);
    const closed = once(line, 'close');
    printer.fault({ kind: 'power-off' });
    await closed;
    const refused = connect(printer.port, '127.0.0.1');
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await printer.clear();
    line = connect(printer.port, '127.0.0.1');
    await once(line, 'connect');
    await ask([0x1c, 0x26, 0xc8, 0xfd, 0x0a, ...cut, 0x1d, 0x72, 1]);
    expect(printer.jobs().map((job) => job.text)).toEqual([['三']]);
  });

  test('slow, it still prints all of it', async () => {
    printer.fault({ kind: 'slow', bytesPerSecond: 2_000_000 });
    const lines = Array.from({ length: 3000 }, () => hanzi).flat();
    line.write(Uint8Array.from([...lines, ...cut, 0x1d, 0x72, 1]));
    const [job] = await printer.waitForJobs(1);
    expect(job?.text).toHaveLength(3000);
  });
});

describe('reading paper', () => {
  test('a line too wide is broken by the printer and marked', () => {
    const job = readPaper(Uint8Array.from([...Array.from({ length: 33 }, () => 0x61), 0x0a]), { columns: 32 });
    expect(job.lines.map((one) => one.kind === 'text' && one.overflowed)).toEqual([true, false]);
    expect(job.text).toEqual(['a'.repeat(32), 'a']);
  });

  test('a native QR code is read from its bytes', () => {
    const store = [0x1d, 0x28, 0x6b, 5, 0, 49, 80, 48, 0x41, 0x42];
    const show = [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48];
    expect(readPaper(Uint8Array.from([...store, ...show]), { columns: 32 }).qrs).toEqual(['AB']);
  });

  test('the picture of a piece of paper has its width', () => {
    const png = readPaper(Uint8Array.from(hanzi), { columns: 32 }).png();
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(384 + 24);
  });
});
