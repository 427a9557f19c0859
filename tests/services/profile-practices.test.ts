import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { openGroupSession, openVisitDay } from '#electron/services/arranged-slots.ts';
import { bookAppointment, listSlots } from '#electron/services/appointments.ts';
import { saveSite, saveTeam } from '#electron/services/calendar-places.ts';
import { acceptCase } from '#electron/services/case-accept.ts';
import { saveField } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { recordOnlineApplication } from '#electron/services/online-applications.ts';
import { getPerson } from '#electron/services/people.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { describeStation } from '#electron/services/station.ts';
import { listProfiles } from '#electron/platform/resources.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, clerk, completeCase, freeSlot, request } from '#tests/support/station-day.ts';
import { practices, type Practice, type PracticePhase } from '#tests/support/station-practices.ts';
import { resourcesDir, testContext, type TestContext } from '#tests/support/test-context.ts';

const facts = { version: '0', keySource: 'file' } as const;
const CHANNELS = ['phone', 'home', 'agreed', 'group', 'onsite', 'online'];

/** A seat of the kind that a channel leads to, on a day. */
function seatFor(context: TestContext, channel: string, date: string): string {
  const when = { date, startsAt: '09:00', endsAt: '11:00', capacity: 5 };
  if (channel === 'home') {
    const team = { id: null, name: '上门一组', members: ['李晓梅'] };
    const teamId = saveTeam(context, { ...request(), ...team, clerk }).id;
    return openVisitDay(context, { ...request(), ...when, teamId, clerk }).id;
  }
  if (channel === 'group') {
    const site = { id: null, name: '村委会', community: '', address: '' };
    const siteId = saveSite(context, { ...request(), ...site, clerk }).id;
    return openGroupSession(context, { ...request(), ...when, siteId, ledBy: clerk, clerk }).id;
  }
  return freeSlot(context, date).id;
}

function tryChannel(context: TestContext, phase: PracticePhase, channel: string) {
  const slotId = seatFor(context, channel, phase.opensOn);
  const personId = addPerson(context, phase.who).id;
  return () => bookAppointment(context, { ...request(), personId, slotId, channel, phone: '', clerk, address: '' });
}

/** By each channel there is a booking, or a refusal that names the channels there are. */
function bookByEachChannel(context: TestContext, phase: PracticePhase): void {
  const names = new Map(context.profile().channels.map(({ code, name }) => [code, name]));
  const offered = phase.channels.map((code) => names.get(code)).join('、');
  for (const channel of CHANNELS) {
    const attempt = tryChannel(context, phase, channel);
    // An application made online is recorded with its number and needs no seat.
    if (phase.channels.includes(channel) && channel !== 'online') {
      expect(attempt()).toMatchObject({ state: 'booked', channel, date: phase.opensOn });
    } else expect([channel, refusalOf(attempt).data]).toEqual([channel, { channels: offered }]);
  }
}

/** A walk-in gets a number where 现场办理 is offered, and elsewhere is told how else. */
function walkIn(context: TestContext, { who, channels }: PracticePhase): void {
  const { idNumber } = addPerson(context, who);
  if (channels.includes('onsite')) {
    expect(arrive(context, idNumber).ticket.number).toMatch(/^B\d{3}$/);
    return;
  }
  const { code, data } = refusalOf(() => arrive(context, idNumber));
  expect([code, data]).toEqual(['phase.notOpen', { reason: expect.stringContaining('预约') }]);
}

/** Any of the day's banks may be chosen and no other; the receipt says which, under the station's name. */
function applyWithEachBank(context: TestContext, { who }: PracticePhase, { banks, station }: Practice): void {
  expect(describeStation(context, facts).banks).toEqual(banks);
  const [community = ''] = context.profile().communities;
  const { id: personId, birthOn } = addPerson(context, { ...who, community });
  const { id: caseId } = openCase(context, { ...request(), personId, ticketId: null, clerk });
  const save = (field: string, value: string) => saveField(context, { ...request(), caseId, clerk, field, value });
  const choose = (value: string) => save('bank', value);
  for (const bank of banks) choose(bank);
  expect(refusalOf(() => choose('某某银行')).code).toBe('case.fieldInvalid');
  const [bank = ''] = banks;
  completeCase(context, personId, null, bank);
  const served = (age: number) => `${Number(birthOn.slice(0, 4)) + age}-03-01`;
  save('enlistedOn', served(19));
  save('dischargedOn', served(23));
  const receipt = receiptOf(context, acceptCase(context, { ...request(), caseId, clerk }).printJobId);
  expect(receipt).toMatchObject({ bank, nextSteps: context.profile().nextSteps });
  expect(receipt.header.station).toContain(station);
}

test('every shipped profile has its practice written down', () => {
  expect(Object.keys(practices).toSorted()).toEqual(listProfiles(resourcesDir).toSorted());
});

