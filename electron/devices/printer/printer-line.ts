import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { SerialPort } from 'serialport';

/** Opens a two-way line to a printer; rejects when there is none. The stream belongs to the caller, who destroys it. */
export type OpenLine = (signal: AbortSignal) => Promise<Duplex>;

export function tcpLine(host: string, port: number): OpenLine {
  return async (signal) => await opened(connect({ host, port, noDelay: true }), 'connect', signal);
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
    return await line;
  };
}

function opened(line: Duplex, event: 'connect' | 'open', signal: AbortSignal): Promise<Duplex> {
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
      // A later error of a line nobody holds any more must not end the process.
      line.on('error', () => undefined);
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
