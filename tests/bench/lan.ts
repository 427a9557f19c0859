import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { civilDateOf } from '#shared/civil-date.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { insertScreen } from '#electron/db/repositories/paired-screens.ts';
import { writeSetting } from '#electron/db/repositories/settings.ts';
import type { Joined } from '#electron/join/joined-file.ts';
import { readFingerprint } from '#electron/join/pinned-connection.ts';
import { credentialHashOf } from '#electron/platform/pairing-code.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { clerk, connectScreen, request, type ScreenConnection } from '#tests/support/lan-station.ts';
import { startStationProcess, type StationProcess } from '#tests/support/station-process.ts';
import { benchContext, benchKey, benchStore, inFolder, resourcesDir } from './bench-context.ts';
import { ms, percentile, type Figure } from './figures.ts';

const SCREENS = 30;
const CALLS = 40;
const BEAT_MS = 500;
const MINUTE_MS = 60_000;

/** Thirty paired screens over pinned TLS: from a counter's call to the halls that show it, and what they cost in memory. */
export async function lanScreens(soakMinutes: number): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const port = await freePort();
    const screens = fillStation(folder, port);
    const inspectable = { ...process.env, NODE_OPTIONS: '--inspect-port=127.0.0.1:0' };
    const station = await startStationProcess(
      ['--data', folder, '--port', '0', '--printer', 'none', '--lan', `127.0.0.1:${port}`],
      inspectable,
    );
    const memory = await inspect(station);
    try {
      const fingerprint = await shownFingerprint(port);
      const open = await Promise.all(screens.map((screen) => connectScreen({ ...screen, fingerprint })));
      return [...(await timeCalls(open)), ...(await soak(open, memory, soakMinutes))];
    } finally {
      memory.close();
      await station.end();
    }
  });
}

/** The door opens a moment after the station serves its own page. */
async function shownFingerprint(port: number): Promise<string> {
  for (;;) {
    const shown = await readFingerprint({ host: '127.0.0.1', port }).catch(() => null);
    if (shown !== null) return shown;
    await pause(50);
  }
}

/** A station with people and thirty screens that were paired before: pairing them by hand would take minutes. */
function fillStation(folder: string, port: number): readonly Omit<Joined, 'fingerprint'>[] {
  const store = benchStore(folder);
  writeFileSync(join(folder, 'station.key'), benchKey);
  const context = benchContext(store);
  const today = civilDateOf(Date.now());
  const { communities } = context.profile();
  const wish = { count: CALLS, communities, today, seed: 7 };
  settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), today);
  const screens = Array.from({ length: SCREENS }, (_, index) => ({
    host: '127.0.0.1',
    port,
    role: index === 0 ? ('counter' as const) : index === 1 ? ('kiosk' as const) : ('hall' as const),
    name: `屏幕${index}`,
    screenId: crypto.randomUUID(),
    credential: String(index).padStart(43, 'x'),
  }));
  store.runInTransaction((db) => {
    writeSetting(db, 'profile', context.profile(), 0);
    writeSetting(db, 'practice', true, 0);
    writeSetting(db, 'lan-open', true, 0);
    for (const { screenId: id, name, role, credential } of screens) {
      const credentialHash = credentialHashOf(credential);
      insertScreen(db, { id, name, role, credentialHash, pairedBy: clerk, pairedAtMs: 0 });
    }
  });
  store.close();
  return screens;
}

/** Follows the queue as a page does: hears that it changed, reads the board, notes when a call stands on it. */
function watchBoard({ client }: ScreenConnection) {
  const shown = new Map<string, number>();
  let heard = 0;
  const follow = async (): Promise<void> => {
    for await (const { nouns } of await client.changes.watch()) {
      if (!nouns.includes('queue')) continue;
      heard = performance.now();
      for (const call of (await client.queue.hall()).callingNow) {
        const key = `${call.ticketNumber} ${call.callCount}`;
        if (!shown.has(key)) shown.set(key, performance.now());
        if (shown.size > 200) shown.clear();
      }
    }
  };
  void follow().catch(() => undefined);
  return {
    lastHeard: () => heard,
    shownAt: async (key: string): Promise<number> => {
      for (;;) {
        const at = shown.get(key);
        if (at !== undefined) return at;
        await pause(1);
      }
    },
  };
}

