import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { evaluateEligibility } from '#shared/domain/eligibility.ts';
import { profileProblems } from '#shared/domain/profile-check.ts';
import { listProfiles, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { inventPeople, readInventionTable } from '#electron/services/demo-people.ts';
import { listSlots } from '#electron/services/appointments.ts';
import { describeStation } from '#electron/services/station.ts';
import { getPerson } from '#electron/services/people.ts';
import { addPerson, book } from '#tests/support/station-day.ts';
import { resourcesDir, testContext } from '#tests/support/test-context.ts';

const policy = readPolicyTables(resourcesDir);
const DAY = '2022-02-28';

describe.each(listProfiles(resourcesDir))('the shipped profile %s', (id) => {
  const profile = readProfile(resourcesDir, id);

  it('says what it is, where it comes from, and holds no contradiction', () => {
    expect(profile.id).toBe(id);
    expect(profile.source).toMatch(/^Seed page \(A\)/);
    expect(profile.source).toContain('unverified');
    expect(profileProblems(profile, policy)).toEqual([]);
  });

  it('opens a store, describes the station and offers times on its first day', () => {
    const context = testContext((same) => same, id);
    const station = describeStation(context, { version: '0', keySource: 'file' });
    expect(station).toMatchObject({ stationName: profile.stationName, communities: profile.communities });
    expect(station.banks.length).toBeGreaterThan(0);
    const [first] = listSlots(context, { from: DAY, days: 7 });
    expect(first?.slots.length).toBeGreaterThan(4);
    expect(first?.slots.every((slot) => slot.bookable)).toBe(true);
    const slip = book(context, addPerson(context, { residence: 'district' }).id, DAY);
    expect(slip).toMatchObject({ state: 'booked', site: profile.site });
  });

  it('gives each of 600 people one answer on every day, and lets nearly everybody who may get a card apply in the end', () => {
    const { communities } = profile;
    const people = inventPeople({ count: 600, communities, today: DAY, seed: 7 }, readInventionTable(resourcesDir));
    const openOn = (date: string) =>
      people.filter((person) => evaluateEligibility(person, date, { profile, policy }).state === 'open').length;
    const opening = profile.phases.map((phase) => openOn(phase.opensOn));
    expect(opening.every((count, index) => count > (opening[index - 1] ?? 0))).toBe(true);
    const served = people.filter(
      (person) =>
        policy.personClasses.classes.find(({ code }) => code === person.personClass)?.cardKind !== 'file-only',
    ).length;
    expect(openOn('2022-05-01') / served).toBeGreaterThan(profile.scope === null ? 0.999 : 0.9);
    for (const person of people) {
      const answer = evaluateEligibility(person, addDays(DAY, 1), { profile, policy });
      expect(answer.reason).not.toBe('');
    }
  });
});

it('all eight stations of the seed page are there', () => {
  expect(listProfiles(resourcesDir)).toEqual(
    ['beitang', 'guanyi', 'gulin', 'nanhedi', 'xincun', 'xinhe', 'yayuan', 'zhongtang'].toSorted(),
  );
});

describe('古林街道', () => {
  const profile = readProfile(resourcesDir, 'gulin');
  const nobody = {
    personClass: '2',
    hukou: 'district',
    residence: 'district',
    disabilityGrade: null,
    circumstances: [] as string[],
    birthOn: '1970-01-01',
  };
  const on = (facts: Partial<typeof nobody>, date: string) =>
    evaluateEligibility({ ...nobody, ...facts }, date, { profile, policy });
  const first = { circumstances: ['regular-subsidy'] };

  it.each([
    ['a district man with the subsidy', first, '2022-02-28', 'open', '第一阶段'],
    ['a day too early', first, '2022-02-27', 'not-yet', '第一阶段'],
    ['the subsidy without district hukou', { ...first, hukou: 'city' }, '2022-03-31', 'not-yet', '第三阶段'],
    ['a retired cadre of the district living there', { personClass: '3' }, '2022-03-15', 'open', '第二阶段'],
    ['a retired cadre living elsewhere', { personClass: '3', residence: 'other' }, '2022-03-15', 'not-yet', '第三阶段'],
    ['a veteran of 80', { birthOn: '1942-03-15', hukou: 'other' }, '2022-03-15', 'open', '第二阶段'],
    [
      'bereaved family, bedridden',
      { personClass: '10', circumstances: ['bedridden'] },
      '2022-03-15',
      'open',
      '第二阶段',
    ],
    ['bereaved family, well', { personClass: '10' }, '2022-03-31', 'not-yet', '第三阶段'],
    ['seriously ill', { circumstances: ['seriously-ill'] }, '2022-03-15', 'open', '第二阶段'],
    ['cannot care for himself', { circumstances: ['no-self-care'] }, '2022-03-14', 'not-yet', '第二阶段'],
    ['anybody else', {}, '2022-04-01', 'open', '第三阶段'],
    ['no card for this class', { personClass: '12' }, '2022-04-01', 'not-eligible', null],
  ] as const)('%s', (...[, facts, date, state, phaseName]) => {
    const { circumstances, ...rest } = { circumstances: [], ...facts };
    expect(on({ ...rest, circumstances: [...circumstances] }, date)).toMatchObject({ state, phaseName });
  });

  it('offers other channels in each phase', () => {
    expect(on(first, '2022-03-20').channels).toEqual(['phone', 'home', 'agreed']);
    expect(on({ birthOn: '1930-01-01' }, '2022-03-20').channels).toEqual(['phone', 'home', 'group']);
    expect(on({}, '2022-04-01').channels).toEqual(['phone', 'home', 'agreed', 'onsite', 'online']);
  });

  it('says in one sentence why', () => {
    expect(on(first, '2022-02-28').reason).toBe(
      '属于第一阶段（本区户籍且享受定期抚恤补助），可以办理：电话预约、上门办理、约定办理',
    );
    expect(on({ personClass: '3' }, '2022-03-01').reason).toBe(
      '属于第二阶段（本区户籍且居住在本区且军队离退休干部和退休士官），2022年3月15日起开放',
    );
  });
});

it('a frail man of 77 has his turn in the first phase of 官一社区', () => {
  const context = testContext((same) => same, 'guanyi');
  const frail = addPerson(context, { birthOn: '1944-06-01', circumstances: ['no-self-care'] });
  expect(getPerson(context, frail.id).eligibility).toMatchObject({ state: 'open', phaseName: '第一阶段' });
  const strong = addPerson(context, { birthOn: '1944-06-01', circumstances: [] });
  expect(getPerson(context, strong.id).eligibility).toMatchObject({ state: 'not-yet', phaseName: '第二阶段' });
});

it('北塘街道 names who answers the telephone', () => {
  const context = testContext((same) => same, 'beitang');
  const { hotline } = describeStation(context, { version: '0', keySource: 'file' });
  expect(hotline).toBe('022-0000-0031（周小禾）');
});
