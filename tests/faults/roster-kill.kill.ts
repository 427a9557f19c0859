import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { buildAll } from '#electron/launch/build.ts';
import { inventPeople, readInventionTable } from '#electron/services/demo-people.ts';
import { readFileSync } from 'node:fs';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { readRoster } from '#tests/support/roster-client.ts';
import { delimitedOf } from '#tests/support/roster-workbook.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess, type StationProcess } from '#tests/support/station-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const ROWS = 6_000;
const KILLS = 12;
const SEED = Number(process.env['DESK_KILL_SEED'] ?? 20_220_228);

const people = inventPeople(
  { count: ROWS, communities: ['近开里社区'], today: '2022-02-28', seed: 5 },
  readInventionTable(resourcesDir),
);
const csv = delimitedOf([
  ['姓名', '身份证号', '联系电话'],
  ...people.map((person, at) => [person.name, person.idNumber, `1999${String(at).padStart(7, '0')}`]),
]);

async function open(dataDir: string) {
  const station = await startStationProcess(['--data', dataDir, '--port', '0', '--printer', 'none']);
  const { client } = await connectTo(station.origin, await enterStation(station.openUrl), 'manager');
  return { station, client };
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** What the store says once nobody has it open. */
function storeOf(dataDir: string) {
  const store = openStore(join(dataDir, 'station.db'), readFileSync(join(dataDir, 'station.key'), 'utf8').trim());
  const count = (sql: string) => Number(store.raw.prepare(sql).pluck().get());
  const facts = {
    integrity: store.raw.pragma('integrity_check', { simple: true }),
    people: count('SELECT count(*) FROM people'),
    rowsTaken: count(`SELECT count(*) FROM import_rows AS row JOIN import_batches AS batch ON batch.id = row.batch_id
      WHERE batch.state IN ('committing', 'committed') AND row.row_number <= batch.taken_row AND row.outcome = 'added'`),
    lostTokens: count(`SELECT count(*) FROM person_token_lists AS list JOIN people ON people.serial = list.person_serial
      WHERE NOT EXISTS (SELECT 1 FROM person_tokens WHERE token = lower(people.id_number) AND person_serial = people.serial)`),
    facts: count(`SELECT count(DISTINCT subject_id) FROM outbox WHERE noun = 'people'`),
    leftovers: count(`SELECT count(*) FROM import_rows AS row JOIN import_batches AS batch ON batch.id = row.batch_id
      WHERE batch.state = 'reading'`),
  };
  store.close();
  return facts;
}

/** Until the taking over has come so far, or is over. */
async function untilTaken(client: StationClient, batchId: ImportBatchId, rows: number): Promise<void> {
  for (;;) {
    const { state, progress } = await client.roster.batch({ batchId });
    if (state !== 'committing' || (progress?.done ?? 0) >= rows) return;
  }
}

test(`killed at ${KILLS} random moments of reading and taking over, a roster is never half there`, async () => {
  await buildAll(join(import.meta.dirname, '../..'), { say: () => undefined });
  const random = randomFrom(SEED);
  const dataDir = temporaryFolder();
  let running: StationProcess | null = null;
  onTestFinished(async () => running?.kill());

  for (let kill = 0; kill < KILLS / 2; kill += 1) {
    const { station, client } = await open(dataDir);
    running = station;
    const reading = readRoster(client, csv).catch(() => undefined);
    await pause(random() * 1_500);
    await station.kill();
    await reading.catch(() => undefined);
    expect(storeOf(dataDir)).toMatchObject({ integrity: 'ok', people: 0 });
  }

  const first = await open(dataDir);
  running = first.station;
  const states = (await first.client.roster.batches()).map((batch) => batch.state);
  expect(states).not.toContain('reading');
  const batch = await readRoster(first.client, csv);
  expect(batch.added).toBe(ROWS);
  await first.client.roster.commit({ requestId: crypto.randomUUID(), batchId: batch.id });
  const share = ROWS / (KILLS / 2 + 1);
  await untilTaken(first.client, batch.id, share * random());
  await first.station.kill();
  const seen: number[] = [];
  for (let kill = 1; kill <= KILLS / 2; kill += 1) {
    const facts = storeOf(dataDir);
    seen.push(facts.people);
    // Each person on file is a row noted as taken, and each is to be told to the district.
    expect(facts).toMatchObject({ integrity: 'ok', people: facts.rowsTaken, facts: facts.people });
    const { station, client } = await open(dataDir);
    running = station;
    await untilTaken(client, batch.id, share * (kill + random()));
    await station.kill();
  }
  // Kills before or after the taking over would prove nothing of it.
  expect(seen.filter((people) => people > 0 && people < ROWS).length).toBeGreaterThan(KILLS / 4);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  const last = await open(dataDir);
  running = last.station;
  while ((await last.client.roster.batch({ batchId: batch.id })).state !== 'committed') await pause(50);
  expect(await last.client.roster.batch({ batchId: batch.id })).toMatchObject({ added: ROWS, refused: 0 });
  const found = await last.client.people.search({ query: people[ROWS - 1]?.idNumber ?? '', limit: 2 });
  expect(found).toHaveLength(1);
  await last.station.end();
  expect(storeOf(dataDir)).toMatchObject({ people: ROWS, lostTokens: 0, facts: ROWS, leftovers: 0, integrity: 'ok' });
  console.log(`people on file at each kill of the taking over (seed ${SEED}): ${seen.join(', ')}`);
});
