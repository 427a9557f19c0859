import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { printer as ThermalPrinter, types as PrinterTypes } from 'node-thermal-printer';
import type { DeviceFault } from '#shared/domain/device-hint.ts';
import { faultOf } from '../device-fault.ts';
import type { Delivery, PrinterCondition, ReceiptPrinter } from './printer-port.ts';

/** The part of node-thermal-printer's interface object that `raw` and `isPrinterConnected` use. */
export type RawInterface = {
  isPrinterConnected(): Promise<boolean>;
  execute(bytes: Uint8Array): Promise<void>;
  /** Why it was not connected when last looked at. */
  fault?(): DeviceFault | null;
};

/**
 * A printer that only takes bytes. Never `confirmed`: a clerk is asked whether paper came out.
 * A write that does not end (a USB printer without paper takes no more) ends the wait, not the write, so the next job is
 * refused until it did: two jobs must not mix.
 */
export class WriteOnlyPrinter implements ReceiptPrinter {
  readonly url: string;
  readonly statusCapable = false;
  private readonly device: RawInterface;
  private readonly printer: ThermalPrinter;
  private readonly writeMs: number;
  private queue: Promise<unknown> = Promise.resolve();
  private stuck = false;
  private closed = false;

  constructor(url: string, device: RawInterface, writeMs: number) {
    this.url = url;
    this.device = device;
    this.writeMs = writeMs;
    // Its types know only strings; any object with these two methods is documented and taken as it is.
    this.printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: device as unknown as string });
  }

  fault(): DeviceFault | null {
    return this.device.fault?.() ?? null;
  }

  async status(): Promise<PrinterCondition> {
    return await this.inTurn(() => this.condition());
  }

  async deliver(job: Uint8Array): Promise<Delivery> {
    // node-thermal-printer ends the process on an empty buffer.
    if (job.length === 0) throw new RangeError('an empty print job');
    return await this.inTurn(async () => {
      const before = await this.condition();
      if (before === 'offline' || this.stuck) return { outcome: 'not-sent', condition: before };
      const taken = await this.write(Buffer.from(job));
      // A line is not opened again just to look: that drops what is still on its way, and resets printers that watch DTR.
      return { outcome: 'unknown', condition: taken ? 'unknown' : await this.condition() };
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.queue;
  }

  private async condition(): Promise<PrinterCondition> {
    if (this.closed) return 'offline';
    return (await this.device.isPrinterConnected()) ? 'unknown' : 'offline';
  }

  /** True when the printer took every byte in time; what it did with them nobody knows. */
  private async write(job: Buffer): Promise<boolean> {
    this.stuck = true;
    const ended = (taken: boolean) => {
      this.stuck = false;
      return taken;
    };
    const written = this.printer.raw(job).then(
      () => ended(true),
      () => ended(false),
    );
    const { promise: tooLong, resolve } = Promise.withResolvers<false>();
    const timer = setTimeout(() => resolve(false), this.writeMs);
    const taken = await Promise.race([written, tooLong]);
    clearTimeout(timer);
    return taken;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return await turn;
  }
}

/**
 * A device file, or a printer share on Windows. Not node-thermal-printer's own file interface: that creates the file when the
 * device is missing, and after a failure goes on writing the whole job again for minutes after it reported the failure.
 */
export function deviceFile(path: string): RawInterface {
  let fault: DeviceFault | null = null;
  return {
    fault: () => fault,
    async isPrinterConnected() {
      fault = await access(path, constants.W_OK).then(() => null, faultOf);
      return fault === null;
    },
    async execute(bytes) {
      const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
      try {
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
    },
  };
}

/**
 * A printer queue of the operating system, raw. On Windows the queue is shared under the same name and written as a file:
 * there is no program for raw printing, and this needs no native module.
 */
export function systemQueue(name: string, platform: NodeJS.Platform = process.platform): RawInterface {
  if (platform === 'win32') return deviceFile(`\\\\localhost\\${name}`);
  let fault: DeviceFault | null = null;
  return {
    fault: () => fault,
    async isPrinterConnected() {
      const code = await run('lpstat', ['-p', name]);
      fault = code === 0 ? null : code === null ? 'no-print-service' : 'missing';
      return fault === null;
    },
    async execute(bytes) {
      const code = await run('lp', ['-d', name, '-o', 'raw'], bytes);
      if (code !== 0) throw new Error(`lp ended with ${code ?? 'no code'}`);
    },
  };
}

/** Exit code of a program; null when it could not be started. */
function run(program: string, args: readonly string[], input?: Uint8Array): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => {
      resolve(null);
    });
    child.on('close', resolve);
    // A program that ends before it read everything closes the pipe; its exit code tells what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
