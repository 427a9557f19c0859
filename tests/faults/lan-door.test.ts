import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { contract, type StationClient } from '#shared/contract/contract.ts';
import { screenRoles } from '#shared/contract/lan.ts';
import type { ProcedureMeta } from '#shared/contract/base.ts';
import { dialHost } from '#electron/join/host-bridge.ts';
import { beginComparison } from '#electron/join/pairing-client.ts';
import { readFingerprint } from '#electron/join/pinned-connection.ts';
import { fingerprintOf, makeHostIdentity } from '#electron/platform/host-certificate.ts';
import { clerk, connectScreen, openLan, pairScreen, request } from '#tests/support/lan-station.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function lanStation(dataDir?: string, lan = '127.0.0.1:0') {
  const rendererDir = temporaryFolder();
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><p>page</p>');
  const served = await serveStation(
    ['--clock', '2022-02-28T09:00', '--lan', lan, '--reader', 'tcp://127.0.0.1:1'],
    rendererDir,
    dataDir,
  );
  const { door, origin } = served.server;
  const cookie = await enterStation(`${origin}/?token=${door.token}`);
  const { client: manager } = await connectTo(origin, cookie, 'manager');
  return { ...served, cookie, manager };
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

type Answer = { readonly status: number; readonly body: string };
type Asked = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpsRequest(
      { host: '127.0.0.1', port, path, method, headers, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    )
      .on('error', reject)
      .end(body);
  });
}

function upgradeStatus(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}${path}`, { headers, rejectUnauthorized: false });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

type Procedure = { readonly path: string; readonly meta: ProcedureMeta };
const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]) => ({ path: `${noun}.${verb}`, meta: procedure['~orpc'].meta })),
);

/** Calls a procedure without a fitting input: whether it is allowed is decided before the input is read. */
async function refusal(client: StationClient, path: string): Promise<string> {
  const [noun = '', verb = ''] = path.split('.');
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[noun]?.[
    verb
  ];
  const [error] = await safe(call?.({}) ?? Promise.reject(new Error('no such procedure')));
  return isDefinedError(error) ? (error as { code: string }).code : 'allowed';
}

describe('the LAN door', () => {
  test('is shut until the manager opens it, and shut again means nobody listens', async () => {
    const { manager } = await lanStation();
    const before = await manager.lan.door();
    expect(before).toMatchObject({ open: false, fingerprint: null, screens: [] });
    const address = await openLan(manager);
    expect(await listens(address.port)).toBe(true);
    const screen = await connectScreen(await pairScreen(manager, address, 'hall'));
    await manager.lan.setOpen({ ...request(), open: false, clerk });
    expect(await listens(address.port)).toBe(false);
    await screen.lost;
  });

  test('stays as it was left over a restart, with the same certificate', async () => {
    const first = await lanStation();
    const address = await openLan(first.manager);
    const fingerprint = await readFingerprint(address);
    const joined = await pairScreen(first.manager, address, 'kiosk');
    await first.close();
    const again = await lanStation(first.dataDir, `127.0.0.1:${address.port}`);
    await again.station.lanDoor;
    expect(await readFingerprint(address)).toBe(fingerprint);
    expect(await (await connectScreen(joined)).client.queue.hall()).toMatchObject({ waitingCount: 0 });
    expect((await again.manager.lan.door()).screens).toMatchObject([{ name: 'kiosk', online: true }]);
  });

  test('says when its port is taken', async () => {
    const first = await lanStation();
    const { port } = await openLan(first.manager);
    const second = await lanStation(undefined, `127.0.0.1:${port}`);
    expect(await second.manager.lan.setOpen({ ...request(), open: true, clerk })).toMatchObject({
      open: true,
      problem: 'port-taken',
    });
  });

  test('is TLS with this host’s own certificate', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    expect(await readFingerprint(address)).toBe((await manager.lan.door()).fingerprint);
    await expect(fetch(`http://127.0.0.1:${address.port}/`)).rejects.toThrow();
  });
});

