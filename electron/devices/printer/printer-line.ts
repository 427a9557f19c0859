import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { SerialPort } from 'serialport';

/** An open two-way line to a printer. */
export type PrinterLine = {
  readonly stream: Duplex;
  /** Lets go and drops what is unsent; resolves when the next one can be opened. Never rejects. */
  close(): Promise<void>;
};

/** Rejects when there is no such printer. The line belongs to the caller, who closes it. */
export type OpenLine = (signal: AbortSignal) => Promise<PrinterLine>;

/** How long a network printer may take to close its side. */
const graceMs = 500;

export function tcpLine(host: string, port: number): OpenLine {
  return async (signal) => {
    const socket = connect({ host, port, noDelay: true });
    await opened(socket, 'connect', signal);
    return { stream: socket, close: () => hangUp(socket) };
  };
}

export function serialLine(path: string, baudRate: number): OpenLine {
  return async (signal) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    const line = opened(port, 'open', signal);
    port.open((error) => {
      if (error) port.destroy(error);
      // Given up while it was opening: the port would stay locked for good.
      else if (port.destroyed) port.close();
    });
    await line;
    // Destroying the stream would leave the device open and locked: only `close` gives it back.
    return {
      stream: port,
      close: () => new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve())),
    };
  };
}

/** A printer that serves a single client would refuse the next connection until it saw the end of this one. */
async function hangUp(socket: Socket): Promise<void> {
  if (socket.closed) return;
  const closed = new Promise<void>((resolve) => socket.once('close', resolve));
  if (socket.writableLength > 0) socket.destroy();
  const timer = setTimeout(() => socket.destroy(), graceMs);
  socket.end();
  await closed;
  clearTimeout(timer);
}

function opened(line: Duplex, event: 'connect' | 'open', signal: AbortSignal): Promise<Duplex> {
  // An error of a line nobody listens to at that moment must not end the process; whoever uses it sees it close.
  line.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    const give = (outcome: () => void) => {
      signal.removeEventListener('abort', onAbort);
      line.off(event, onOpen);
      line.off('error', onError);
      outcome();
    };
    const onOpen = () => {
      give(() => {
        resolve(line);
      });
    };
    const onError = (error: Error) => {
      give(() => {
        line.destroy();
        reject(error);
      });
    };
    const onAbort = () => {
      onError(new Error('opening the printer line took too long'));
    };
    line.once(event, onOpen);
    line.once('error', onError);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}
