import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { addExtraDay, closeDay } from '#electron/services/day-changes.ts';
import { listSlots } from '#electron/services/appointments.ts';
import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import { getPerson } from '#electron/services/people.ts';
import { checkProfile } from '#electron/services/profile-check.ts';
import {
  exportProfile,
  getProfileVersion,
  listProfileVersions,
  readProfileFile,
  saveProfile,
} from '#electron/services/profiles.ts';
import { describeStation } from '#electron/services/station.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, book, clerk, request } from '#tests/support/station-day.ts';
import { resourcesDir, testContext, type TestContext } from '#tests/support/test-context.ts';

const DAY = '2022-02-28';
const current = (context: TestContext) => context.profile();
const check = (context: TestContext, draft: StationProfile, effectiveOn = DAY) =>
  checkProfile(context, { draft, effectiveOn });
const saving = (_context: TestContext, draft: StationProfile, effectiveOn: string, basedOn = 1) => ({
  ...request(),
  draft,
  effectiveOn,
  basedOn,
  origin: 'screen' as const,
  reason: '区局通知',
  clerk,
});
const facts = { version: '0', keySource: 'file' } as const;

/** Sixties are let in at once instead of in the second phase. */
function widened(profile: StationProfile): StationProfile {
  const [first, ...others] = profile.phases;
  if (!first) throw new Error('no phase');
  return { ...profile, phases: [{ ...first, rule: [...first.rule, [{ fact: 'age', atLeast: 60 }]] }, ...others] };
}

/** Nobody but those of 90 is left in the first phase. */
function narrowed(profile: StationProfile): StationProfile {
  const [first, ...others] = profile.phases;
  if (!first) throw new Error('no phase');
  return { ...profile, phases: [{ ...first, rule: [[{ fact: 'age', atLeast: 90 }]] }, ...others] };
}

