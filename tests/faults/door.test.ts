import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { migrations } from '#electron/db/migrations/all.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const DAY = '2022-02-28';

async function openDoor(...argv: readonly string[]) {
  const rendererDir = temporaryFolder();
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><p>page</p>');
  const served = await serveStation(['--clock', `${DAY}T08:00`, ...argv], rendererDir);
  return { ...served, openUrl: `${served.server.origin}/?token=${served.server.door.token}` };
}

const pageAt = (origin: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}/`, { headers, redirect: 'manual' });

/** Status of a raw request; fetch would not let a test choose the Host header. */
function statusOf(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** Whether a WebSocket with these headers is let in. */
function isLetIn(origin: string, path: string, headers: Record<string, string>): Promise<boolean> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.close();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('the door', () => {
  test('gives nothing to a browser without the token, and the page to one with it', async () => {
    const { server, openUrl } = await openDoor();
    const stranger = await pageAt(server.origin);
    expect(stranger.status).toBe(403);
    expect(await stranger.text()).not.toContain('<p>page</p>');
    const cookie = await enterStation(openUrl);
    expect(await (await pageAt(server.origin, { cookie })).text()).toContain('<p>page</p>');
  });

  test('takes a token once only, and prints another', async () => {
    const { server, openUrl } = await openDoor();
    const printed: string[] = [];
    server.door.onNewToken = (token) => printed.push(token);
    await enterStation(openUrl);
    expect((await fetch(openUrl, { redirect: 'manual' })).status).toBe(403);
    expect(printed).toHaveLength(1);
    expect(await enterStation(`${server.origin}/?token=${printed[0]}`)).toContain('desk-');
  });

  test('keeps the cookie from scripts and other sites', async () => {
    const { openUrl } = await openDoor();
    const cookie = (await fetch(openUrl, { redirect: 'manual' })).headers.get('set-cookie');
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
  });

  test('serves no name but its own (DNS rebinding) and no path outside the page', async () => {
    const { server, openUrl } = await openDoor();
    const cookie = await enterStation(openUrl);
    expect(await statusOf(server.origin, '/', { host: 'evil.example', cookie })).toBe(421);
    expect(await statusOf(server.origin, '/../station.db', { cookie })).toBe(400);
    expect(await statusOf(server.origin, '/%2e%2e/station.key', { cookie })).toBe(400);
  });

  test('lets a socket in only from its own page with a known session', async () => {
    const { server, openUrl } = await openDoor();
    const cookie = await enterStation(openUrl);
    const own = { origin: server.origin, cookie };
    expect(await isLetIn(server.origin, '/rpc/counter', own)).toBe(true);
    expect(await isLetIn(server.origin, '/rpc/counter', { origin: server.origin })).toBe(false);
    expect(await isLetIn(server.origin, '/rpc/counter', { ...own, cookie: cookie.replace(/=.*/, '=guess') })).toBe(
      false,
    );
    expect(await isLetIn(server.origin, '/rpc/counter', { ...own, origin: 'http://evil.example' })).toBe(false);
    expect(await isLetIn(server.origin, '/rpc/nobody', own)).toBe(false);
  });

  test('remembers a page over a restart, by hash only', async () => {
    const first = await openDoor();
    const cookie = await enterStation(first.openUrl);
    await first.close();
    const secret = cookie.split('=')[1] ?? '';
    expect(readFileSync(join(first.dataDir, 'station.db')).includes(secret)).toBe(false);
    const again = await serveStation(
      ['--clock', `${DAY}T09:00`, '--port', new URL(first.server.origin).port],
      temporaryFolder(),
      first.dataDir,
    );
    expect(await isLetIn(again.server.origin, '/rpc/hall', { origin: again.server.origin, cookie })).toBe(true);
  });
});

describe('who may call what', () => {
  test('a kiosk or hall screen can only do what its surface may', async () => {
    const { server, openUrl } = await openDoor();
    const cookie = await enterStation(openUrl);
    for (const surface of ['kiosk', 'hall'] as const) {
      const { client, close } = await connectTo(server.origin, cookie, surface);
      const [error] = await safe(client.people.search({ query: '张', limit: 5 }));
      expect(isDefinedError(error) && error.code).toBe('access.denied');
      const [written] = await safe(
        client.queue.callNext({ requestId: crypto.randomUUID(), counterId: '1', clerk: 'x' }),
      );
      expect(isDefinedError(written) && written.code).toBe('access.denied');
      expect(await client.queue.hall()).toMatchObject({ waitingCount: 0 });
      close();
    }
  });

  test('a refusal arrives with its code and data', async () => {
    const { server, openUrl } = await openDoor();
    const { client, close } = await connectTo(server.origin, await enterStation(openUrl), 'kiosk');
    const who = { kind: 'id-number', idNumber: '999999194912310051' } as const;
    const [error] = await safe(client.queue.checkIn({ requestId: crypto.randomUUID(), who }));
    expect(isDefinedError(error) && error.code).toBe('idNumber.checkDigit');
    close();
  });

  test('an unexpected error crosses as a reference that the log knows, without stack, SQL or path', async () => {
    const { station, server, openUrl, logFile } = await openDoor();
    const { client, close } = await connectTo(server.origin, await enterStation(openUrl), 'manager');
    station.context.store.raw.exec('DROP TABLE ticket_events; DROP TABLE tickets');
    const [error] = await safe(client.reports.day({ date: DAY }));
    if (!isDefinedError(error) || error.code !== 'internal') throw new Error('internal expected');
    expect(JSON.stringify(error)).not.toMatch(/tickets|SELECT|\.ts/);
    expect(readFileSync(logFile, 'utf8')).toContain(error.data.reference);
    close();
  });
});

describe('a data folder', () => {
  test('is closed to other users, and so is its key', async () => {
    const { dataDir } = await openDoor();
    expect(statSync(join(dataDir, 'station.key')).mode & 0o777).toBe(0o600);
  });

  test('of a real station opens neither as a demo nor with another clock', async () => {
    const real = await serveStation([], temporaryFolder());
    await real.close();
    for (const wish of [['--demo'], ['--clock', `${DAY}T08:00`]]) {
      await expect(serveStation(wish, temporaryFolder(), real.dataDir)).rejects.toThrow(/practice data only/);
    }
    const again = await serveStation([], temporaryFolder(), real.dataDir);
    expect(again.station.context.practice).toBe(false);
  });

  test('answers /healthz without a session and without anybody’s data', async () => {
    const { server } = await openDoor('--demo');
    const health: unknown = await (await fetch(`${server.origin}/healthz`)).json();
    expect(health).toEqual({
      version: '0.0.0-test',
      sqlite: '3.53.4',
      schema: migrations.at(-1)?.version,
      printer: 'offline',
      reader: 'off',
      unsent: 600,
    });
  });
});