describe('an unpaired visitor', () => {
  test('gets nothing from any path', async () => {
    const { manager, cookie } = await lanStation();
    const { port } = await openLan(manager);
    for (const path of ['/', '/index.html', '/healthz', '/rpc/kiosk', '/rpc/manager', '/../station.db', '/?token=x']) {
      expect(await ask(port, path, { headers: { cookie } }), path).toEqual({ status: 403, body: '{}' });
    }
    for (const role of ['kiosk', 'hall', 'counter', 'manager']) {
      expect(await upgradeStatus(port, `/rpc/${role}`, { cookie }), role).toBe(401);
    }
    const guess = { authorization: `Desk ${'A'.repeat(43)}` };
    expect(await upgradeStatus(port, '/rpc/kiosk', guess)).toBe(401);
  });

  test('is refused under a foreign name, and so is any page of a browser', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const { credential } = await pairScreen(manager, address, 'kiosk');
    const authorization = `Desk ${credential}`;
    const { port } = address;
    expect(await upgradeStatus(port, '/rpc/kiosk', { authorization })).toBe(101);
    expect(await upgradeStatus(port, '/rpc/kiosk', { authorization, host: 'evil.example' })).toBe(421);
    expect(await upgradeStatus(port, '/rpc/kiosk', { authorization, origin: `https://127.0.0.1:${port}` })).toBe(421);
    expect((await ask(port, '/pair/begin', { method: 'POST', headers: { host: 'evil.example' } })).status).toBe(421);
  });

  test('cannot guess secrets for long', async () => {
    const { manager } = await lanStation();
    const { port } = await openLan(manager);
    const statuses: number[] = [];
    for (let each = 0; each < 12; each += 1) {
      statuses.push(
        await upgradeStatus(port, '/rpc/kiosk', { authorization: `Desk ${String(each).padStart(43, 'x')}` }),
      );
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });

  test('cannot knock without end, nor say too much', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const begin = { method: 'POST', body: JSON.stringify({ commitment: 'a'.repeat(64), machine: 'x', wish: 'kiosk' }) };
    const statuses: number[] = [];
    for (let each = 0; each < 7; each += 1) statuses.push((await ask(address.port, '/pair/begin', begin)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const long = { method: 'POST', body: `"${'x'.repeat(5000)}"` };
    expect((await ask(address.port, '/pair/state', long)).status).toBe(413);
    expect((await ask(address.port, '/pair/reveal', { method: 'POST', body: '{}' })).status).toBe(400);
    expect((await ask(address.port, '/pair/reveal', { method: 'POST', body: 'nonsense' })).status).toBe(400);
  });
});

describe('pairing', () => {
  test('shows the same digits on both sides and lets in after the manager agreed', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const comparison = await beginComparison(address, { machine: 'lobby', wish: 'hall' });
    const { pairings } = await manager.lan.door();
    expect(pairings).toMatchObject([{ code: comparison.code, machine: 'lobby', wish: 'hall' }]);
    expect(await comparison.outcome()).toEqual({ state: 'waiting' });
  });

  test('refused by the manager lets nobody in', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const comparison = await beginComparison(address, { machine: 'x', wish: 'kiosk' });
    const [pairing] = (await manager.lan.door()).pairings;
    const answer = { pairingId: pairing?.id ?? '', match: false, role: 'kiosk', name: 'x', clerk } as const;
    expect((await manager.lan.answerPairing({ ...request(), ...answer })).screens).toEqual([]);
    expect(await comparison.outcome()).toEqual({ state: 'refused' });
    const [error] = await safe(manager.lan.answerPairing({ ...request(), ...answer, match: true }));
    expect(isDefinedError(error) && error.code).toBe('pairing.gone');
    expect(await upgradeStatus(address.port, '/rpc/kiosk', { authorization: `Desk ${comparison.credential}` })).toBe(
      401,
    );
  });

  test('through somebody with another certificate shows other digits on each side', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const middle = await manInTheMiddle(address.port);
    const comparison = await beginComparison({ host: '127.0.0.1', port: middle }, { machine: 'x', wish: 'kiosk' });
    const [pairing] = (await manager.lan.door()).pairings;
    expect(pairing?.code).toMatch(/^\d{6}$/);
    expect(pairing?.code).not.toBe(comparison.code);
  });

  test('played again is refused', async () => {
    const { manager } = await lanStation();
    const { port } = await openLan(manager);
    const move = (path: string, body: object) => ask(port, path, { method: 'POST', body: JSON.stringify(body) });
    const recorded: [string, object][] = [];
    const comparison = await beginComparison({ host: '127.0.0.1', port }, { machine: 'x', wish: 'kiosk' });
    const [pairing] = (await manager.lan.door()).pairings;
    recorded.push([
      '/pair/reveal',
      { pairingId: pairing?.id, screenNonce: '1'.repeat(64), credentialHash: '2'.repeat(64) },
    ]);
    for (const [path, body] of recorded) expect((await move(path, body)).status).toBe(409);
    await expect(comparison.outcome()).rejects.toThrow(/gone/);
    expect((await manager.lan.door()).pairings).toEqual([]);
  });

  test('keeps the hash of the secret only', async () => {
    const { manager, station } = await lanStation();
    const joined = await pairScreen(manager, await openLan(manager), 'kiosk');
    const dump = JSON.stringify(station.context.store.raw.prepare('SELECT * FROM paired_screens').all());
    expect(dump).not.toContain(joined.credential);
    expect(station.context.store.raw.prepare('SELECT event, actor FROM lan_events ORDER BY sequence').all()).toEqual([
      { event: 'opened', actor: clerk },
      { event: 'paired', actor: clerk },
    ]);
  });
});

