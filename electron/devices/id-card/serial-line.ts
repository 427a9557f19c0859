import type { Line, LineEvents } from './line.ts';

export type SerialAddress = { readonly path: string; readonly baudRate: number };

/**
 * Opens a serial port, 8N1 without flow control, locked against a second owner. Rejects if it cannot be opened.
 * Ports are never listed: on Linux that starts `udevadm` and fails where there is none.
 */
export async function openSerialLine(address: SerialAddress, events: LineEvents): Promise<Line> {
  // Loaded on use: a machine where the native part cannot load must still start and say "not connected".
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path: address.path, baudRate: address.baudRate, autoOpen: false });
  const closed = Promise.withResolvers<void>();
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    closed.resolve();
    events.onLost();
  };
  // A failed read or write is followed by 'close' only if the port noticed; closing it ourselves frees the descriptor.
  const release = (): void => {
    if (port.isOpen) port.close();
    else if (!port.closing) end();
  };
  port.on('data', (chunk: Buffer) => events.onBytes(chunk));
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  port.once('close', end);
  port.on('end', release); // zero bytes read: the other end hung up
  port.on('error', release);
  return {
    // No callback: after an unplug it would never come.
    write: (bytes) => void (port.isOpen && port.write(Buffer.from(bytes))),
    close: () => {
      release();
      return closed.promise;
    },
  };
}
