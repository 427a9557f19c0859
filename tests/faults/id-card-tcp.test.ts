import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { useRigs } from './id-card-reader-rig.ts';
import { describeReader } from './id-card-reader-suite.ts';

describeReader('TCP', () => ({}));

describe('a network gate', () => {
  const newRig = useRigs(() => ({}));
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end();
  });

  /** A gate with no reader behind it. */
  async function gate(onSocket: (socket: Socket) => void): Promise<string> {
    const server: Server = createServer(onSocket);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    endings.push(async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    });
    const address = server.address();
    return `tcp://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  }

  test('that hangs up at once is tried again and again, and logged once', async () => {
    const log: string[] = [];
    const fifth = Promise.withResolvers<void>();
    let connections = 0;
    const url = await gate((socket) => {
      socket.destroy();
      connections += 1;
      if (connections === 5) fifth.resolve();
    });
    const reader = createIdCardReader(url, { tuning: { reopenMs: [1] }, log: (message) => void log.push(message) });
    endings.push(() => reader.stop());
    reader.start();
    await fifth.promise;
    expect(reader.status()).toMatchObject({ state: 'offline', problem: 'not-connected' });
    expect(log).toEqual(['card reader connection ended']);
  });

  test('with a silent reader behind it is not left with dead connections', async () => {
    const ended: Promise<unknown>[] = [];
    const third = Promise.withResolvers<void>();
    const url = await gate((socket) => {
      socket.resume();
      ended.push(once(socket, 'close'));
      if (ended.length === 3) third.resolve();
    });
    const reader = createIdCardReader(url, { tuning: { reopenMs: [1], commandMs: 5 } });
    endings.push(() => reader.stop());
    reader.start();
    await third.promise;
    expect(reader.status()).toMatchObject({ state: 'offline', problem: 'no-answer' });
    await Promise.all(ended.slice(0, 2));
    await reader.stop();
    await Promise.all(ended);
  });

  test('stays connected longer than connecting may take', async () => {
    const rig = await newRig({ tuning: { openMs: 100 } });
    await rig.until(() => rig.reader.status().state === 'idle');
    const before = rig.statuses.length;
    await rig.simulator.seen('find', 40); // 5 ms apart
    expect(rig.statuses.slice(before)).toEqual([]);
  });
});
