import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { StationClient } from '#shared/contract/contract.ts';
import { countPeople } from '#electron/db/repositories/people.ts';
import { bundleStation } from '#electron/launch/bundle-station.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startThermalPrinter } from '#tests/support/thermal-printer/thermal-printer.ts';

const request = () => ({ requestId: crypto.randomUUID() });
const clerk = '李晓梅';

beforeAll(async () => {
  await bundleStation(join(import.meta.dirname, '../..'));
});

/** A demo station as its own process with one ticket just issued. */
async function stationWithTicket(...options: readonly string[]) {
  const station = await startStationProcess(['--demo', '--data', temporaryFolder(), '--port', '0', ...options]);
  onTestFinished(() => station.kill());
  const connection = await connectTo(station.origin, await enterStation(station.openUrl), 'counter');
  const [person] = await connection.client.people.search({ query: '1999999', limit: 1 });
  if (!person) throw new Error('the demo station has people');
  await connection.client.queue.issueAtCounter({ ...request(), personId: person.id, reason: '', clerk });
  return { station };
}

describe('the station process', () => {
  test('ends cleanly on SIGTERM while pages are connected', async () => {
    const { station } = await stationWithTicket('--printer', 'none');
    expect(await station.end()).toBe(0);
  });

  test('ends cleanly on SIGTERM while a printer hangs in the middle of a paper, which is asked about afterwards', async () => {
    const printer = await startThermalPrinter({ columns: 48 });
    onTestFinished(() => printer.close());
    printer.fault({ kind: 'silence', afterByte: 40 });
    const data = temporaryFolder();
    const { station } = await stationWithTicket('--data', data, '--printer', printer.url);
    await expect.poll(() => printer.uncut().bytes.length + printer.jobs().length).toBeGreaterThan(0);
    expect(await station.end()).toBe(0);
    await printer.clear();
    const again = await startStationProcess(['--data', data, '--port', '0', '--printer', printer.url]);
    onTestFinished(() => again.kill());
    const { client } = await connectTo(again.origin, await enterStation(again.openUrl), 'counter');
    const { today } = await client.station.describe();
    expect(await client.prints.list({ date: today })).toMatchObject([{ state: 'unknown', attempts: 1 }]);
  });

  test('says on one line why it cannot start, and leaves the folder as it is', async () => {
    const data = temporaryFolder();
    const first = await startStationProcess(['--data', data, '--port', '0']);
    onTestFinished(() => first.kill());
    await expect(startStationProcess(['--data', data, '--port', '0'])).rejects.toThrow(
      /store\.inUse[^]*程序已经在这台电脑上打开了/u,
    );
    const port = new URL(first.origin).port;
    await expect(startStationProcess(['--data', temporaryFolder(), '--port', port])).rejects.toThrow(/port is in use/);
    expect(await first.end()).toBe(0);
  });
});

describe('the data folder', () => {
  test.skipIf(process.platform === 'win32')(
    'shows nothing to other users, even one that was made by hand',
    async () => {
      const data = temporaryFolder();
      chmodSync(data, 0o755);
      const station = await startStationProcess(['--demo', '--data', data, '--port', '0']);
      onTestFinished(() => station.kill());
      const open = readdirSync(data).filter((file) => (statSync(join(data, file)).mode & 0o077) !== 0);
      expect(open).toEqual([]);
    },
  );

  test('of a practice station whose first start was cut off gets its people at the next', async () => {
    const data = temporaryFolder();
    const first = await serveStation(['--demo'], temporaryFolder(), data);
    first.station.context.store.raw.exec('DELETE FROM person_tokens; DELETE FROM person_changes; DELETE FROM people');
    await first.close();
    const { station } = await serveStation(['--demo'], temporaryFolder(), data);
    expect(countPeople(station.context.store.db)).toBe(600);
  });
});

describe('a printer that is not there', () => {
  test('is tried again at its pace, not as fast as the machine can', async () => {
    const gone = await startThermalPrinter({ columns: 48 });
    await gone.close();
    const { station, server } = await serveStation(['--demo', '--printer', gone.url], temporaryFolder());
    const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
    const { client } = await connectTo(server.origin, cookie, 'counter');
    const [person] = await client.people.search({ query: '1999999', limit: 1 });
    if (!person) throw new Error('the demo station has people');
    const issued = await client.queue.issueAtCounter({ ...request(), personId: person.id, reason: '', clerk });
    const job = { printJobId: issued.printJobId ?? ('' as never) };
    await expect.poll(async () => (await client.prints.get(job)).attempts).toBeGreaterThan(0);
    for (let look = 0; look < 200; look += 1) await client.prints.get(job);
    expect((await client.prints.get(job)).attempts).toBeLessThanOrEqual(2);
    expect(station.context.practice).toBe(true);
  });
});

describe('over a MessagePort', () => {
  test('the same contract speaks as over a WebSocket, streams and refusals included', async () => {
    const { station } = await serveStation(['--demo'], temporaryFolder());
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    new RPCHandler(station.router).upgrade(port2, { context: { surface: 'counter' } });
    port2.start();
    port1.start();
    const client: StationClient = createORPCClient(new RPCLink({ port: port1 }));
    expect((await client.station.describe()).practice).toBe(true);
    const changes = await client.changes.watch();
    const first = await changes.next();
    expect(first.value).toMatchObject({ nouns: expect.arrayContaining(['queue']) as unknown });
    const [person] = await client.people.search({ query: '1999999', limit: 1 });
    if (!person) throw new Error('the demo station has people');
    await client.queue.issueAtCounter({ ...request(), personId: person.id, reason: '', clerk });
    expect((await changes.next()).value).toMatchObject({ nouns: expect.arrayContaining(['queue']) as unknown });
    await expect(client.reports.day({ date: '2022-02-28' })).rejects.toMatchObject({ code: 'access.denied' });
    await changes.return?.();
  });
});
