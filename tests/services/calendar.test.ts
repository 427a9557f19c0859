import { describe, expect, test } from 'vitest';
import { markSeen, moveBooking } from '#electron/services/appointment-changes.ts';
import { dayView, weekView } from '#electron/services/appointment-days.ts';
import { printSlip } from '#electron/services/appointment-slips.ts';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import {
  callOff,
  openGroupSession,
  openVisitDay,
  orderVisits,
  setVisitAddress,
} from '#electron/services/arranged-slots.ts';
import { openCase } from '#electron/services/case-open.ts';
import { saveSite, saveTeam } from '#electron/services/calendar-places.ts';
import { addExtraDay, bookingsOn, closeDay, dayChanges, revokeDayChange } from '#electron/services/day-changes.ts';
import { intakeOf } from '#electron/services/intake.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { listRecalls } from '#electron/services/recalls.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, book, clerk, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const NEXT = '2022-03-01';
const SUNDAY = '2022-03-06';
const ALL = ['hall', 'group', 'home'] as const;

const withGroups = () =>
  testContext((profile) => ({
    ...profile,
    phases: profile.phases.map((phase) => ({ ...phase, channels: [...phase.channels, 'group'] })),
  }));

function openSession(context: TestContext, startsAt = '09:00', endsAt = '11:00') {
  const site = { id: null, name: `河头村${startsAt}`, community: '河头里社区', address: '', clerk };
  const { id } = saveSite(context, { ...request(), ...site });
  const when = { date: NEXT, startsAt, endsAt, capacity: 3 };
  return openGroupSession(context, { ...request(), ...when, siteId: id, ledBy: '陈静', clerk });
}

const teamOf = (context: TestContext, name = '上门一组') =>
  saveTeam(context, { ...request(), id: null, name, members: ['李晓梅', '王海涛'], clerk }).id;

const openVisits = (context: TestContext, teamId: string, startsAt = '08:30', endsAt = '11:30') =>
  openVisitDay(context, { ...request(), date: NEXT, startsAt, endsAt, capacity: 4, teamId, clerk });

const into = (context: TestContext, slotId: string, channel: string, address = '') =>
  bookAppointment(context, {
    ...request(),
    personId: addPerson(context).id,
    slotId,
    channel,
    phone: '',
    clerk,
    address,
  });

describe('a group session', () => {
  test('is booked by the group channel up to its capacity, and rolled on the spot', () => {
    const context = withGroups();
    const session = openSession(context);
    expect(session).toMatchObject({ kind: 'group', site: '河头村09:00', ledBy: '陈静', capacity: 3, taken: 0 });
    expect(refusalOf(() => into(context, session.id, 'phone')).code).toBe('appointment.channel');
    const booked = [1, 2, 3].map(() => into(context, session.id, 'group'));
    expect(refusalOf(() => into(context, session.id, 'group')).code).toBe('slot.full');
    const seen = () => markSeen(context, { ...request(), appointmentId: booked[0]?.id ?? '', clerk });
    expect(refusalOf(seen).code).toBe('slot.notBegun');
    context.setTime(NEXT, '09:05');
    expect(seen().state).toBe('served');
    const place = dayView(context, NEXT).places.find(({ kind }) => kind === 'group');
    expect(place).toMatchObject({ capacity: 3, taken: 3 });
  });

  test('called off puts everybody on the re-call list and may be opened again', () => {
    const context = withGroups();
    const session = openSession(context);
    const booked = [1, 2].map(() => into(context, session.id, 'group'));
    const { affected } = callOff(context, { ...request(), slotId: session.id, reason: '村里停电', clerk });
    expect(affected.map(({ id, state }) => [id, state])).toEqual(booked.map(({ id }) => [id, 'cancelled']));
    expect(listRecalls(context).map(({ reason, note }) => [reason, note])).toEqual([
      ['session-called-off', '村里停电'],
      ['session-called-off', '村里停电'],
    ]);
    expect(refusalOf(() => into(context, session.id, 'group')).code).toBe('slot.notFound');
    const [site] = [session.site];
    expect(dayView(context, NEXT).places.find((place) => place.site === site)?.capacity).toBe(0);
  });

  test('has an end after its start and stands alone at its place', () => {
    const context = withGroups();
    expect(refusalOf(() => openSession(context, '10:00', '10:00')).code).toBe('slot.times');
    const teamId = teamOf(context);
    openVisits(context, teamId);
    expect(refusalOf(() => openVisits(context, teamId, '10:00', '12:00'))).toEqual({
      code: 'slot.overlaps',
      data: { startsAt: '08:30', endsAt: '11:30' },
    });
    expect(openVisits(context, teamId, '13:30', '16:00').startsAt).toBe('13:30');
    expect(openVisits(context, teamOf(context, '上门二组')).site).toBe('上门二组');
  });
});

