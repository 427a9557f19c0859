import type { RPCHandler as PortHandler } from '@orpc/server/message-port';
import type { RPCHandler } from '@orpc/server/ws';
import type { RawData, WebSocket } from 'ws';
import type { JoinContext } from './join-routes.ts';
import type { JoinedScreen } from './joined-screen.ts';

export type PagePort = Parameters<PortHandler<never>['upgrade']>[0] & { readonly start: () => void };

/** One side of a bridge between a page and the host; both carry the contract's own frames, read by neither. */
export type PageEnd = {
  readonly send: (data: Buffer | string) => void;
  readonly onMessage: (listener: (data: Buffer | string) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
  /** Nothing is delivered before this. */
  readonly begin: () => void;
  /** Lets the page talk to this PC itself, about joining. */
  readonly serveJoin: () => void;
};

export function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

export function socketEnd(socket: WebSocket, join: RPCHandler<JoinContext>, screen: JoinedScreen): PageEnd {
  socket.pause();
  return {
    send: (data) => socket.send(data),
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => listener(isBinary ? bytesOf(data) : bytesOf(data).toString('utf8'))),
    onClose: (listener) => socket.once('close', listener),
    close: () => {
      socket.resume();
      socket.close(1001);
    },
    begin: () => socket.resume(),
    serveJoin: () => void join.upgrade(socket, { context: { screen } }),
  };
}

export function portEnd(port: PagePort, join: PortHandler<JoinContext>, screen: JoinedScreen): PageEnd {
  const { on, postMessage, close } = port as unknown as NodePort;
  return {
    send: (data) => postMessage.call(port, typeof data === 'string' ? data : new Uint8Array(data)),
    onMessage: (listener) =>
      on.call(port, 'message', (event) => {
        const data = eventData(event);
        if (typeof data === 'string') listener(data);
        else if (data instanceof Uint8Array) listener(Buffer.from(data));
        else if (data instanceof ArrayBuffer) listener(Buffer.from(data));
      }),
    onClose: (listener) => on.call(port, 'close', listener),
    close: () => close.call(port),
    begin: () => port.start(),
    serveJoin: () => join.upgrade(port, { context: { screen } }),
  };
}

/** Electron's port in a utility process. */
type NodePort = {
  readonly on: (event: 'message' | 'close', listener: (event: unknown) => void) => void;
  readonly postMessage: (message: unknown) => void;
  readonly close: () => void;
};

function eventData(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'data' in event ? event.data : event;
}
