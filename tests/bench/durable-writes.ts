import { openCase } from '#electron/services/case-open.ts';
import { findPersonByIdNumber } from '#electron/db/repositories/people.ts';
import { registerPerson } from '#electron/services/register-person.ts';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { startStationProcess } from '#tests/support/station-process.ts';
import { benchContext, benchStore, inFolder } from './bench-context.ts';
import { median, ms, ratio, timed, type Figure } from './figures.ts';

const WRITES = 400;
const ROUNDS = 5;
const clerk = '李晓梅';

/** One saved field: typed into a page's connection and durable, against the same rows written by bare better-sqlite3. */
export async function durableWrites(): Promise<readonly Figure[]> {
  const stack: number[] = [];
  const bare: number[] = [];
  await inFolder(async (stackFolder) => {
    const page = await openPage(stackFolder);
    await inFolder(async (bareFolder) => {
      const writeBare = bareWriter(bareFolder);
      for (let round = 0; round < ROUNDS; round += 1) {
        for (let count = 0; count < WRITES / ROUNDS; count += 1) {
          stack.push(await timed(() => page.save(`第${round}轮${count}号`)));
          bare.push(await timed(() => writeBare.save(`第${round}轮${count}号`)));
        }
      }
      writeBare.close();
    });
    await page.close();
  });
  const share = median(bare) / median(stack);
  return [
    { name: 'one saved field, through WebSocket, contract and service', value: ms(median(stack)) },
    { name: 'the same rows by bare better-sqlite3, same durability', value: ms(median(bare)) },
    { name: 'durable writes: stack / bare', value: ratio(share), aim: '>= 0.70', met: share >= 0.7 },
  ];
}

async function openPage(folder: string) {
  const station = await startStationProcess(['--demo', '--data', folder, '--port', '0', '--printer', 'none']);
  const { client, close } = await connectTo(station.origin, await enterStation(station.openUrl), 'counter');
  const [person] = await client.people.search({ query: '1', limit: 1 });
  if (!person) throw new Error('the demo station has people');
  const document = await client.cases.open({
    requestId: crypto.randomUUID(),
    personId: person.id,
    ticketId: null,
    clerk,
  });
  return {
    save: (value: string) =>
      client.cases.saveField({ requestId: crypto.randomUUID(), caseId: document.id, clerk, field: 'residence', value }),
    close: async () => {
      close();
      await station.end();
    },
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
    circumstances: [],
  };
  registerPerson(context, { requestId: crypto.randomUUID(), ...identity });
  const person = findPersonByIdNumber(store.db, idNumber);
  if (!person) throw new Error('just registered');
  const { id } = openCase(context, { requestId: crypto.randomUUID(), personId: person.id, ticketId: null, clerk });
  const { raw } = store;
  const answer = JSON.stringify({ missing: [], savedAtMs: Date.now() });
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