describe('the dry run', () => {
  it('counts who gains and who loses on each day on which something opens, and changes nothing', async () => {
    const context = testContext();
    for (let index = 0; index < 3; index += 1) addPerson(context, { birthOn: '1955-01-01', circumstances: [] });
    addPerson(context, { birthOn: '1936-01-01', circumstances: [] });
    addPerson(context, { birthOn: '1990-01-01', circumstances: [] });
    addPerson(context, { personClass: '12' });
    const { problems, impact } = await check(context, widened(current(context)), '2022-03-01');
    expect(problems).toEqual([]);
    expect(impact).toMatchObject({ people: 6, losingTotal: 0, bookings: [], overtakes: [] });
    expect(
      impact?.days.map(({ date, openBefore, openAfter, gained, lost }) => [date, openBefore, openAfter, gained, lost]),
    ).toEqual([
      ['2022-03-01', 1, 4, 3, 0],
      ['2022-03-15', 4, 4, 0, 0],
      ['2022-04-01', 5, 5, 0, 0],
    ]);
    expect(impact?.days[1]?.phases).toEqual([
      { id: 'phase-1', name: '第一阶段', before: 1, after: 4 },
      { id: 'phase-2', name: '第二阶段', before: 3, after: 0 },
    ]);
    expect(listProfileVersions(context)).toHaveLength(1);
    expect(context.announced).toEqual([]);
  });

  it('names who loses a turn, and says why', async () => {
    const context = testContext();
    const person = addPerson(context, { birthOn: '1940-01-01', circumstances: [] });
    const { impact } = await check(context, narrowed(current(context)));
    expect(impact?.losing).toEqual([
      {
        id: person.id,
        name: '赵试样',
        community: '近开里社区',
        date: DAY,
        reason: '属于第二阶段（年满60岁），2022年3月15日起开放',
      },
    ]);
    expect(impact?.days[0]).toMatchObject({ openBefore: 1, openAfter: 0, lost: 1 });
  });

  it('lists the bookings that fall outside: the day, the time, the phase, the channel', async () => {
    const context = testContext();
    const old = addPerson(context, { birthOn: '1940-01-01', circumstances: [] });
    const closed = book(context, addPerson(context).id, '2022-03-02');
    const morning = book(context, addPerson(context).id, '2022-03-03');
    const phase = book(context, old.id, '2022-03-04');
    const fine = book(context, addPerson(context, { birthOn: '1930-01-01' }).id, '2022-03-07');
    const before = book(context, addPerson(context).id, '2022-03-01');
    const changed = narrowed(current(context));
    const draft = {
      ...changed,
      closedDays: [...changed.closedDays, { date: '2022-03-02', reason: '大扫除' }],
      sessions: changed.sessions.map((each) =>
        each.startsAt === '08:30' ? { ...each, weekdays: [1, 2, 3, 5] } : each,
      ),
    };
    const { impact } = await check(context, draft, '2022-03-02');
    expect(impact?.bookings.map(({ number, why, alsoNow }) => [number, why, alsoNow])).toEqual([
      [closed.number, 'day-closed', false],
      [morning.number, 'time-gone', false],
      [phase.number, 'phase', false],
    ]);
    expect(impact?.bookings[0]).toMatchObject({ reason: '大扫除', phone: '19999990001', startsAt: '08:30' });
    expect(impact?.bookings[2]?.reason).toBe('属于第二阶段（年满60岁），2022年3月15日起开放');
    expect([fine.state, before.state]).toEqual(['booked', 'booked']);

    const homeOnly = {
      ...current(context),
      phases: current(context).phases.map((each) => ({ ...each, channels: ['home'] })),
    };
    const noPhone = await check(context, homeOnly);
    expect(noPhone.impact?.bookings.map(({ why }) => why)).toEqual([
      'channel',
      'channel',
      'channel',
      'channel',
      'channel',
    ]);
  });

  it('leaves to the calendar what the manager decided about single days', async () => {
    const context = testContext();
    const decide = (date: string) => ({ ...request(), date, reason: '加班', clerk });
    addExtraDay(context, decide('2022-03-05')); // a Saturday
    const saturday = book(context, addPerson(context).id, '2022-03-05');
    addExtraDay(context, decide('2022-03-08')); // a Tuesday on which the draft closes
    book(context, addPerson(context).id, '2022-03-08');
    const closed = book(context, addPerson(context).id, '2022-03-09');
    const profile = current(context);
    const shut = ['2022-03-05', '2022-03-08'].map((date) => ({ date, reason: '大扫除' }));
    expect((await check(context, { ...profile, closedDays: shut })).impact?.bookings).toEqual([]);
    // Its hours are the profile's, though: without the morning the morning's booking has no time.
    const afternoons = { ...profile, sessions: profile.sessions.filter(({ startsAt }) => startsAt !== '08:30') };
    const numbersOf = async () => (await check(context, afternoons)).impact?.bookings.map(({ number }) => number);
    expect(await numbersOf()).toEqual(expect.arrayContaining([saturday.number, closed.number]));
    closeDay(context, { ...decide('2022-03-09'), kinds: ['hall'] });
    expect(await numbersOf()).not.toContain(closed.number);
  });

  it('is over in a second for 6,000 people, and lets others work in between', async () => {
    const context = testContext();
    const { communities } = context.profile();
    const wish = { count: 6_000, communities, today: DAY, seed: 3 };
    settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), DAY);
    for (let day = 0; day < 10; day += 1) {
      for (let seat = 0; seat < 5; seat += 1) book(context, addPerson(context).id, addDays('2022-03-07', day % 5));
    }
    let longestMs = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 1);
    const started = performance.now();
    const { impact } = await check(context, widened(narrowed(current(context))));
    const tookMs = performance.now() - started;
    clearInterval(watch);
    expect(impact?.people).toBe(6_050);
    expect(impact?.losingTotal).toBeGreaterThan(0);
    console.log(`dry run over 6,050 people: ${Math.round(tookMs)} ms, longest pause ${Math.round(longestMs)} ms`);
    expect(tookMs).toBeLessThan(1_000);
    expect(longestMs).toBeLessThan(200);
  });

  it('says in words everything that is wrong, also what has not even the form of a profile', async () => {
    const context = testContext();
    const profile = current(context);
    const draft = {
      ...profile,
      communities: ['近开里社区', '近开里社区'],
      sessions: [
        ...profile.sessions,
        { weekdays: [1], startsAt: '11:00', endsAt: '12:00', slotMinutes: 30, capacity: 1 },
      ],
      phases: profile.phases.map((each) => ({ ...each, rule: [[{ fact: 'personClass' as const, in: ['99'] }]] })),
      extraDays: ['2022-04-05'],
    };
    const { problems, impact } = await check(context, draft);
    expect(impact).toBeNull();
    expect(problems.map(({ part, code }) => `${part} ${code}`)).toEqual([
      'places twice',
      'hours session-overlap',
      'hours closed-and-extra',
      'phases code-unknown',
      'phases code-unknown',
      'phases code-unknown',
    ]);
    const broken = await checkProfile(context, { draft: { ...profile, phases: [], hotline: 7 }, effectiveOn: DAY });
    expect(broken.problems.map(({ part, code, where }) => [part, code, where])).toEqual([
      ['station', 'shape', 'hotline'],
      ['phases', 'shape', 'phases'],
    ]);
  });
});

