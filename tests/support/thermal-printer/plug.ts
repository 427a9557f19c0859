import { duplexPair } from 'node:stream';
import type { OpenLine } from '#electron/devices/printer/printer-line.ts';
import type { RawInterface } from '#electron/devices/printer/write-only-printer.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';

/** A line to a simulated printer in this process, for sweeps in which a socket for every job would take minutes. */
export function plugInto(printer: SimulatedPrinter): OpenLine {
  return async () => {
    const [here, there] = duplexPair();
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
    if (!printer.accept(there)) throw new Error('switched off');
    return await Promise.resolve({
      stream: here,
      close: async () => {
        here.destroy();
        await Promise.resolve();
      },
    });
  };
}

/** The same for a printer whose answers nobody reads. */
export function plugSilently(printer: SimulatedPrinter): RawInterface {
  const open = plugInto(printer);
  const signal = new AbortController().signal;
  return {
    isPrinterConnected: () => Promise.resolve(printer.isOn),
    async execute(bytes) {
      const line = await open(signal);
      const { stream } = line;
      stream.resume();
      await new Promise<void>((resolve, reject) => {
        stream.once('close', () => {
          reject(new Error('the line closed'));
        });
        stream.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      await line.close();
    },
  };
}
