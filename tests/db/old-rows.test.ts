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
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const id = (last: number) => `7b0c2f0e-8a55-4f0e-9c3e-${String(last).padStart(12, '0')}`;
const hash = 'a'.repeat(64);
const DAY = '2022-02-28';

/** Every kind of row a station of schema 0060 had, its foreign keys kept as they are in use. */
const OLD_ROWS = `
  INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, circumstances_json, source,
    created_at_ms, changed_at_ms)
  VALUES ('${id(1)}', '999999193605010011', '赵试样', '1', '1936-05-01', '19999990001', '近开里社区', '2', 'district', '[]', 'roster', 1, 1),
    ('${id(2)}', '99999919360501002X', '买买提·试样', '1', '1936-05-01', '', '', '2', 'district', '["disabled"]', 'chip', 1, 1);
  INSERT INTO slots (id, slot_on, starts_at, ends_at, site, capacity) VALUES ('${id(10)}', '${DAY}', '08:30', '09:00', '大厅', 4);
  INSERT INTO seats (slot_id, seat_number) VALUES ('${id(10)}', 1), ('${id(10)}', 2);
  INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
  VALUES ('${id(20)}', 'XC0228001', '${id(1)}', '${id(10)}', 1, 'phone', 'arrived', '李晓梅', 5),
    ('${id(21)}', 'XC0228002', '${id(2)}', '${id(10)}', 2, 'phone', 'booked', '李晓梅', 6);
  INSERT INTO appointment_events (appointment_id, from_state, to_state, actor, reason, at_ms)
  VALUES ('${id(20)}', NULL, 'booked', '李晓梅', '', 5), ('${id(20)}', 'booked', 'arrived', 'kiosk', '', 10);
  INSERT INTO tickets (id, service_on, prefix, number, person_id, appointment_id, channel, state, counter_id, line_position,
    issued_at_ms, first_called_at_ms, last_called_at_ms, call_count, ended_at_ms)
  VALUES ('${id(30)}', '${DAY}', 'A', 1, '${id(1)}', '${id(20)}', 'phone', 'serving', '1', 1, 10, 20, 20, 1, NULL),
    ('${id(31)}', '${DAY}', 'B', 7, '${id(2)}', NULL, 'onsite', 'missed', NULL, 2, 11, 21, 22, 2, NULL);
  INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms)
  VALUES ('${id(30)}', 'issued', NULL, 'kiosk', '', 10), ('${id(30)}', 'called', '1', '李晓梅', '', 20),
    ('${id(31)}', 'issued', NULL, '王海涛', '远道来的', 11), ('${id(31)}', 'missed', '2', '王海涛', '', 22);
  INSERT INTO form_versions (hash, form_json) VALUES ('${hash}', '{}');
  INSERT INTO cases (id, person_id, ticket_id, channel, state, form_hash, clerk, opened_at_ms, changed_at_ms)
  VALUES ('${id(40)}', '${id(1)}', '${id(30)}', 'phone', 'draft', '${hash}', '李晓梅', 25, 26);
  INSERT INTO print_jobs (id, kind, subject_id, copy, subject, name, model_json, state, line_position, created_on, created_at_ms,
    changed_at_ms)
  VALUES ('${id(50)}', 'queue-ticket', '${id(30)}', 0, 'A001', '赵试样', '{"kind":"queue-ticket"}', 'unknown', 1, '${DAY}', 10, 12);
  INSERT INTO print_events (print_job_id, from_state, to_state, actor, at_ms) VALUES ('${id(50)}', NULL, 'queued', 'kiosk', 10);
  INSERT INTO requests (request_id, procedure, input_hash, answer_json, at_ms) VALUES ('${id(60)}', 'queue.checkIn', 'h', '{"ok":1}', 10);
`;

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