describe('saving a profile', () => {
  it('makes a version that counts from its day: before it the old rules, from it the new', () => {
    const context = testContext();
    const person = addPerson(context, { birthOn: '1955-01-01', circumstances: [] });
    const draft = { ...widened(current(context)), hotline: '022-0000-0043', closedDays: [] };
    const saved = saveProfile(context, saving(context, draft, '2022-03-07'));
    expect(saved).toMatchObject({
      version: 2,
      state: 'upcoming',
      effectiveOn: '2022-03-07',
      savedBy: clerk,
      reason: '区局通知',
    });
    expect(context.announced).toEqual(
      expect.arrayContaining(['profiles', 'station', 'people', 'appointments', 'queue']),
    );
    expect(describeStation(context, facts).hotline).toBe('022-0000-0042');
    expect(getPerson(context, person.id).eligibility).toMatchObject({ state: 'not-yet', opensOn: '2022-03-07' });
    // A day to come is planned by the version in force on it.
    const [qingming] = listSlots(context, { from: '2022-04-05', days: 1 });
    expect(qingming?.closedReason).toBeNull();

    context.setTime('2022-03-07', '08:00');
    expect(describeStation(context, facts).hotline).toBe('022-0000-0043');
    expect(getPerson(context, person.id).eligibility).toMatchObject({ state: 'open', phaseName: '第一阶段' });
    expect(listProfileVersions(context).map(({ version, state }) => [version, state])).toEqual([
      [2, 'in-force'],
      [1, 'past'],
    ]);
  });

  it('acts once, never on what somebody else changed meanwhile, never for a day that is over, never with a fault', () => {
    const context = testContext();
    const input = saving(context, current(context), DAY);
    expect(saveProfile(context, input)).toEqual(saveProfile(context, input));
    expect(listProfileVersions(context)).toHaveLength(2);
    const again = (patch: object) =>
      refusalOf(() => saveProfile(context, { ...saving(context, current(context), DAY), ...patch })).code;
    expect(again({ basedOn: 1 })).toBe('profile.changed');
    expect(again({ basedOn: 2, effectiveOn: '2022-02-27' })).toBe('profile.past');
    const faulty = { ...current(context), counters: [] };
    expect(
      refusalOf(() => saveProfile(context, { ...saving(context, current(context), DAY, 2), draft: faulty })),
    ).toEqual({
      code: 'profile.invalid',
      data: { first: '窗口这一项没有填完整或填得不对。' },
    });
    expect(listProfileVersions(context)).toHaveLength(2);
  });

  it('tells which saved version a new one overtakes, and the history keeps it', async () => {
    const context = testContext();
    saveProfile(context, saving(context, current(context), '2022-05-01'));
    const { impact } = await check(context, current(context), '2022-04-01');
    expect(impact?.overtakes).toEqual([{ version: 2, effectiveOn: '2022-05-01' }]);
    saveProfile(context, saving(context, current(context), '2022-04-01', 2));
    expect(listProfileVersions(context).map(({ version, state }) => [version, state])).toEqual([
      [3, 'upcoming'],
      [2, 'overtaken'],
      [1, 'in-force'],
    ]);
    const later = await check(context, current(context), '2022-06-01');
    expect(later.impact?.overtakes).toEqual([]);
  });
});

describe('a profile as a file', () => {
  it('comes back word for word', () => {
    const context = testContext((same) => same, 'gulin');
    const { fileName, content } = exportProfile(context, 1);
    expect(fileName).toBe('站点资料-古林街道-第1版.json');
    expect(readProfileFile(testContext(), `\uFEFF${content}`)).toEqual(getProfileVersion(context, 1).profile);
  });

  it('is refused in words when it is something else, newer, or faulty', () => {
    const context = testContext();
    const read = (content: string) => refusalOf(() => readProfileFile(context, content));
    expect(read('{').code).toBe('profile.fileUnreadable');
    expect(read('{"kind":"other"}').code).toBe('profile.fileUnreadable');
    const file = JSON.parse(exportProfile(context, 1).content) as { format: number; profile: Record<string, unknown> };
    expect(read(JSON.stringify({ ...file, format: 2 })).code).toBe('profile.fileNewer');
    const faulty = { ...file, profile: { ...file.profile, sessions: 'always' } };
    expect(read(JSON.stringify(faulty))).toEqual({
      code: 'profile.fileInvalid',
      data: { first: '办公时段这一项没有填完整或填得不对。' },
    });
  });
});
