/** Where a reader is: nowhere, on a serial port, or behind a serial-to-network gate. */
export type ReaderAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** The rates the module can be set to; 115200 is how it leaves the factory. */
export const BAUD_RATES: readonly number[] = [115200, 57600, 38400, 19200, 9600];

/**
 * Reads a reader's address: `none`, `serial:/dev/ttyUSB0?baud=115200`, `serial:COM3` or `tcp://host:port`.
 * Null for anything else.
 */
export function parseReaderUrl(url: string): ReaderAddress | null {
  if (url === 'none') return { kind: 'none' };
  if (url.startsWith('serial:')) return parseSerial(url.slice('serial:'.length));
  if (url.startsWith('tcp://')) return parseTcp(url);
  return null;
}

function parseSerial(rest: string): ReaderAddress | null {
  // The last question mark: Windows device paths (\\?\…) hold one of their own.
  const [, path, query] = /^([^?].*?)(?:\?([^?\\/]*))?$/.exec(rest) ?? [];
  if (path === undefined) return null;
  const settings = new URLSearchParams(query ?? '');
  if ([...settings.keys()].some((key) => key !== 'baud')) return null;
  const baudRate = Number(settings.get('baud') ?? BAUD_RATES[0]);
  return BAUD_RATES.includes(baudRate) ? { kind: 'serial', path, baudRate } : null;
}

function parseTcp(url: string): ReaderAddress | null {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.hostname === '' || parsed.username !== '' || parsed.search !== '') return null;
  if (parsed.pathname !== '' && parsed.pathname !== '/') return null;
  const port = Number(parsed.port);
  return port > 0 ? { kind: 'tcp', host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'), port } : null;
}
