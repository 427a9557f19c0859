import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { findLiveAppointment, listBooked } from '#electron/db/repositories/appointments.ts';
import { findCase } from '#electron/db/repositories/cases.ts';
import { listIntakeMoves } from '#electron/db/repositories/intake-moves.ts';
import { findPerson } from '#electron/db/repositories/people.ts';
import { findPrintJob } from '#electron/db/repositories/print-jobs.ts';
import { findAnswer } from '#electron/db/repositories/requests.ts';
import { listTicketEvents } from '#electron/db/repositories/ticket-moves.ts';
import { findTicketOfDay, listOpenTickets, nextNumbers } from '#electron/db/repositories/tickets.ts';
import { DAY, OLD_ROWS, oldId as id } from '#tests/support/old-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const counted = [
  'people',
  'appointments',
  'appointment_events',
  'tickets',
  'ticket_events',
  'cases',
  'print_jobs',
  'print_events',
];

function migrated() {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(
    store.raw,
    migrations.filter(({ version }) => version <= 60),
    null,
  );
  store.raw.exec(OLD_ROWS);
  const count = () => counted.map((table) => store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const before = count();
  migrate(store.raw, migrations, null);
  return { store, before, after: count() };
}

test('no row of a store of schema 0060 is lost on the way to the newest, and every reference holds', () => {
  const { store, before, after } = migrated();
  expect(after).toEqual(before);
  expect(store.raw.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(store.raw.pragma('foreign_key_check')).toEqual([]);
  expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('they are what they were: people, seats, numbers, drafts, papers, answers given', () => {
  const { db, raw } = migrated().store;
  expect(findPerson(db, id(2))).toMatchObject({
    name: '买买提·试样',
    circumstances: ['disabled'],
    disabilityGrade: null,
  });
  expect(findLiveAppointment(db, id(1))).toMatchObject({
    id: id(20),
    state: 'arrived',
    startsAt: '08:30',
    slotOn: DAY,
  });
  expect(listBooked(db, DAY).map((each) => each.id)).toEqual([id(21)]);
  // The seats of old appointments are taken: nobody else can be put on them.
  expect(raw.prepare('SELECT seat_number FROM seat_claims ORDER BY seat_number').pluck().all()).toEqual([1, 2]);
  expect(findTicketOfDay(db, DAY, id(1))).toMatchObject({
    state: 'serving',
    lane: 'booked',
    serviceId: 'main',
    counterId: '1',
  });
  expect(findTicketOfDay(db, DAY, id(2))).toMatchObject({
    state: 'missed',
    lane: 'walk-in',
    callCount: 2,
    missedCount: 0,
  });
  expect(listOpenTickets(db, DAY).map((each) => each.number)).toEqual([1, 7]);
  expect(listTicketEvents(db, id(31)).map(({ event, reason }) => [event, reason])).toEqual([
    ['issued', '远道来的'],
    ['missed', ''],
  ]);
  expect(findCase(db, id(40))).toMatchObject({ state: 'draft', ticketId: id(30) });
  expect(findPrintJob(db, id(50))).toMatchObject({ state: 'unknown', subject: 'A001' });
  expect(findAnswer(db, id(60))?.answerJson).toBe('{"ok":1}');
  expect(listIntakeMoves(db, DAY)).toEqual([]);
});

test('the day goes on from them: the next number, and a person’s one number', () => {
  const { store } = migrated();
  expect(nextNumbers(store.db, DAY, 'B')).toEqual({ number: 8, linePosition: 3 });
  const again = `INSERT INTO tickets (id, service_on, prefix, number, person_id, channel, state, line_position, issued_at_ms)
    VALUES ('${id(32)}', '${DAY}', 'B', 8, '${id(2)}', 'onsite', 'waiting', 3, 30)`;
  expect(() => store.raw.exec(again)).toThrow(/UNIQUE/);
});
