import process from 'node:process';
import type { DeviceDetails } from '#shared/contract/devices.ts';
import type { DeviceFault, DevicePlatform, DeviceTransport } from '#shared/domain/device-hint.ts';
import type { IdCardReader } from '#electron/devices/id-card/reader-port.ts';
import type { ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';

type LastTrouble = DeviceDetails['reader']['last'];
export type LastTroubles = { readonly reader: LastTrouble; readonly printer: LastTrouble };

type Parts = { readonly reader: IdCardReader; readonly printer: ReceiptPrinter; readonly last: LastTroubles };

export function detailsOf({ reader, printer, last }: Parts): DeviceDetails {
  return {
    platform: platformOf(process.platform),
    reader: { transport: transportOf(reader.url), fault: reader.fault(), last: last.reader },
    printer: { transport: transportOf(printer.url), fault: printer.fault(), last: last.printer },
  };
}

/** Well, unanswered and "lay the card down again" are no troubles of a device. */
const NO_TROUBLE: ReadonlySet<string> = new Set(['ready', 'unknown', 'paper-near-end', 'read-failed']);

export function troubleOf(problem: string | null, fault: DeviceFault | null, atMs: number): LastTrouble {
  return problem === null || NO_TROUBLE.has(problem) ? null : { atMs, problem, fault };
}

function transportOf(url: string): DeviceTransport {
  const scheme = url.slice(0, Math.max(url.indexOf(':'), 0));
  return scheme === 'serial' || scheme === 'tcp' || scheme === 'file' || scheme === 'system' ? scheme : 'none';
}

function platformOf(platform: NodeJS.Platform): DevicePlatform {
  return platform === 'linux' || platform === 'win32' ? platform : 'other';
}
