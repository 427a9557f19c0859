import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';

/** Must somebody walk to the printer, or decide about a paper? */
export function printerNeedsPerson(printer: PrinterStatusView): boolean {
  if (printer.unanswered > 0) return true;
  return printer.url !== 'none' && printer.condition !== 'ready' && printer.condition !== 'unknown';
}

/** Must somebody look after the reader? A card that lies badly is its visitor's business. */
export function readerNeedsPerson(reader: ReaderStatusView): boolean {
  return reader.state === 'offline' || reader.state === 'fault';
}
