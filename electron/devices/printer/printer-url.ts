/** Where a printer is. `none` = the station has no receipt printer. */
export type PrinterAddress =
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number; readonly answers: boolean }
  | { readonly transport: 'serial'; readonly path: string; readonly baudRate: number; readonly answers: boolean }
  | { readonly transport: 'file'; readonly path: string }
  | { readonly transport: 'system'; readonly name: string }
  | { readonly transport: 'none' };

/** The setting is not a printer address; the message names the forms that are. */
export class PrinterUrlError extends Error {
  override readonly name = 'PrinterUrlError';
  constructor(url: string) {
    super(
      `not a printer address: ${JSON.stringify(url)}; use tcp://host:port, serial:/dev/ttyUSB0?baud=19200, ` +
        'file:/dev/usb/lp0, system:NAME or none (?status=no for a tcp or serial printer that cannot answer)',
    );
  }
}

const defaultPort = 9100;
const defaultBaudRate = 19_200;

/** Throws {@link PrinterUrlError}. */
export function parsePrinterUrl(url: string): PrinterAddress {
  const text = url.trim();
  if (text === 'none') return { transport: 'none' };
  const [, scheme = '', rest = '', query = ''] = /^([a-z]+):([^?]*)(?:\?(.*))?$/.exec(text) ?? [];
  const options = new URLSearchParams(query);
  const status = options.get('status');
  if (status !== null && status !== 'yes' && status !== 'no') throw new PrinterUrlError(url);
  const answers = status !== 'no';
  if (rest === '') throw new PrinterUrlError(url);
  switch (scheme) {
    case 'tcp':
      return { transport: 'tcp', ...parseHost(rest, url), answers };
    case 'serial': {
      const baudRate = parseNumber(options.get('baud'), defaultBaudRate);
      if (baudRate === null || baudRate < 1) throw new PrinterUrlError(url);
      return { transport: 'serial', path: rest, baudRate, answers };
    }
    case 'file':
      return { transport: 'file', path: rest };
    case 'system':
      // The name becomes a program's argument: one that starts like an option is not a name.
      if (/^-|[/\\]/.test(rest)) throw new PrinterUrlError(url);
      return { transport: 'system', name: rest };
    default:
      throw new PrinterUrlError(url);
  }
}

function parseHost(rest: string, url: string): { host: string; port: number } {
  const found = /^\/\/(?:\[([0-9a-fA-F:.]+)\]|([^/:[\]]+))(?::(\d+))?\/?$/.exec(rest);
  const host = found?.[1] ?? found?.[2];
  const port = parseNumber(found?.[3] ?? null, defaultPort);
  if (host === undefined || port === null || port < 1 || port > 65_535) throw new PrinterUrlError(url);
  return { host, port };
}

function parseNumber(text: string | null, fallback: number): number | null {
  if (text === null) return fallback;
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}
