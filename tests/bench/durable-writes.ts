import { openCase } from '#electron/services/case-open.ts';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { registerPerson } from '#electron/services/register-person.ts';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { benchContext, benchStore, inFolder } from './bench-context.ts';
import { median, ms, ratio, timed, type Figure } from './figures.ts';

const ROUNDS = 15;
const WRITES_A_ROUND = 240;
const PAGES = 8;
const clerk = '李晓梅';

/**
 * Saved fields made durable through the whole stack (page connection, contract, service, store), against the same rows by
 * bare better-sqlite3 at the same durability: as throughput of a station with eight pages, and as one page's wait.
 * Rounds alternate, so that both sides meet the same noise.
 */
export async function durableWrites(): Promise<readonly Figure[]> {
  const perWrite = { bare: [] as number[], stack: [] as number[], alone: [] as number[] };
  await inFolder(async (stackFolder) => {
    const station = await openStation(stackFolder);
    await inFolder(async (bareFolder) => {
      const bare = bareWriter(bareFolder);
      for (let round = 0; round < ROUNDS; round += 1) {
        const per = async (work: () => unknown, count: number) => (await timed(work)) / count;
        perWrite.bare.push(
          await per(() => {
            for (let count = 0; count < WRITES_A_ROUND; count += 1) bare.save(`第${round}轮${count}号`);
          }, WRITES_A_ROUND),
        );
        perWrite.stack.push(await per(() => station.saveTogether(WRITES_A_ROUND / PAGES), WRITES_A_ROUND));
        perWrite.alone.push(await per(() => station.saveAlone(WRITES_A_ROUND / PAGES), WRITES_A_ROUND / PAGES));
      }
      bare.close();
    });
    await station.close();
  });
  const share = median(perWrite.bare) / median(perWrite.stack);
  const alone = median(perWrite.bare) / median(perWrite.alone);
  return [
    { name: 'one saved field by bare better-sqlite3', value: ms(median(perWrite.bare)) },
    { name: 'one saved field of eight pages writing at once', value: ms(median(perWrite.stack)) },
    { name: 'durable writes, eight pages: bare / stack', value: ratio(share), aim: '>= 0.70', met: share >= 0.7 },
    { name: 'one page waiting for each answer: bare / stack', value: ratio(alone) },
  ];
}

async function openStation(folder: string) {
  const station = await startStationProcess(['--demo', '--data', folder, '--port', '0', '--printer', 'none']);
  const cookie = await enterStation(station.openUrl);
  const pages = await Promise.all(Array.from({ length: PAGES }, () => openPage(station.origin, cookie)));
  const saveMany = async (page: (typeof pages)[number], count: number) => {
    for (let each = 0; each < count; each += 1) await page.save(`第${each}号`);
  };
  return {
    saveTogether: (count: number) => Promise.all(pages.map((page) => saveMany(page, count))),
    saveAlone: async (count: number) => {
      for (const page of pages.slice(0, 1)) await saveMany(page, count);
    },
    close: async () => {
      for (const page of pages) page.close();
      await station.end();
    },
  };
}

let opened = 0;

async function openPage(origin: string, cookie: string) {
  const { client, close } = await connectTo(origin, cookie, 'counter');
  const people = await client.people.search({ query: '1', limit: PAGES });
  const person = people[opened++ % PAGES];
  if (!person) throw new Error('the demo station has people');
  const request = () => ({ requestId: crypto.randomUUID() });
  const document = await client.cases.open({ ...request(), personId: person.id, ticketId: null, clerk });
  return {
    save: (value: string) =>
      client.cases.saveField({ ...request(), caseId: document.id, clerk, field: 'residence', value }),
    close,
  };
}

/** The rows a saved field leaves, written with nothing in between; the same engine, cipher, schema and sync. */
function bareWriter(folder: string) {
  const store = benchStore(folder);
  const context = benchContext(store);
  const idNumber = inventedIdNumber('1940-01-01', 1);
  const identity = {
    name: '赵试样',
    idNumber,
    phone: '',
    community: '',
    personClass: '2',
    hukou: '',
    residence: '',
    disabilityGrade: null,
    circumstances: [],
  };
  registerPerson(context, { requestId: crypto.randomUUID(), ...identity });
  const person = findPersonByIdNumber(store.db, idNumber);
  if (!person) throw new Error('just registered');
  const { id } = openCase(context, { requestId: crypto.randomUUID(), personId: person.id, ticketId: null, clerk });
  const { raw } = store;
  const answer = JSON.stringify({ savedAtMs: Date.now() });
  const request = raw.prepare('INSERT INTO requests VALUES (?, ?, ?, ?, ?)');
  const field = raw.prepare(
    `INSERT INTO case_fields VALUES (?, 'residence', ?, 'clerk', ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const change = raw.prepare(
    `INSERT INTO case_field_changes (case_id, field, value, source, changed_by, at_ms) VALUES (?, 'residence', ?, 'clerk', ?, ?)`,
  );
  const touch = raw.prepare('UPDATE cases SET changed_at_ms = ?, focus_field = ? WHERE id = ?');
  const save = raw.transaction((value: string) => {
    const nowMs = Date.now();
    request.run(crypto.randomUUID(), 'cases.saveField', 'x'.repeat(44), answer, nowMs);
    field.run(id, value, clerk, nowMs);
    change.run(id, value, clerk, nowMs);
    touch.run(nowMs, 'residence', id);
  });
  return { save: (value: string) => save.immediate(value), close: () => store.close() };
}
