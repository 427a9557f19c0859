import { isDefinedError, safe } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#shared/contract/base.ts';
import { addPerson, book, clerk, freeSlot, request } from '#tests/support/station-day.ts';
import { connectTo, enterStation, type StationConnection } from '#tests/support/station-connection.ts';
import { serveStation } from '#tests/support/station-in-process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const DAY = '2022-02-28';
const BOOKERS = 50;

/** A station with one seat left in a slot, and fifty clerks each on a WebSocket of their own. */
async function oneSeatLeft() {
  const { station, server } = await serveStation(['--clock', `${DAY}T08:00`], temporaryFolder());
  const { context } = station;
  const slot = freeSlot(context, DAY);
  for (let seat = 1; seat < slot.capacity; seat += 1) book(context, addPerson(context).id, DAY);
  const cookie = await enterStation(`${server.origin}/?token=${server.door.token}`);
  const lines = await Promise.all(Array.from({ length: BOOKERS }, () => connectTo(server.origin, cookie, 'counter')));
  const people = lines.map(() => addPerson(context).id as PersonId);
  const personAt = (index: number): PersonId => people[index] ?? (crypto.randomUUID() as PersonId);
  return { context, slotId: slot.id, capacity: slot.capacity, lines, personAt };
}

/** How each call ended: `ok`, or the code of its refusal. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<string[]> {
  return await Promise.all(
    calls.map(async (call) => {
      const [error] = await safe(call);
      if (!error) return 'ok';
      return isDefinedError(error) ? String((error as { code: unknown }).code) : `unexpected ${String(error)}`;
    }),
  );
}

const hangUp = (lines: readonly StationConnection[]) => lines.forEach((line) => line.close());
const expected = [...Array.from({ length: BOOKERS - 1 }, () => 'slot.full'), 'ok'].toSorted();

describe('fifty bookers at once on the last seat', () => {
  test('one gets it, forty-nine are told it is full', async () => {
    const { context, slotId, capacity, lines, personAt } = await oneSeatLeft();
    const ended = await outcomes(
      lines.map(({ client }, index) =>
        client.appointments.book({
          ...request(),
          personId: personAt(index),
          slotId,
          channel: 'phone',
          phone: '',
          clerk,
        }),
      ),
    );
    expect(ended.toSorted()).toEqual(expected);
    const claims = context.store.raw.prepare('SELECT count(*) FROM seat_claims WHERE slot_id = ?').pluck();
    expect(claims.get(slotId)).toBe(capacity);
    hangUp(lines);
  });

  test('one holds it, forty-nine are told it is full, and only the holder books', async () => {
    const { slotId, lines, personAt } = await oneSeatLeft();
    const holds = await Promise.all(
      lines.map(({ client }) => safe(client.appointments.hold({ ...request(), slotId, clerk }))),
    );
    const held = holds.flatMap(([error, hold]) => (error ? [] : [hold.holdId]));
    expect(held).toHaveLength(1);
    const ended = await outcomes(
      lines.map(({ client }, index) =>
        client.appointments.book({
          ...request(),
          personId: personAt(index),
          slotId,
          holdId: holds[index]?.[1]?.holdId ?? null,
          channel: 'phone',
          phone: '',
          clerk,
        }),
      ),
    );
    expect(ended.toSorted()).toEqual(expected);
    expect(ended.findIndex((each) => each === 'ok')).toBe(holds.findIndex(([error]) => !error));
    hangUp(lines);
  });
});
