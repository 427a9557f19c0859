import { connect } from 'node:net';
import type { Line, LineEvents, LineLimits } from './line.ts';

export type TcpAddress = { readonly host: string; readonly port: number };

/** Connects to a serial-to-network gate. Rejects if it cannot be reached in time or the signal aborts. */
export function openTcpLine(address: TcpAddress, events: LineEvents, limits: LineLimits): Promise<Line> {
  const { promise, resolve, reject } = Promise.withResolvers<Line>();
  const closed = Promise.withResolvers<void>();
  const socket = connect({ host: address.host, port: address.port });
  socket.setNoDelay(true);
  let connected = false;
  let failure = new Error('connection closed');
  const giveUp = (reason: Error): void => {
    failure = reason;
    socket.destroy();
  };
  const timer = setTimeout(() => giveUp(new Error('no connection in time')), limits.openMs);
  const onAbort = (): void => giveUp(new Error('stopped'));
  limits.signal.addEventListener('abort', onAbort, { once: true });
  if (limits.signal.aborted) onAbort();

  socket.on('data', (chunk) => events.onBytes(chunk));
  // 'close' always follows and ends the line; the error only says why.
  socket.on('error', (error) => {
    failure = error;
  });
  socket.once('connect', () => {
    connected = true;
    clearTimeout(timer);
    resolve({
      write: (bytes) => void (socket.destroyed || socket.write(bytes)),
      close: () => {
        socket.destroy();
        return closed.promise;
      },
    });
  });
  socket.once('close', () => {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', onAbort);
    closed.resolve();
    if (connected) events.onLost();
    else reject(failure);
  });
  return promise;
}