async function timeCalls([counter, , ...halls]: readonly ScreenConnection[]): Promise<readonly Figure[]> {
  if (!counter) throw new Error('a counter');
  await issueNumbers(counter.client);
  const boards = halls.map(watchBoard);
  await pause(500);
  const toEvent: number[] = [];
  const toBoard: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const begun = performance.now();
    const ticket = await counter.client.queue.callNext({ ...request(), counterId: '1', clerk });
    const shown = await Promise.all(boards.map((board) => board.shownAt(`${ticket.number} 1`)));
    toBoard.push(...shown.map((at) => at - begun));
    toEvent.push(...boards.map((board) => board.lastHeard() - begun));
    await counter.client.queue.finish({ ...request(), counterId: '1', clerk, ticketId: ticket.id });
    await pause(300);
  }
  return [
    { name: `call-next to the event at each of ${halls.length} halls, p95`, value: ms(percentile(toEvent, 0.95)) },
    { name: `call-next to the number on each of ${halls.length} halls, p95`, value: ms(percentile(toBoard, 0.95)) },
    { name: 'the same, median', value: ms(percentile(toBoard, 0.5)) },
  ];
}

async function issueNumbers(counter: StationClient): Promise<void> {
  const found = new Map<string, true>();
  for (const query of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']) {
    for (const person of await counter.people.search({ query, limit: 20 })) {
      if (found.has(person.id)) continue;
      found.set(person.id, true);
      await counter.queue.issueAtCounter({ ...request(), personId: person.id, reason: '', clerk });
    }
  }
  // One more than will be called and ended, for the soak.
  if (found.size < CALLS) throw new Error(`only ${found.size} people were found`);
}

/** Half a minute of warming up, then the memory after a collection at the start, the middle and the end. */
async function soak(open: readonly ScreenConnection[], memory: Memory, minutes: number): Promise<readonly Figure[]> {
  const [counter] = open;
  if (!counter || minutes <= 0) return [];
  const over = new AbortController();
  const work = (async () => {
    while (!over.signal.aborted) {
      for (const { client } of open) await client.queue.hall();
      await pause(BEAT_MS);
    }
  })();
  await pause(Math.min(30_000, (minutes * MINUTE_MS) / 4));
  const samples = [await memory.read()];
  for (let half = 0; half < 2; half += 1) {
    await pause((minutes * MINUTE_MS) / 2);
    samples.push(await memory.read());
  }
  over.abort();
  await work;
  const [start, middle, end] = samples;
  if (!start || !middle || !end) throw new Error('three samples');
  const text = (pick: (sample: Sample) => number) => samples.map((each) => pick(each).toFixed(1)).join(' → ');
  const growth = end.heapMb / start.heapMb;
  return [
    {
      name: `heap after collection, ${minutes} min: start → middle → end`,
      value: `${text(({ heapMb }) => heapMb)} MB`,
    },
    { name: 'resident: start → middle → end', value: `${text(({ rssMb }) => rssMb)} MB` },
    { name: 'heap: end / start', value: growth.toFixed(3), aim: '<= 1.05', met: growth <= 1.05 },
  ];
}

type Sample = { readonly heapMb: number; readonly rssMb: number };
type Memory = { readonly read: () => Promise<Sample>; readonly close: () => void };

/** Looks into the running station through Node's own inspector, on loopback. */
async function inspect(station: StationProcess): Promise<Memory> {
  const { child } = station;
  const address = new Promise<string>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      const url = /ws:\/\/\S+/.exec(chunk.toString())?.[0];
      if (url !== undefined) resolve(url);
    });
  });
  child.kill('SIGUSR1');
  const socket = new WebSocket(await address);
  await new Promise((resolve) => socket.once('open', resolve));
  let sent = 0;
  const ask = (method: string): Promise<{ readonly usedSize?: number }> =>
    new Promise((resolve) => {
      const id = (sent += 1);
      const hear = (data: Buffer): void => {
        const answer = JSON.parse(data.toString()) as { id?: number; result?: { usedSize?: number } };
        if (answer.id !== id) return;
        socket.off('message', hear);
        resolve(answer.result ?? {});
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    read: async () => {
      for (let round = 0; round < 3; round += 1) await ask('HeapProfiler.collectGarbage');
      const { usedSize = Number.NaN } = await ask('Runtime.getHeapUsage');
      const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return { heapMb: usedSize / 1e6, rssMb: Number(resident) / 1000 };
    },
    close: () => socket.terminate(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
