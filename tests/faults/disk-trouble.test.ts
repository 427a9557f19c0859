import { readFileSync } from 'node:fs';
import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const request = () => ({ requestId: crypto.randomUUID() });
const clerk = '李晓梅';

async function counterOf() {
  const { station, server, logFile } = await serveStation(['--demo', '--printer', 'none'], temporaryFolder());
  const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
  const { client } = await connectTo(server.origin, cookie, 'counter');
  const people = await client.people.search({ query: '1999999', limit: 12 });
  return { station, logFile, client, people, raw: station.context.store.raw };
}

test('a full disk is told as such, saves nothing by half, and the same request works once there is room', async () => {
  const { client, people, raw } = await counterOf();
  const [person] = people;
  if (!person) throw new Error('the demo station has people');
  const most = Number(raw.pragma('max_page_count', { simple: true }));
  raw.pragma('max_page_count = 1'); // not below what is used: no page more may be added
  const wish = { ...request(), personId: person.id, ticketId: null, clerk };
  const photo = 'x'.repeat(2000);
  const refused = [];
  for (let more = 0; more < 40 && refused.length === 0; more += 1) {
    const { error } = await safe(client.cases.open(wish));
    if (error) refused.push(error);
    const { data } = await safe(client.cases.drafts());
    const [draft] = data ?? [];
    if (!draft) continue;
    const { error: later } = await safe(
      client.cases.saveField({ ...request(), caseId: draft.id, clerk, field: 'careerNote', value: photo }),
    );
    if (later) refused.push(later);
  }
  expect(refused).toMatchObject([{ code: 'store.diskFull' }]);
  raw.pragma(`max_page_count = ${most}`);
  expect((await client.cases.open(wish)).personId).toBe(person.id);
});

test('two writes of one turn: when the disk is full for one of them, neither is told that it was saved', async () => {
  const { client, people, raw } = await counterOf();
  const [first, second] = people;
  if (!first || !second) throw new Error('the demo station has people');
  raw.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON main.tickets WHEN new.person_id = '${second.id}'
    BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END`);
  const issue = (personId: typeof first.id) =>
    safe(client.queue.issueAtCounter({ ...request(), personId, reason: '', clerk }));
  const answers = await Promise.all([issue(first.id), issue(second.id)]);
  const stored = raw.prepare('SELECT count(*) FROM tickets').pluck().get();
  expect(answers.filter(({ error }) => error === null)).toHaveLength(Number(stored));
  raw.exec('DROP TRIGGER temp.full');
});

test('an answer outside the contract is told with a reference that the log knows, and the log holds no data of it', async () => {
  const { station, client, people, raw, logFile } = await counterOf();
  const [person] = people;
  if (!person) throw new Error('the demo station has people');
  raw.pragma('ignore_check_constraints = ON');
  raw.prepare("UPDATE people SET birth_on = 'long ago' WHERE id = ?").run(person.id);
  const { error } = await safe(client.people.get({ personId: person.id }));
  expect(error).toMatchObject({
    code: 'internal',
    data: { reference: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown },
  });
  station.context.log.flush();
  const log = readFileSync(logFile, 'utf8');
  expect(log).toContain((error as unknown as { data: { reference: string } }).data.reference);
  expect(log).not.toContain(person.name);
  expect(log).not.toContain('long ago');
});
