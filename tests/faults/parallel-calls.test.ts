import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import { issueAtCounter } from '#electron/services/check-in.ts';
import { addPerson, clerk, request } from '#tests/support/station-day.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const PEOPLE = 60;

test('three counters calling at once over their own sockets never get one number twice, and nobody is left', async () => {
  const { station, server } = await serveStation(['--clock', '2022-02-28T08:00'], temporaryFolder());
  const { context } = station;
  for (let count = 0; count < PEOPLE; count += 1) {
    const person = addPerson(context, count % 3 === 0 ? { birthOn: '1952-05-01' } : {});
    issueAtCounter(context, { ...request(), personId: person.id, reason: '', clerk });
  }
  await context.store.committed();
  const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
  const counters = await Promise.all(
    context.profile().counters.map(async ({ id }) => ({
      id,
      line: await connectTo(server.origin, cookie, 'counter'),
    })),
  );
  const called: string[] = [];
  await Promise.all(
    counters.map(async ({ id, line }) => {
      const seat = { counterId: id, clerk };
      for (;;) {
        // A second call goes out before the first is answered: only one of the two may get somebody.
        const input = { ...request(), ...seat };
        const [one, two] = await Promise.all([
          safe(line.client.queue.callNext(input)),
          safe(line.client.queue.callNext({ ...request(), ...seat })),
        ]);
        for (const { error } of [one, two]) {
          if (error) expect(['counter.busy', 'queue.empty']).toContain('code' in error ? error.code : error);
        }
        const got = [one.data, two.data].filter((ticket) => ticket !== undefined);
        if (got.length === 0) return;
        expect(got).toHaveLength(1);
        called.push(...got.map(({ number }) => number));
        const again = await safe(line.client.queue.callNext(input));
        if (one.data) expect(again.data?.number).toBe(one.data.number);
        for (const ticket of got) await line.client.queue.finish({ ...request(), ...seat, ticketId: ticket.id });
      }
    }),
  );
  expect(called).toHaveLength(PEOPLE);
  expect(new Set(called).size).toBe(PEOPLE);
  for (const { line } of counters) line.close();
});
