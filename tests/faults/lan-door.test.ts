import { describe, expect, test } from 'vitest';
import { readFingerprint } from '#electron/join/pinned-connection.ts';
import { clerk, connectScreen, openLan, pairScreen, request } from '#tests/support/lan-station.ts';
import { lanStation, listens, ask, upgradeStatus } from '#tests/support/lan-visitors.ts';

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
