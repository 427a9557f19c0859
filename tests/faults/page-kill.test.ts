import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { bundleStation } from '#electron/launch/bundle-station.ts';
import { pageJpeg } from '#tests/support/page-jpeg.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const PAGES = 24;
/** At which page the station is killed, and how long after its first byte; the last one when it was answered. */
const KILLS = new Map([
  [3, 1],
  [9, 6],
  [10, 12],
  [17, Infinity],
]);
const clerk = '李晓梅';
const request = () => ({ requestId: crypto.randomUUID() });

beforeAll(async () => {
  await bundleStation(join(import.meta.dirname, '../..'));
});

test('a station killed while pages come in has each page once and whole, and none by half', async () => {
  const folder = temporaryFolder();
  const options = ['--demo', '--data', folder, '--port', '0', '--printer', 'none'];
  const start = async () => {
    const station = await startStationProcess(options);
    onTestFinished(() => station.kill());
    const { client } = await connectTo(station.origin, await enterStation(station.openUrl), 'counter');
    return { station, client };
  };
  let { station, client } = await start();
  const [person] = await client.people.search({ query: '1', limit: 1 });
  if (!person) throw new Error('the demo station has people');
  const { id: caseId } = await client.cases.open({ ...request(), personId: person.id, ticketId: null, clerk });
  const sent = Array.from({ length: PAGES }, (_, at) => pageJpeg(at, { width: 1414, height: 2000, bytes: 280_000 }));
  for (const [at, jpeg] of sent.entries()) {
    const thumbnail = pageJpeg(at, { width: 141, height: 200 });
    const page = { ...request(), caseId, clerk, material: 'id-card', jpeg, thumbnail, grey: true };
    const killAfterMs = KILLS.get(at);
    if (killAfterMs !== undefined) {
      const call = client.documents.add(page).catch(() => null);
      const moment = killAfterMs === Infinity ? call : sleep(killAfterMs);
      await moment;
      await station.kill();
      await call;
      ({ station, client } = await start());
    }
    expect((await client.documents.add(page)).page).toBe(at + 1);
  }
  const { pages } = await client.documents.list({ caseId });
  const stored: string[] = [];
  for (const { id } of pages) stored.push(await client.pictures.page({ caseId, documentId: id }));
  expect(stored.map((url) => url.split(',')[1])).toEqual(sent);
  await station.kill();
  const key = readFileSync(join(folder, 'station.key'), 'utf8').trim();
  const store = openStore(join(folder, 'station.db'), key);
  const blobs = store.raw.prepare('SELECT hash, bytes FROM blobs').all() as { hash: string; bytes: Buffer }[];
  const changes = store.raw.prepare('SELECT count(*) FROM case_document_changes').pluck().get();
  store.close();
  expect(changes).toBe(PAGES);
  expect(blobs.filter(({ hash, bytes }) => createHash('sha256').update(bytes).digest('hex') !== hash)).toEqual([]);
  expect(blobs.length).toBeGreaterThanOrEqual(2 * PAGES);
});
