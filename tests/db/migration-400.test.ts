import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { listAnnouncements, listTicketEvents, moveTicket, undoMove } from '#electron/db/repositories/ticket-moves.ts';
import { findTicket } from '#electron/db/repositories/tickets.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const PERSON = '11111111-1111-4111-8111-111111111111';
const BOOKED = '22222222-2222-4222-8222-222222222222';
const WALK_IN = '33333333-3333-4333-8333-333333333333';

/** A store of before the rule, with a booked number that was called and a walk-in that waits. */
function oldStore() {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(
    store.raw,
    migrations.filter(({ version }) => version <= 60),
    null,
  );
  store.raw.pragma('foreign_keys = OFF');
  store.raw.exec(`
    INSERT INTO tickets (id, service_on, prefix, number, person_id, appointment_id, channel, state, counter_id, line_position,
      issued_at_ms, first_called_at_ms, last_called_at_ms, call_count)
    VALUES ('${BOOKED}', '2022-02-28', 'A', 1, '${PERSON}', 'an appointment', 'phone', 'called', '1', 1, 10, 20, 20, 1),
      ('${WALK_IN}', '2022-02-28', 'B', 1, 'another', NULL, 'onsite', 'waiting', NULL, 2, 11, NULL, NULL, 0);
    INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms)
    VALUES ('${BOOKED}', 'issued', NULL, 'kiosk', '', 10), ('${WALK_IN}', 'issued', NULL, 'kiosk', '', 11),
      ('${BOOKED}', 'called', '1', '李晓梅', '', 20);`);
  migrate(store.raw, migrations, null);
  return store;
}

test('keeps numbers and their history, and reads the line of old numbers from their appointment', () => {
  const { db, raw } = oldStore();
  expect(findTicket(db, BOOKED)).toMatchObject({ lane: 'booked', state: 'called', callCount: 1, passedByPriority: 0 });
  expect(findTicket(db, WALK_IN)).toMatchObject({ lane: 'walk-in', state: 'waiting', serviceId: 'main' });
  expect(listTicketEvents(db, BOOKED).map(({ sequence, event, atMs }) => [sequence, event, atMs])).toEqual([
    [1, 'issued', 10],
    [3, 'called', 20],
  ]);
  expect(listAnnouncements(db, '2022-02-28', 9)).toMatchObject([{ ticketId: BOOKED, sequence: 3, calledAtMs: 20 }]);
  const plan = raw
    .prepare(`EXPLAIN QUERY PLAN SELECT sequence FROM ticket_events WHERE counter_id = '1' ORDER BY sequence DESC`)
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('ticket_events_counter');
});

test('lets an event be taken back once, and nothing but a taking-back name another event', () => {
  const store = oldStore();
  const move = { ticketId: WALK_IN, counterId: '2', actor: '王海涛', reason: '', atMs: 30 } as const;
  store.runInTransaction((db) => moveTicket(db, { ...move, event: 'called' }));
  const step = { sequence: 4, ticketId: WALK_IN, counterId: '2', actor: '王海涛', atMs: 40 };
  store.runInTransaction((db) => undoMove(db, step));
  expect(findTicket(store.db, WALK_IN)).toMatchObject({ state: 'waiting', counterId: null, callCount: 0 });
  expect(() => store.runInTransaction((db) => undoMove(db, step))).toThrow(/UNIQUE/);
  const insert = `INSERT INTO ticket_events (ticket_id, event, actor, reason, at_ms, undoes) VALUES ('${WALK_IN}', ?, '', '', 1, ?)`;
  expect(() => store.raw.prepare(insert).run('called', 1)).toThrow(/CHECK/);
  expect(() => store.raw.prepare(insert).run('undone', null)).toThrow(/CHECK/);
});
