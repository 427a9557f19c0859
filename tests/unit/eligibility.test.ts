import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { evaluateEligibility, type PersonFacts } from '#shared/domain/eligibility.ts';
import { shiftProfile } from '#shared/domain/station-profile.ts';
import { readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const policy = readPolicyTables(resourcesDir);
const profile = readProfile(resourcesDir, 'xincun');
const on = (facts: Partial<PersonFacts>, date: string) =>
  evaluateEligibility(
    {
      personClass: '2',
      hukou: 'district',
      residence: '',
      disabilityGrade: null,
      circumstances: [],
      birthOn: '1970-01-01',
      ...facts,
    },
    date,
    { profile, policy },
  );

describe('eligibility', () => {
  test.each([
    ['a man of 80 on the first day', { birthOn: '1942-02-28' }, '2022-02-28', 'open', '第一阶段'],
    ['a man of 79, one day short of 80', { birthOn: '1942-03-01' }, '2022-02-28', 'not-yet', '第一阶段'],
    ['bereaved family on the first day', { personClass: '9' }, '2022-02-28', 'open', '第一阶段'],
    ['a retired cadre on the first day', { personClass: '3' }, '2022-02-28', 'not-yet', '第二阶段'],
    ['a bedridden man in the second phase', { circumstances: ['bedridden'] }, '2022-03-15', 'open', '第二阶段'],
    ['a young man before his phase', {}, '2022-03-31', 'not-yet', '第三阶段'],
    ['a young man in his phase', {}, '2022-04-01', 'open', '第三阶段'],
    ['anybody before the campaign', { birthOn: '1930-01-01' }, '2022-02-27', 'not-yet', '第一阶段'],
    [
      'a person whose class nobody knows, at 85',
      { personClass: '', birthOn: '1936-01-01' },
      '2022-02-28',
      'open',
      '第一阶段',
    ],
    [
      'a class that is only put on file',
      { personClass: '4', birthOn: '1930-01-01' },
      '2022-05-01',
      'not-eligible',
      null,
    ],
  ] as const)('%s', (...[, facts, date, state, phaseName]) => {
    expect(on(facts, date)).toMatchObject({ state, phaseName });
  });

  test('names the day and the rule when the phase is not open', () => {
    expect(on({}, '2022-02-28').reason).toBe('属于第三阶段（其他退役军人和优抚对象），2022年4月1日起开放');
  });

  test('names the birthday that lets somebody in, on 1 March for one born on a 29 February', () => {
    expect(on({ birthOn: '1942-03-10' }, '2022-03-01')).toMatchObject({ state: 'not-yet', opensOn: '2022-03-10' });
    expect(on({ birthOn: '1940-02-29' }, '2019-06-01')).toMatchObject({ phaseName: '第一阶段', opensOn: '2022-02-28' });
    const eighty = { ...profile, phases: profile.phases.slice(0, 1) };
    const born = { personClass: '2', hukou: '', residence: '', disabilityGrade: null, circumstances: [] };
    const turn = (birthOn: string, date: string) =>
      evaluateEligibility({ ...born, birthOn }, date, { profile: eighty, policy }).opensOn;
    expect(turn('1944-02-29', '2023-12-01')).toBe('2024-02-29');
    const eightyOne = { ...eighty, phases: [{ ...eighty.phases[0], rule: [[{ fact: 'age', atLeast: 81 }]] }] };
    const late = evaluateEligibility({ ...born, birthOn: '1944-02-29' }, '2025-01-01', {
      profile: eightyOne as typeof profile,
      policy,
    });
    expect(late.opensOn).toBe('2025-03-01');
    // A birthday years away is no turn.
    expect(turn('1944-02-29', '2022-12-01')).toBe(null);
  });

  test('names the day on which a coming version lets somebody in', () => {
    const narrow = { ...profile, phases: profile.phases.slice(0, 1) };
    const wide = { ...profile, version: 2, effectiveOn: '2022-05-09' };
    const answer = evaluateEligibility(
      { personClass: '2', hukou: '', residence: '', disabilityGrade: null, circumstances: [], birthOn: '1990-01-01' },
      '2022-05-01',
      { profile: narrow, policy, upcoming: [{ from: '2022-05-09', profile: wide }] },
    );
    expect(answer).toMatchObject({ state: 'not-yet', phaseName: '第三阶段', opensOn: '2022-05-09' });
  });

  test('says when a phase has ended, whom the station serves, and what is not on file yet', () => {
    const person = {
      personClass: '2',
      residence: 'other',
      disabilityGrade: null,
      circumstances: [],
      birthOn: '1970-01-01',
    };
    const ended = { ...profile, phases: profile.phases.map((each) => ({ ...each, closesOn: '2022-04-30' })) };
    const say = (rules: typeof profile, hukou: string) =>
      evaluateEligibility({ ...person, hukou }, '2022-05-01', { profile: rules, policy }).reason;
    expect(say(ended, 'city')).toBe('第三阶段已于2022年4月30日结束，请站长决定怎样办理');
    const scoped = { ...profile, scope: [[{ fact: 'hukou' as const, in: ['district'] }]] };
    expect(say(scoped, 'city')).toBe('本站受理本区户籍的人员，这位不在范围内，请到户籍地或居住地的服务站办理');
    expect(say(scoped, '')).toBe('本站受理本区户籍的人员，这位的户籍或居住地还没有登记，请先核对并登记');
    expect(say(scoped, 'district')).toContain('可以办理');
  });

  test('offers every channel of the phases that are open', () => {
    expect(on({ birthOn: '1930-01-01' }, '2022-02-28').channels).toEqual(['phone', 'home', 'onsite']);
    expect(on({ birthOn: '1930-01-01' }, '2022-04-01').channels).toContain('online');
  });

  test('has exactly one consistent answer for anybody on any date', () => {
    const facts = fc.record({
      personClass: fc.constantFrom('', ...policy.personClasses.classes.map(({ code }) => code)),
      hukou: fc.constantFrom('', 'district', 'city', 'other'),
      residence: fc.constantFrom('', 'district', 'city', 'other'),
      disabilityGrade: fc.option(fc.integer({ min: 1, max: 10 })),
      circumstances: fc.subarray(policy.circumstances.circumstances.map(({ code }) => code)),
      birthOn: fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1920-01-01', days)),
    });
    fc.assert(
      fc.property(facts, fc.integer({ min: -30, max: 400 }), (person, offset) => {
        const date = addDays('2022-02-28', offset);
        const answer = evaluateEligibility(person, date, { profile, policy });
        expect(answer.reason).not.toBe('');
        expect(answer.channels.length > 0).toBe(answer.state === 'open');
        if (answer.state === 'open') expect((answer.opensOn ?? '') <= date).toBe(true);
        if (answer.state === 'not-yet') expect((answer.opensOn ?? '') > date).toBe(true);
      }),
    );
  });

  test('moves with a shifted profile', () => {
    const shifted = shiftProfile(profile, 100);
    const answer = evaluateEligibility(
      { personClass: '9', hukou: '', residence: '', disabilityGrade: null, circumstances: [], birthOn: '1990-01-01' },
      addDays('2022-02-28', 99),
      { profile: shifted, policy },
    );
    expect(answer).toMatchObject({ state: 'not-yet', opensOn: addDays('2022-02-28', 100) });
  });
});
