import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { findAppointment, findLiveAppointment } from '#electron/db/repositories/appointments.ts';
import { listEvents, listViewsOfPerson } from '#electron/db/repositories/appointment-views.ts';
import { listFields } from '#electron/db/repositories/case-contents.ts';
import { findCase, listDrafts } from '#electron/db/repositories/cases.ts';
import { findBatch } from '#electron/db/repositories/import-batches.ts';
import { findRow, listConflicts, listRowsOf, listSuspects } from '#electron/db/repositories/import-rows.ts';
import { listMappings } from '#electron/db/repositories/roster-mappings.ts';
import { freeSeats, seatUse } from '#electron/db/repositories/seats.ts';
import { moveBooking } from '#electron/services/appointment-changes.ts';
import { weekView } from '#electron/services/appointment-days.ts';
import { coverageBoard } from '#electron/services/coverage/coverage-board.ts';
import { CoverageCensus } from '#electron/services/coverage/coverage-census.ts';
import { logContact } from '#electron/services/contacts.ts';
import { personCoverage, setPersonAddress } from '#electron/services/coverage/coverage-people.ts';
import { searchPersonIds } from '#electron/services/people-search.ts';
import { getBatch } from '#electron/services/roster.ts';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testContext } from '#tests/support/test-context.ts';
import { testKey } from '#tests/support/test-store.ts';

const uuid = (digit: number) => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;
const [BOOKED, SERVED, CALLED_OFF] = [uuid(1), uuid(2), uuid(3)] as const;
/** As the first program named the hall's slots of 9:00 and 11:00; a program that names them otherwise loses its bookings. */
const [MORNING, NOON] = ['588c0a32-3228-855c-8ea4-3386cde15d09', 'b56635d3-5bbb-8691-89a7-126e749c3f63'] as const;
const [COMING, DONE, OVER] = [uuid(6), uuid(7), uuid(8)] as const;
const [DRAFT, ACCEPTED] = [`a${uuid(1).slice(1)}`, `a${uuid(2).slice(1)}`] as const;
const [TAKEN, THROWN] = [`b${uuid(1).slice(1)}`, `b${uuid(2).slice(1)}`] as const;
const FORM = 'f'.repeat(64);
const DAY = '2022-02-28';

const numberOf = (index: number) => inventedIdNumber('1936-05-01', 11 + 2 * index);
const COLUMNS =
  '[{"heading":"姓名","field":"name"},{"heading":"证件","field":"idNumber"},{"heading":"备考","field":""}]';

const PEOPLE = `
  INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, circumstances_json, source,
    created_at_ms, changed_at_ms)
  VALUES ('${BOOKED}', '${numberOf(0)}', '阿依古丽·买买提𠅤', '1', '1936-05-01', '19999990001', '近开里社区', '2', 'district',
      '["disabled"]', 'roster', 1, 1),
    ('${SERVED}', '${numberOf(1)}', '赵试样', '1', '1936-05-01', '', '近开里社区', '2', 'district', '[]', 'counter', 2, 2),
    ('${CALLED_OFF}', '${numberOf(2)}', '钱试样', '1', '1936-05-01', '', '', '', '', '[]', 'roster', 3, 3);
  INSERT INTO person_tokens (token, person_serial) VALUES ('赵试样', 2), ('zsy', 2), ('${numberOf(1)}', 2), ('钱试样', 3);`;

const BOOKINGS = `
  INSERT INTO slots (id, slot_on, starts_at, ends_at, site, capacity)
  VALUES ('${MORNING}', '${DAY}', '09:00', '09:30', '新村街道退役军人服务站大厅', 2), ('${NOON}', '${DAY}', '11:00', '11:30', '新村街道退役军人服务站大厅', 2);
  INSERT INTO seats (slot_id, seat_number) VALUES ('${MORNING}', 1), ('${MORNING}', 2), ('${NOON}', 1), ('${NOON}', 2);
  INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
  VALUES ('${COMING}', 'Y0228-0001', '${BOOKED}', '${MORNING}', 2, 'phone', 'booked', '李晓梅', 10),
    ('${DONE}', 'Y0228-0002', '${SERVED}', '${MORNING}', 1, 'phone', 'served', '李晓梅', 11),
    ('${OVER}', 'Y0228-0003', '${CALLED_OFF}', '${NOON}', 1, 'phone', 'cancelled', '王海涛', 12);
  INSERT INTO appointment_events (appointment_id, from_state, to_state, actor, reason, at_ms)
  VALUES ('${COMING}', NULL, 'booked', '李晓梅', '', 10), ('${DONE}', NULL, 'booked', '李晓梅', '', 11),
    ('${DONE}', 'booked', 'served', '王海涛', '', 20), ('${OVER}', NULL, 'booked', '王海涛', '', 12),
    ('${OVER}', 'booked', 'cancelled', '王海涛', '本人不来', 13);`;

