import { isDefinedError, safe } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { screenRoles } from '#shared/contract/lan.ts';
import { dialHost } from '#electron/join/host-bridge.ts';
import { beginComparison } from '#electron/join/pairing-client.ts';
import { clerk, connectScreen, openLan, pairScreen, request } from '#tests/support/lan-station.ts';
import {
  lanStation,
  ask,
  upgradeStatus,
  procedures,
  refusal,
  manInTheMiddle,
  impostor,
} from '#tests/support/lan-visitors.ts';

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
