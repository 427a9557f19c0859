import type { Fault } from './faults.ts';
import type { PrintedJob } from './read-paper.ts';
import { SimulatedPrinter } from './simulated-printer.ts';

export type ThermalPrinterOptions = {
  readonly columns: 32 | 42 | 48;
  /** Default `gbk`: four-byte characters come out wrong, as on most cheap printers. */
  readonly codePage?: 'gbk' | 'gb18030';
  /** Default 0: any free port. */
  readonly port?: number;
};

export type ThermalPrinter = {
  readonly url: string;
  readonly port: number;
  jobs(): readonly PrintedJob[];
  /** What was printed and not yet cut off. */
  uncut(): PrintedJob;
  /** Resolves when there are at least that many pieces. */
  waitForJobs(count: number): Promise<readonly PrintedJob[]>;
  /** Commands a printer of this kind does not know. */
  unknownCommands(): readonly Uint8Array[];
  fault(fault: Fault): void;
  /** Mends everything: paper in, cover shut, power on. What still waits in the buffer is printed then. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

export async function startThermalPrinter(options: ThermalPrinterOptions): Promise<ThermalPrinter> {
  const printer = new SimulatedPrinter(options);
  await printer.listen(options.port ?? 0);
  return printer;
}