const CASES = `
  INSERT INTO form_versions (hash, form_json) VALUES ('${FORM}', '{}');
  INSERT INTO cases (id, person_id, channel, state, case_number, form_hash, focus_field, clerk, opened_at_ms, changed_at_ms,
    accepted_at_ms, accepted_on)
  VALUES ('${DRAFT}', '${BOOKED}', 'phone', 'draft', NULL, '${FORM}', 'bank', '李晓梅', 30, 31, NULL, NULL),
    ('${ACCEPTED}', '${SERVED}', 'phone', 'accepted', 'XC20220228-0001', '${FORM}', NULL, '王海涛', 30, 40, 40, '${DAY}');
  INSERT INTO case_fields (case_id, field, value, source, changed_by, changed_at_ms)
  VALUES ('${DRAFT}', 'address', '近开里3号楼', 'chip', '李晓梅', 31);
  INSERT INTO case_field_changes (case_id, field, value, source, changed_by, at_ms)
  VALUES ('${DRAFT}', 'address', '近开里3号楼', 'chip', '李晓梅', 31);`;

const IMPORTS = `
  INSERT INTO import_batches (id, file_name, state, columns_json, total, added, merged, unchanged, refused, created_at_ms,
    changed_at_ms)
  VALUES ('${TAKEN}', '名册.xlsx', 'committed', '${COLUMNS}', 3, 1, 1, 0, 1, 5, 6),
    ('${THROWN}', '旧.csv', 'discarded', '${COLUMNS}', 0, 0, 0, 0, 0, 4, 4);
  INSERT INTO import_rows (batch_id, row_number, outcome, id_number, name, cells_json, reasons_json)
  VALUES ('${TAKEN}', 2, 'added', '${numberOf(0)}', '阿依古丽·买买提𠅤', '["阿依古丽·买买提𠅤","${numberOf(0)}","无"]', '[]'),
    ('${TAKEN}', 3, 'merged', '${numberOf(1)}', '赵试样', '["赵试样","${numberOf(1)}",""]', '[]'),
    ('${TAKEN}', 4, 'refused', '', '孙试样', '["孙试样","12",""]', '[{"code":"idNumber.length","field":"idNumber","detail":""}]');`;

/** A store as the first program left it, brought to what is newest. */
function oldStore() {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  const first = migrations.filter(({ version }) => version <= 60);
  migrate(store.raw, first, null);
  for (const rows of [PEOPLE, BOOKINGS, CASES, IMPORTS]) store.raw.exec(rows);
  migrate(store.raw, migrations, null);
  expect(store.raw.pragma('foreign_key_check')).toEqual([]);
  expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  return { store, context: { ...testContext(), store } };
}

test('an import keeps its counts, rows and columns, and nobody is suspected of anything afterwards', () => {
  const { store, context } = oldStore();
  const { db } = store;
  expect(findBatch(db, TAKEN)).toMatchObject({
    fileName: '名册.xlsx',
    state: 'committed',
    total: 3,
    added: 1,
    merged: 1,
    unchanged: 0,
    refused: 1,
    conflicts: 0,
    suspects: 0,
    takenRow: 0,
    indexedSerial: 0,
    problem: '',
    createdAtMs: 5,
    changedAtMs: 6,
  });
  expect(findBatch(db, THROWN)).toMatchObject({ state: 'discarded', total: 0 });
  expect(getBatch(context, TAKEN, () => null)).toMatchObject({
    columns: [
      { heading: '姓名', field: 'name' },
      { heading: '证件', field: 'idNumber' },
    ],
    undecided: 0,
  });
  expect(findRow(db, { batchId: TAKEN, rowNumber: 2 })).toMatchObject({
    name: '阿依古丽·买买提𠅤',
    cellsJson: `["阿依古丽·买买提𠅤","${numberOf(0)}","无"]`,
    conflict: 0,
    suspectIdNumber: '',
    suspectRow: 0,
    decision: '',
  });
  const page = { offset: 0, limit: 9 };
  expect(listRowsOf(db, TAKEN, 'refused', page).map((row) => [row.rowNumber, row.name])).toEqual([[4, '孙试样']]);
  expect([listConflicts(db, TAKEN, page), listSuspects(db, TAKEN, page), listMappings(db)]).toEqual([[], [], []]);
});

