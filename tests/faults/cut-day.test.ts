import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { instantOf } from '#shared/civil-date.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { ticketText } from '#shared/domain/ticket-number.ts';
import { KioskReserve } from '#renderer/features/alone/kiosk-reserve.ts';
import { ManualLog } from '#renderer/features/alone/manual-log.ts';
import { memoryStore } from '#renderer/lib/durable-store.ts';
import { connectThrough } from '#renderer/lib/station-client.ts';
import type { Joined } from '#electron/join/joined-file.ts';
import { cutLine } from '#tests/support/cut-line.ts';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { clerk, dialJoined, openLan, pairScreen, request } from '#tests/support/lan-station.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const newId = () => crypto.randomUUID();
const at = (time: string) => instantOf(DAY, time);

async function host(time: string, lan: string, dataDir?: string) {
  const rendererDir = temporaryFolder();
  writeFileSync(join(rendererDir, 'index.html'), '');
  const served = await serveStation(['--clock', `${DAY}T${time}`, '--lan', lan], rendererDir, dataDir);
  await served.station.lanDoor;
  const cookie = await enterStation(`${served.server.origin}/?token=${served.server.door.token}`);
  const [manager, counter] = await Promise.all(
    (['manager', 'counter'] as const).map((surface) => connectTo(served.server.origin, cookie, surface)),
  );
  if (!manager || !counter) throw new Error('two connections');
  return { ...served, manager: manager.client, counter: counter.client };
}

/** A screen whose page talks through the line that will be cut. */
function screen(joined: Joined) {
  const { client, end } = connectThrough(dialJoined(joined), 2_000);
  onTestFinished(end);
  return client;
}

test('a day with the line cut in its middle and the host killed: every number once, in order, counts right', async () => {
  const people = firstDayPeople(24);
  const first = await host('09:00', '127.0.0.1:0');
  await importRoster(first.manager, firstDayCsv(people));
  const address = await openLan(first.manager);
  const line = await cutLine(address.port);
  onTestFinished(() => line.close());
  const through = (joined: Joined): Joined => ({ ...joined, port: line.port });
  const kiosk = screen(through(await pairScreen(first.manager, address, 'kiosk')));
  const counter = screen(through(await pairScreen(first.manager, address, 'counter')));
  const reserve = new KioskReserve({ station: kiosk, store: memoryStore(), newId });
  const log = new ManualLog({ station: counter, store: memoryStore(), newId });
  const numbers: string[] = [];
  const idOf = (index: number) => people[index]?.idNumber ?? '';

  // The morning: eight come while all is well, two of them are called.
  await reserve.stock(DAY, { daysAhead: 4, leastLeft: 10 });
  for (let index = 0; index < 8; index += 1) {
    const who = { kind: 'id-number', idNumber: idOf(index) } as const;
    const { ticket } = await kiosk.queue.checkIn({ ...request(), who }).catch(async () => ({
      // Whose phase has not come yet gets the number at the counter.
      ticket: (await issueFor(first.counter, idOf(index))).ticket,
    }));
    numbers.push(ticket.number);
  }
  const one = await counter.queue.callNext({ ...request(), counterId: '1', clerk });

  // The cable is pulled; the kiosk gives numbers, the counter calls by hand.
  line.cut();
  await expect(counter.queue.today()).rejects.toThrow();
  const alone: { readonly number: string; readonly entryId: string }[] = [];
  for (let index = 8; index < 20; index += 1) {
    const given = await reserve.give(DAY, at('10:00') + index * 1000, idOf(index));
    if (!given) throw new Error('a number');
    numbers.push(ticketText(given));
    alone.push({ number: ticketText(given), entryId: given.entryId });
  }
  const [second = ''] = numbers.filter((number) => number !== one.number);
  const called = alone[0]?.number ?? '';
  const seat = { counterId: '1', clerk };
  await log.note(
    seat,
    [
      { event: 'served', ticketNumber: one.number },
      { event: 'called', ticketNumber: second },
    ],
    at('10:05'),
  );
  await log.note(
    seat,
    [
      { event: 'missed', ticketNumber: second },
      { event: 'called', ticketNumber: called },
    ],
    at('10:10'),
  );
  await log.note(seat, [{ event: 'served', ticketNumber: called }], at('10:20'));

  // Meanwhile the host dies without a word, and somebody starts it again.
  first.station.context.store.raw.close();
  await first.close().catch(() => undefined);
  const again = await host('10:30', `127.0.0.1:${address.port}`, first.dataDir);
  const late = await issueFor(again.counter, idOf(20));
  numbers.push(late.ticket.number);

  // The cable is back. The first answer gets lost on the way, and everything is told again.
  line.restore();
  await kiosk.queue.hall();
  line.loseAnswers();
  await expect(reserve.merge()).rejects.toThrow();
  line.restore();
  await counter.queue.hall();
  await log.merge();
  await kiosk.queue.hall();
  expect(await reserve.merge()).toBe(12);
  expect(await reserve.merge()).toBe(0);
  expect(await log.merge()).toBe(0);

  // Every number is unique and stands in the host's store once.
  expect(new Set(numbers).size).toBe(21);
  const { raw } = again.station.context.store;
  const stored = raw
    .prepare(
      'SELECT prefix, number, state, issued_at_ms AS issuedAtMs, line_position AS place FROM tickets ORDER BY line_position',
    )
    .all() as { prefix: string; number: number; state: string; issuedAtMs: number; place: number }[];
  expect(stored.map(ticketText).toSorted()).toEqual(numbers.toSorted());
  // In the order in which people came, whoever knew of them first.
  expect(stored.map(({ issuedAtMs }) => issuedAtMs)).toEqual(
    stored.map(({ issuedAtMs }) => issuedAtMs).toSorted((a, b) => a - b),
  );
  const states = Object.fromEntries(stored.map((row) => [ticketText(row), row.state]));
  expect(states).toMatchObject({ [one.number]: 'served', [second]: 'missed', [called]: 'served' });
  expect((await again.counter.queue.hall()).waitingCount).toBe(18);
  expect(await again.manager.reports.day({ date: DAY })).toMatchObject({ arrived: 21, served: 2 });
});

async function issueFor(counter: StationClient, idNumber: string) {
  const [person] = await counter.people.search({ query: idNumber, limit: 1 });
  if (!person) throw new Error('not on the roster');
  return counter.queue.issueAtCounter({ ...request(), personId: person.id, reason: '', clerk });
}
