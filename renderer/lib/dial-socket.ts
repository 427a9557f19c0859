import { RPCLink } from '@orpc/client/websocket';
import type { Dial } from './station-line.ts';

/** Dials the station over a WebSocket: the browser shell and screens on the LAN. */
export function dialSocket(url: string): Dial {
  return ({ onOpen, onClose }) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => onOpen(new RPCLink({ websocket: socket })));
    socket.addEventListener('close', onClose);
    return { usable: () => socket.readyState === WebSocket.OPEN, hangUp: () => socket.close() };
  };
}