describe('a paired screen', () => {
  test.each(screenRoles)('of the %s kind does only what its surface may, whatever it asks', async (role) => {
    const { manager } = await lanStation();
    const { client } = await connectScreen(await pairScreen(manager, await openLan(manager), role));
    const forbidden = procedures.filter(({ meta }) => !meta.surfaces.includes(role));
    expect(forbidden.length).toBeGreaterThan(5);
    for (const { path } of forbidden) expect(await refusal(client, path), path).toBe('access.denied');
  });

  test('of the hall kind may write nothing at all', async () => {
    const { manager } = await lanStation();
    const { client } = await connectScreen(await pairScreen(manager, await openLan(manager), 'hall'));
    const writing = procedures.filter(({ meta }) => meta.writes);
    expect(writing.length).toBeGreaterThan(20);
    for (const { path } of writing) expect(await refusal(client, path), path).toBe('access.denied');
  });

  test('cannot be another kind than the manager made it', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const { credential } = await pairScreen(manager, address, 'kiosk');
    for (const surface of ['hall', 'counter', 'manager']) {
      const status = await upgradeStatus(address.port, `/rpc/${surface}`, { authorization: `Desk ${credential}` });
      expect(status, surface).toBe(403);
    }
  });

  test('that is removed is cut off at once and stays out', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const joined = await pairScreen(manager, address, 'kiosk');
    const other = await connectScreen(await pairScreen(manager, address, 'hall'));
    const screen = await connectScreen(joined);
    await manager.lan.removeScreen({ ...request(), screenId: joined.screenId, clerk });
    await screen.lost;
    expect(await dialHost(joined)).toEqual({ ok: false, why: 'removed' });
    expect(await other.client.queue.hall()).toMatchObject({ waitingCount: 0 });
    const [error] = await safe(manager.lan.removeScreen({ ...request(), screenId: joined.screenId, clerk }));
    expect(isDefinedError(error) && error.code).toBe('screen.notFound');
  });

  test('says nothing to a host with another certificate', async () => {
    const { manager } = await lanStation();
    const address = await openLan(manager);
    const joined = await pairScreen(manager, address, 'kiosk');
    const heard: string[] = [];
    const port = await impostor((line) => heard.push(line));
    expect(await dialHost({ ...joined, port })).toEqual({ ok: false, why: 'certificate' });
    expect(heard).toEqual([]);
  });

  test('hears nothing of the card reader on the host', async () => {
    const { manager, station } = await lanStation();
    const { client } = await connectScreen(await pairScreen(manager, await openLan(manager), 'kiosk'));
    expect((await manager.devices.status()).reader.url).toBe('tcp://127.0.0.1:1');
    expect((await client.devices.status()).reader).toMatchObject({ url: 'none', state: 'off' });
    for await (const event of await client.devices.watchReader()) {
      expect(event).toMatchObject({ kind: 'status', status: { state: 'off' } });
      break;
    }
    expect(station.context.practice).toBe(true);
  });

  test('has a bounded number of connections', async () => {
    const { manager } = await lanStation();
    const joined = await pairScreen(manager, await openLan(manager), 'hall');
    const open = await Promise.all(Array.from({ length: 8 }, () => connectScreen(joined)));
    expect(await dialHost(joined)).toEqual({ ok: false, why: 'unreachable' });
    for (const each of open) each.close();
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ownTls(): Promise<{ cert: string; key: string }> {
  const identity = await makeHostIdentity(['127.0.0.1'], Date.now());
  expect(fingerprintOf(identity.certificatePem)).toMatch(/^[0-9a-f]{64}$/);
  return { cert: identity.certificatePem, key: identity.keyPem };
}

/** Ends TLS with a certificate of its own and passes every word on. */
async function manInTheMiddle(hostPort: number): Promise<number> {
  const server = createServer(await ownTls(), (incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      void ask(hostPort, incoming.url ?? '', { method: 'POST', body }).then(({ status, body: answer }) =>
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(answer),
      );
    });
  });
  return listening(server);
}

async function impostor(heard: (line: string) => void): Promise<number> {
  const server = createServer(await ownTls(), (incoming, outgoing) => {
    heard(incoming.url ?? '');
    outgoing.end();
  });
  server.on('upgrade', (incoming, socket) => {
    heard(JSON.stringify(incoming.headers));
    socket.destroy();
  });
  return listening(server);
}