test('people are found by what they were found by, by one word and by two', () => {
  const { store, context } = oldStore();
  const found = (query: string) => searchPersonIds(context.store.db, query, 10);
  expect([found('赵试样'), found('zsy'), found('钱试')]).toEqual([[SERVED], [SERVED], [CALLED_OFF]]);
  expect(found(`zsy ${numberOf(1).slice(0, 10)}`)).toEqual([SERVED]);
  const lists = store.raw.prepare('SELECT tokens FROM person_token_lists WHERE person_serial = 2').pluck().get();
  expect(String(lists).split(' ').toSorted()).toEqual(['', numberOf(1), 'zsy', '赵试样'].toSorted());
});

test('bookings stay on their seats in the hall, a cancelled one on none, their history as it was', () => {
  const { store, context } = oldStore();
  const { db } = store;
  expect(findLiveAppointment(db, BOOKED)).toMatchObject({ id: COMING, seatNumber: 2, kind: 'hall', state: 'booked' });
  expect(findAppointment(db, DONE)).toMatchObject({ seatNumber: 1, state: 'served' });
  const use = seatUse(db, { from: DAY, to: DAY, nowMs: 0 });
  expect([use.get(MORNING), use.get(NOON)]).toEqual([{ taken: 2, held: 0 }, undefined]);
  expect([freeSeats(db, MORNING, 9), freeSeats(db, NOON, 9)]).toEqual([[], [1, 2]]);
  expect(listEvents(db, OVER)).toMatchObject([
    { from: null, to: 'booked', actor: '王海涛', fromTime: null, toTime: null },
    { from: 'booked', to: 'cancelled', reason: '本人不来', fromTime: null, toTime: null },
  ]);
  expect(listViewsOfPerson(db, BOOKED)).toMatchObject([
    { number: 'Y0228-0001', ledBy: '', familyId: null, position: null, address: null },
  ]);
  const taken = weekView(context, DAY)[0]?.places.reduce((sum, place) => sum + place.taken, 0);
  expect(taken).toBe(2);
});

test('an old booking moves as a new one does, and the seat it leaves is free', () => {
  const { store, context } = oldStore();
  const move = {
    requestId: crypto.randomUUID(),
    appointmentId: COMING,
    slotId: NOON,
    holdId: null,
    reason: '改',
    clerk: '陈静',
  };
  moveBooking(context, move);
  expect(findLiveAppointment(store.db, BOOKED)).toMatchObject({ slotId: NOON, number: 'Y0228-0001' });
  expect(freeSeats(store.db, MORNING, 9)).toEqual([2]);
  expect(listEvents(store.db, COMING).at(-1)).toMatchObject({ fromTime: `${DAY} 09:00`, toTime: `${DAY} 11:00` });
});

test('cases stay open at their field, and everybody has the state their old rows give them', async () => {
  const { store, context } = oldStore();
  expect(listDrafts(store.db).map((draft) => [draft.id, draft.focusField])).toEqual([[DRAFT, 'bank']]);
  expect(listFields(store.db, DRAFT)).toMatchObject([{ field: 'address', value: '近开里3号楼', source: 'chip' }]);
  expect(findCase(store.db, ACCEPTED)).toMatchObject({ state: 'accepted', caseNumber: 'XC20220228-0001' });
  const states = [BOOKED, SERVED, CALLED_OFF].map((id) => personCoverage(context, id).state);
  expect(states.slice(0, 2)).toEqual(['in-progress', 'accepted']);
  const board = await coverageBoard(context, new CoverageCensus(context));
  expect(board.total).toBe(3);
  const of = { personId: CALLED_OFF, clerk: '陈静' };
  const call = { channel: 'phone', outcome: 'declined', note: '', nextOn: null, needs: [] };
  logContact(context, { requestId: crypto.randomUUID(), ...of, ...call });
  expect(personCoverage(context, CALLED_OFF)).toMatchObject({ state: 'declined' });
  expect(personCoverage(context, BOOKED).address).toBe('近开里3号楼');
  setPersonAddress(context, { requestId: crypto.randomUUID(), personId: BOOKED, address: '5号楼', clerk: '陈静' });
  expect(personCoverage(context, BOOKED).address).toBe('5号楼');
});
