import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { JoinClient } from '#shared/contract/join.ts';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { parseStationOptions } from '#electron/launch/options.ts';
import { joinStation } from '#electron/station/join-station.ts';
import { cutLine } from '#tests/support/cut-line.ts';
import { clerk, openLan, request } from '#tests/support/lan-station.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

async function hostWithLine() {
  const served = await serveStation(['--clock', '2022-02-28T09:00', '--lan', '127.0.0.1:0'], temporaryFolder());
  const cookie = await enterStation(`${served.server.origin}/?token=${served.server.door.token}`);
  const { client: manager } = await connectTo(served.server.origin, cookie, 'manager');
  const { port } = await openLan(manager);
  const line = await cutLine(port);
  onTestFinished(() => line.close());
  return { manager, line };
}

/** The other PC's own process, and the way its page comes in. */
async function otherPc(linePort: number) {
  const dataDir = temporaryFolder();
  const argv = ['--data', dataDir, '--port', '0', '--join', `127.0.0.1:${linePort}`, '--screen', 'kiosk'];
  const parsed = parseStationOptions(argv);
  if (!parsed.ok || parsed.options.join === null) throw new Error('options');
  const { join: wish } = parsed.options;
  const folders = { resourcesDir, receiptFonts: installedFontFiles(), rendererDir: temporaryFolder() };
  const station = joinStation({ ...parsed.options, ...folders, join: wish, version: '0.0.0-test' });
  onTestFinished(() => station.close());
  const server = await station.serve();
  const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
  const page = () => connectTo(server.origin, cookie, 'kiosk');
  return { station, dataDir, page, origin: server.origin, cookie };
}

async function pair({ manager }: Awaited<ReturnType<typeof hostWithLine>>, pc: Awaited<ReturnType<typeof otherPc>>) {
  const { screen } = pc.station;
  await vi.waitFor(() => expect(screen.state.state).toBe('comparing'), 5_000);
  const code = screen.state.state === 'comparing' ? screen.state.code : '';
  const [pairing] = (await manager.lan.door()).pairings;
  expect(pairing?.code).toBe(code);
  const answer = { pairingId: pairing?.id ?? '', match: true, role: 'kiosk', name: 'x', clerk } as const;
  await manager.lan.answerPairing({ ...request(), ...answer });
  return screen;
}

test('a PC joins only when both people said that the digits are the same, and keeps its secret to itself', async () => {
  const host = await hostWithLine();
  const pc = await otherPc(host.line.port);
  const screen = await pair(host, pc);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(screen.joined).toBeNull();
  screen.answer(true);
  await vi.waitFor(() => expect(screen.state.state).toBe('joined'), 5_000);
  expect(statSync(join(pc.dataDir, 'joined.json')).mode & 0o777).toBe(0o600);
  expect(await (await pc.page()).client.queue.hall()).toMatchObject({ waitingCount: 0 });
});

test('different digits said here take the wish back, even after the manager agreed', async () => {
  const host = await hostWithLine();
  const screen = await pair(host, await otherPc(host.line.port));
  screen.answer(false);
  expect(screen.state).toMatchObject({ state: 'problem', problem: 'mismatch' });
  await vi.waitFor(async () => expect((await host.manager.lan.door()).screens).toEqual([]), 5_000);
});

test('with its host away a page is turned away at once, and let in when the line is back', async () => {
  const host = await hostWithLine();
  const pc = await otherPc(host.line.port);
  (await pair(host, pc)).answer(true);
  await vi.waitFor(() => expect(pc.station.screen.state.state).toBe('joined'), 5_000);
  const before = await pc.page();
  host.line.cut();
  await before.lost;
  expect(await knock(pc)).toBe(503);
  host.line.restore();
  expect(await (await pc.page()).client.queue.hall()).toMatchObject({ waitingCount: 0 });
});

test('a removed screen tells its page why', async () => {
  const host = await hostWithLine();
  const pc = await otherPc(host.line.port);
  (await pair(host, pc)).answer(true);
  await vi.waitFor(() => expect(pc.station.screen.state.state).toBe('joined'), 5_000);
  const page = await pc.page();
  const [screen] = (await host.manager.lan.door()).screens;
  await host.manager.lan.removeScreen({ ...request(), screenId: screen?.id ?? '', clerk });
  await page.lost;
  const headers = { cookie: pc.cookie, origin: pc.origin };
  const socket = new WebSocket(`${pc.origin.replace('http', 'ws')}/rpc/kiosk`, { headers });
  onTestFinished(() => socket.terminate());
  const client: JoinClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  for await (const state of await client.join.watch()) {
    expect(state).toMatchObject({ state: 'problem', problem: 'removed' });
    break;
  }
});

/** The status with which a page's socket is answered. */
function knock({ origin, cookie }: { readonly origin: string; readonly cookie: string }): Promise<number> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc/kiosk`, { headers: { cookie, origin } });
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
}
