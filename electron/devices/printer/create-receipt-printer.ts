import type { Duplex } from 'node:stream';
import { SerialPort } from 'serialport';
import type { DeviceFault } from '#shared/domain/device-hint.ts';
import { faultOf } from '../device-fault.ts';
import { AnsweringPrinter, type PrinterTimes } from './answering-printer.ts';
import { type OpenLine, serialLine, tcpLine } from './printer-line.ts';
import type { ReceiptPrinter } from './printer-port.ts';
import { parsePrinterUrl, type PrinterAddress } from './printer-url.ts';
import { deviceFile, type RawInterface, systemQueue, WriteOnlyPrinter } from './write-only-printer.ts';

export type PrinterOptions = { readonly [key in keyof PrinterTimes]?: number } & {
  /** For one whole write to a printer that does not answer. */
  readonly writeMs?: number;
};

/**
 * `openMs`: a host that says nothing is asked again by the system after one and after three seconds; an attempt that lives a
 * little longer sees a return within two. `proofMs`: long enough for 40 cm of dense raster at 50 mm/s.
 */
export const PRINTER_TIMES: PrinterTimes = { openMs: 3200, statusMs: 1000, proofMs: 12_000, msPerByte: 0, lookMs: 700 };
const defaultWriteMs = 15_000;
/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;

/** The printer behind an address (design.md section 4). Throws `PrinterUrlError` for a bad address, nothing for an absent printer. */
export function createReceiptPrinter(url: string, options: PrinterOptions = {}): ReceiptPrinter {
  const address = parsePrinterUrl(url);
  const { writeMs = defaultWriteMs, ...times } = options;
  if (address.transport === 'tcp' || address.transport === 'serial') {
    const openLine =
      address.transport === 'tcp' ? tcpLine(address.host, address.port) : serialLine(address.path, address.baudRate);
    const msPerByte = address.transport === 'serial' ? (1000 * bitsPerByte) / address.baudRate : 0;
    if (!address.answers) return new WriteOnlyPrinter(url, lineInterface(openLine, times), writeMs);
    return new AnsweringPrinter(url, openLine, { ...PRINTER_TIMES, msPerByte, ...times });
  }
  return new WriteOnlyPrinter(url, deviceOf(address), writeMs);
}

type Device = Exclude<PrinterAddress, { transport: 'tcp' | 'serial' }>;

function deviceOf(address: Device): RawInterface {
  if (address.transport === 'file') return deviceFile(address.path);
  return address.transport === 'system' ? systemQueue(address.name) : absent;
}

const absent: RawInterface = {
  isPrinterConnected: () => Promise.resolve(false),
  execute: () => Promise.reject(new Error('no printer')),
};

/** A tcp or serial line to a printer that never answers, as a custom interface of node-thermal-printer. */
function lineInterface(openLine: OpenLine, times: PrinterOptions): RawInterface {
  const open = () => openLine(AbortSignal.timeout(times.openMs ?? PRINTER_TIMES.openMs));
  let fault: DeviceFault | null = null;
  return {
    fault: () => fault,
    async isPrinterConnected() {
      try {
        await (await open()).close();
        fault = null;
        return true;
      } catch (error) {
        fault = faultOf(error);
        return false;
      }
    },
    async execute(bytes) {
      const line = await open();
      try {
        await writeWhole(line.stream, bytes);
      } finally {
        await line.close();
      }
    },
  };
}

function writeWhole(stream: Duplex, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.once('close', () => {
      reject(new Error('the line closed'));
    });
    // What it says is of no interest, but unread it would keep the line from closing.
    stream.resume();
    stream.write(bytes, (error) => {
      if (error) reject(error);
      else if (stream instanceof SerialPort) stream.drain(() => resolve());
      else resolve();
    });
  });
}