describe('a visit day', () => {
  test('keeps the route in the order given, and refuses one that is out of date', () => {
    const context = testContext();
    const day = openVisits(context, teamOf(context));
    const [one, two, three] = ['甲楼', '乙楼', '丙楼'].map((address) => into(context, day.id, 'home', address));
    if (!one || !two || !three) throw new Error('three visits');
    const order = (ids: readonly string[]) =>
      orderVisits(context, { ...request(), slotId: day.id, appointmentIds: ids, clerk });
    expect(order([three.id, one.id, two.id]).map(({ stop }) => [stop?.position, stop?.address])).toEqual([
      [1, '丙楼'],
      [2, '甲楼'],
      [3, '乙楼'],
    ]);
    const hall = freeSlot(context, NEXT).id;
    moveBooking(context, { ...request(), appointmentId: one.id, slotId: hall, reason: '自己来', clerk });
    expect(refusalOf(() => order([one.id, two.id, three.id])).code).toBe('visit.orderStale');
    expect(refusalOf(() => order([two.id, two.id])).code).toBe('visit.orderStale');
    expect(order([two.id, three.id]).map(({ id }) => id)).toEqual([two.id, three.id]);
    const moved = dayView(context, NEXT).appointments.find(({ id }) => id === one.id);
    expect(moved).toMatchObject({ kind: 'hall', channel: 'phone', stop: null });
  });

  test('prints a slip that says who comes, when and where to', () => {
    const context = testContext();
    const day = openVisits(context, teamOf(context));
    const visit = into(context, day.id, 'home');
    const slipOf = (appointmentId: string) =>
      receiptOf(context, printSlip(context, { ...request(), appointmentId, clerk }).printJobId);
    expect(slipOf(visit.id)).toMatchObject({ who: '上门一组（李晓梅、王海涛）', site: '您家里', time: '08:30-11:30' });
    setVisitAddress(context, { ...request(), appointmentId: visit.id, address: '3号楼2门101', clerk });
    expect(slipOf(visit.id)).toMatchObject({ site: '3号楼2门101', qr: visit.number, header: { copy: 1 } });
    expect(slipOf(book(context, addPerson(context).id, DAY).id)).toMatchObject({ who: '', whoLabel: '' });
  });
});

describe('a closed day', () => {
  const close = (context: TestContext, kinds: readonly (typeof ALL)[number][] = ALL) =>
    closeDay(context, { ...request(), date: NEXT, kinds, reason: '停电检修', clerk: '站长' });

  test('names whom it will hit, cancels them, and drops nobody', () => {
    const context = testContext();
    const visit = into(context, openVisits(context, teamOf(context)).id, 'home');
    const hall = book(context, addPerson(context).id, NEXT);
    const other = book(context, addPerson(context).id, DAY);
    const ids = [visit.id, hall.id].toSorted();
    expect(
      bookingsOn(context, NEXT, ALL)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids);
    expect(
      close(context)
        .affected.map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids);
    expect(
      listRecalls(context)
        .map(({ appointment }) => appointment.id)
        .toSorted(),
    ).toEqual(ids);
    expect(listSlots(context, { from: NEXT, days: 1, kinds: ALL })).toEqual([
      { date: NEXT, closedReason: '停电检修', slots: [] },
    ]);
    expect(dayView(context, NEXT)).toMatchObject({ closedReason: '停电检修', appointments: [{}, {}] });
    expect(dayView(context, DAY).appointments).toMatchObject([{ id: other.id, state: 'booked' }]);
    expect(refusalOf(() => into(context, hall.slotId, 'phone')).code).toBe('slot.notFound');
  });

  test('of the hall alone leaves the visits, and can be taken back', () => {
    const context = testContext();
    const visits = openVisits(context, teamOf(context));
    const visit = into(context, visits.id, 'home');
    close(context, ['hall']);
    expect(intakeOf(context, context.store.db, context.clock.now()).next?.date).toBe('2022-03-02');
    expect(dayView(context, NEXT).appointments).toMatchObject([{ id: visit.id, state: 'booked' }]);
    expect(dayChanges(context, DAY)).toMatchObject([{ date: NEXT, kind: 'hall', change: 'closed' }]);
    revokeDayChange(context, { ...request(), date: NEXT, kind: 'hall', clerk: '站长' });
    expect(book(context, addPerson(context).id, NEXT).state).toBe('booked');
    expect(dayChanges(context, DAY)).toEqual([]);
  });

  test('of the past is refused', () => {
    const context = testContext();
    context.setTime('2022-03-02', '08:00');
    expect(refusalOf(() => close(context)).code).toBe('day.past');
  });
});

test('an extra day offers the hall’s sessions, and taking it back calls its people again', () => {
  const context = testContext();
  expect(listSlots(context, { from: SUNDAY, days: 1 })[0]?.slots).toEqual([]);
  addExtraDay(context, { ...request(), date: SUNDAY, reason: '加班', clerk: '站长' });
  const booked = book(context, addPerson(context).id, SUNDAY);
  const { affected } = revokeDayChange(context, { ...request(), date: SUNDAY, kind: 'hall', clerk: '站长' });
  expect(affected.map(({ id }) => id)).toEqual([booked.id]);
  expect(listRecalls(context)).toHaveLength(1);
});

test('a case begun after the visit was ticked off counts under the visit', () => {
  const context = testContext();
  const visits = openVisits(context, teamOf(context));
  const visit = into(context, visits.id, 'home');
  context.setTime(NEXT, '16:00');
  markSeen(context, { ...request(), appointmentId: visit.id, clerk });
  openCase(context, { ...request(), personId: visit.personId, ticketId: null, clerk });
  const channels = () => context.store.raw.prepare('SELECT channel FROM cases ORDER BY channel').pluck().all();
  expect(channels()).toEqual(['home']);
  const walkIn = addPerson(context);
  openCase(context, { ...request(), personId: walkIn.id, ticketId: null, clerk });
  expect(channels()).toEqual(['home', 'onsite']);
});

test('a week counts seats and no-shows by place', () => {
  const context = testContext();
  book(context, addPerson(context).id, DAY);
  openVisits(context, teamOf(context));
  const week = weekView(context, DAY);
  expect(week.map(({ places }) => places.map(({ kind, taken, capacity }) => [kind, taken, capacity]))).toEqual([
    [['hall', 1, 52]],
    [
      ['hall', 0, 52],
      ['home', 0, 4],
    ],
    [['hall', 0, 52]],
    [['hall', 0, 52]],
    [['hall', 0, 52]],
    [],
    [],
  ]);
});
