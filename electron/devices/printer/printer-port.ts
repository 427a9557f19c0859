import type { DeviceFault } from '#shared/domain/device-hint.ts';

/** Physical condition of a receipt printer. These are states, not errors; `unknown` = it cannot or did not answer. */
export type PrinterCondition =
  'ready' | 'paper-near-end' | 'out-of-paper' | 'cover-open' | 'cutter-error' | 'error' | 'offline' | 'unknown';

/**
 * What became of one delivery.
 * - `confirmed`: the printer answered GS r 1 after the last byte: everything before it was handled.
 * - `not-sent`: not one byte of the job left this program; it may be sent again without asking.
 * - `unknown`: bytes left and no proof came back; only a person may decide to print again.
 */
export type Delivery =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'not-sent'; readonly condition: PrinterCondition }
  | { readonly outcome: 'unknown'; readonly condition: PrinterCondition };

/** One printer. Calls are serialised inside; `deliver` never throws for a physical condition. */
export interface ReceiptPrinter {
  readonly url: string;
  /** False for write-only printers: then `deliver` ends as `unknown` and a clerk is asked whether paper came out. */
  readonly statusCapable: boolean;
  status(): Promise<PrinterCondition>;
  /** What kept the printer from being reached the last time it was tried; null when it was reached. */
  fault(): DeviceFault | null;
  /**
   * Sends one whole job, once; the outcome says whether a single byte of it can have reached the printer. `report` hears
   * meanwhile what hinders the job under way (and that it no longer does), where the printer can tell.
   */
  deliver(job: Uint8Array, report?: (condition: PrinterCondition) => void): Promise<Delivery>;
  close(): Promise<void>;
}
