import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { LanConnections } from '#electron/rpc/lan-connections.ts';

test('a broken frame of a paired screen ends nothing but its own connection', () => {
  const connections = new LanConnections(() => undefined);
  const socket = new EventEmitter();
  connections.add('screen', socket as unknown as WebSocket);
  expect(() => socket.emit('error', new Error('WS_ERR_UNEXPECTED_RSV_2_3'))).not.toThrow();
  socket.emit('close');
  expect(connections.countOf('screen')).toBe(0);
});