describe.each(Object.entries(practices))('the practice of %s', (id, practice) => {
  const openOn = (date: string, time: string): TestContext => {
    const context = testContext((profile) => profile, id);
    context.setTime(date, time);
    return context;
  };

  test('is the station it says, with its communities, counters, notices and times', () => {
    const context = openOn('2022-02-28', '08:00');
    const station = describeStation(context, facts);
    expect(station.stationName).toContain(practice.station);
    expect(station.communities).toHaveLength(practice.communities);
    expect(station.counters.length).toBeGreaterThan(0);
    expect(station.notices.length).toBeGreaterThan(1);
    const [qingming] = listSlots(context, { from: '2022-04-05', days: 1 });
    expect(qingming).toMatchObject({ closedReason: '清明节', slots: [] });
  });

  describe.each(practice.phases.map((phase, index) => ({ phase, index })))('in phase $index', ({ phase }) => {
    const { opensOn, who } = phase;

    test('whoever comes a day early is told in one sentence whose turn it is and when', () => {
      const context = openOn(addDays(opensOn, -1), '10:00');
      const person = addPerson(context, who);
      const { state, reason } = getPerson(context, person.id).eligibility;
      expect([state, reason]).toEqual(['not-yet', expect.stringContaining(phase.notYet)]);
      const day = `${Number(opensOn.slice(5, 7))}月${Number(opensOn.slice(8))}日起开放`;
      expect(reason).toContain(day);
      expect(refusalOf(() => arrive(context, person.idNumber))).toEqual({ code: 'phase.notOpen', data: { reason } });
    });

    test('its people book by its channels, come without booking or hear why not, choose a bank and get a receipt', () => {
      const context = openOn(opensOn, '08:00');
      bookByEachChannel(context, phase);
      context.setTime(opensOn, '09:00');
      walkIn(context, phase);
      applyWithEachBank(context, phase, practice);
    });
  });
});

describe('what one station does and others do not', () => {
  const at = (id: string) => testContext((profile) => profile, id);

  test('中塘镇: two banks have a desk in the hall, and the Saturday after the first day is worked', () => {
    const context = at('zhongtang');
    const desks = describeStation(context, facts).bankDesks.map(({ desk, isHere }) => [desk, isHere]);
    expect(desks).toEqual([
      ['大厅东侧农行服务台', true],
      ['大厅西侧邮储服务台', true],
    ]);
    const days = listSlots(context, { from: '2022-03-05', days: 2 }).map(({ slots }) => slots.length > 0);
    expect(days).toEqual([true, false]);
  });

  test('北塘街道: each bank’s activation is told, and whoever neither lives nor is registered in the district is not', () => {
    const context = at('beitang');
    expect(describeStation(context, facts).bankDesks.every(({ activation }) => activation.includes('激活'))).toBe(true);
    const stranger = addPerson(context, { hukou: 'other', residence: 'other', birthOn: '1930-01-01' });
    expect(getPerson(context, stranger.id).eligibility).toMatchObject({
      state: 'not-eligible',
      reason: expect.stringContaining('本区户籍或住在本区'),
    });
  });

  test('雅苑社区: two hours on Saturdays, and nobody is booked by telephone', () => {
    const [saturday] = listSlots(at('yayuan'), { from: '2022-03-05', days: 1 });
    expect(saturday?.slots.map(({ startsAt }) => startsAt)).toEqual(['09:00', '09:30', '10:00', '10:30']);
  });

  test('官一社区: a frail man of 77 gets a priority number and is called before a stronger one who came first', () => {
    const context = at('guanyi');
    const strong = { birthOn: '1950-01-01', circumstances: ['regular-subsidy'] };
    arrive(context, addPerson(context, strong).idNumber);
    const frail = addPerson(context, { birthOn: '1944-06-01', circumstances: ['no-self-care'] });
    expect(arrive(context, frail.idNumber).ticket.priority).toBe('体弱');
    expect(callNext(context, { ...request(), counterId: '1', clerk }).personId).toBe(frail.id);
  });

  test('新河街道: who has applied online is recorded with the number, and needs no appointment any more', () => {
    const context = at('xinhe');
    const { id: personId } = addPerson(context);
    const made = { personId, number: 'WS 2022 001', kind: 'first' as const, appliedOn: '2022-02-28', clerk };
    expect(recordOnlineApplication(context, { ...request(), ...made }).number).toBe('WS2022001');
    const slotId = freeSlot(context, '2022-03-01').id;
    const attempt = () =>
      bookAppointment(context, { ...request(), personId, slotId, channel: 'phone', phone: '', clerk });
    expect(refusalOf(attempt)).toEqual({ code: 'onlineApplication.exists', data: { number: 'WS2022001' } });
  });

  test('a bank that comes later or leaves earlier is offered on its own days only, and sits there on its weekdays', () => {
    const context = testContext((profile) => {
      const [first, second, ...others] = profile.banks;
      if (!first || !second) throw new Error('no banks');
      const leaving = { ...first, until: '2022-03-14' };
      const coming = { ...second, from: '2022-03-15', desk: '大厅', deskWeekdays: [2] };
      return { ...profile, banks: [leaving, coming, ...others] };
    });
    const offered = () => describeStation(context, facts).banks.slice(0, 2);
    const others = practices['xincun']?.banks.slice(2) ?? [];
    expect(offered()).toEqual(['中国工商银行', others[0]]);
    context.setTime('2022-03-15', '09:00'); // a Tuesday
    expect(offered()).toEqual(['中国农业银行', others[0]]);
    expect(describeStation(context, facts).bankDesks[0]).toMatchObject({ weekdays: [2], isHere: true });
    context.setTime('2022-03-16', '09:00');
    expect(describeStation(context, facts).bankDesks[0]).toMatchObject({ isHere: false });
  });
});
