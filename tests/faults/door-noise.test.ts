import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { join } from 'node:path';
import { bundleStation } from '#electron/launch/bundle-station.ts';
import { enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess, type StationProcess } from '#tests/support/station-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let station: StationProcess;

beforeAll(async () => {
  await bundleStation(join(import.meta.dirname, '../..'));
});

/** A process of its own: what these callers do is uncaught or not, and only a process can die of it. */
async function openStation(): Promise<{ port: number; cookie: string }> {
  station = await startStationProcess(['--demo', '--data', temporaryFolder(), '--port', '0']);
  onTestFinished(() => station.kill());
  return { port: Number(new URL(station.origin).port), cookie: await enterStation(station.openUrl) };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const upgrade = (port: number, path: string, cookie: string) =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '',
    '',
  ].join('\r\n');

async function serves(): Promise<boolean> {
  const response = await fetch(`${station.origin}/healthz`).catch(() => null);
  return response?.status === 200;
}

test('callers who hang up in the middle of a refusal do not end the station', async () => {
  const { port } = await openStation();
  for (let caller = 0; caller < 40; caller += 1) {
    const socket = await dial(port);
    socket.write(upgrade(port, '/rpc/none', ''));
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  expect(await serves()).toBe(true);
});

test.each([
  ['reserved bits', [0xff, 0xff, 0xff, 0xff, 0xff]],
  ['a length beyond every limit', [0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4]],
  ['text that is no UTF-8', [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]],
])('a frame with %s ends its connection and not the station', async (_what, bytes) => {
  const { port, cookie } = await openStation();
  const socket = await dial(port);
  const closed = once(socket, 'close');
  socket.write(upgrade(port, '/rpc/counter', cookie));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString('latin1')).toContain('101 Switching Protocols');
  socket.resume();
  socket.write(Buffer.from(bytes));
  await closed;
  expect(await serves()).toBe(true);
});
