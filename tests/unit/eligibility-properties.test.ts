import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { evaluateEligibility } from '#shared/domain/eligibility.ts';
import { profileOn, profilesAfter } from '#shared/domain/profile-versions.ts';
import { day, FIRST_DAY, person, policy, profile } from '#tests/support/random-profiles.ts';

const any = { negations: true, closings: true };
const codes = new Set(
  policy.personClasses.classes.filter((each) => each.cardKind === 'file-only').map(({ code }) => code),
);

describe('eligibility, for any rules, anybody, any day', () => {
  it('is exactly one state, consistent with its dates and channels, with a reason in one sentence', () => {
    fc.assert(
      fc.property(profile(any), person, day, (rules, facts, date) => {
        const answer = evaluateEligibility(facts, date, { profile: rules, policy });
        expect(['open', 'not-yet', 'not-eligible']).toContain(answer.state);
        expect(answer.reason).not.toMatch(/undefined|null|NaN|^$/);
        expect(answer.channels.length > 0).toBe(answer.state === 'open');
        expect(answer.phaseId === null).toBe(answer.state === 'not-eligible');
        if (answer.state === 'open') expect((answer.opensOn ?? '') <= date).toBe(true);
        if (answer.state === 'not-yet') expect((answer.opensOn ?? '') > date).toBe(true);
        if (codes.has(facts.personClass)) expect(answer.state).toBe('not-eligible');
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its promise: who is told a day may apply on that day, and on none before it', () => {
    fc.assert(
      fc.property(profile(any), person, day, (rules, facts, date) => {
        const told = evaluateEligibility(facts, date, { profile: rules, policy });
        if (told.state !== 'not-yet' || told.opensOn === null) return;
        const on = (each: string) => evaluateEligibility(facts, each, { profile: rules, policy });
        expect(on(told.opensOn)).toMatchObject({ state: 'open', phaseId: told.phaseId });
        for (let each = addDays(date, 1); each < told.opensOn; each = addDays(each, 1)) {
          expect(on(each).state).not.toBe('open');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never closes again for a person where nothing closes and no condition is turned round', () => {
    fc.assert(
      fc.property(profile({ negations: false, closings: false }), person, day, day, (rules, facts, one, other) => {
        const [early = one, late = other] = [one, other].sort();
        const on = (date: string) => evaluateEligibility(facts, date, { profile: rules, policy });
        const before = on(early);
        if (before.state !== 'open') return;
        expect(on(late).state).toBe('open');
        for (const channel of before.channels) expect(on(late).channels).toContain(channel);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by the version in force then, and promises no day that a later version takes back', () => {
    fc.assert(
      fc.property(profile(any), profile(any), person, fc.integer({ min: 1, max: 200 }), (one, two, facts, days) => {
        const change = addDays(FIRST_DAY, days);
        const versions = [
          { ...one, version: 1, effectiveOn: FIRST_DAY },
          { ...two, version: 2, effectiveOn: change },
        ];
        const on = (date: string) =>
          evaluateEligibility(facts, date, {
            profile: profileOn(versions, date),
            upcoming: profilesAfter(versions, date),
            policy,
          });
        const told = on(FIRST_DAY);
        if (told.state === 'not-yet' && told.opensOn !== null) expect(on(told.opensOn).state).toBe('open');
        expect(on(change)).toEqual(evaluateEligibility(facts, change, { profile: two, policy }));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a condition turned round', () => {
  const rules = { ...fc.sample(profile(any), { numRuns: 1, seed: 1 })[0], scope: null };
  const facts = fc.sample(person, { numRuns: 1, seed: 1 })[0];
  const stateOf = (rule: object, known: object) => {
    if (!facts || !('phases' in rules)) throw new Error('no sample');
    const phase = { id: 'p', name: 'p', opensOn: FIRST_DAY, closesOn: null, ruleText: '', channels: ['phone'] };
    const made = { ...rules, phases: [{ ...phase, rule: [[rule]] }] } as Parameters<
      typeof evaluateEligibility
    >[2]['profile'];
    return evaluateEligibility({ ...facts, personClass: '2', ...known }, FIRST_DAY, { profile: made, policy }).state;
  };

  it('lets in who is known to be something else, not who is not known', () => {
    const notDistrict = { fact: 'hukou', in: ['district'], negated: true };
    expect(stateOf(notDistrict, { hukou: 'city' })).toBe('open');
    expect(stateOf(notDistrict, { hukou: 'district' })).toBe('not-eligible');
    expect(stateOf(notDistrict, { hukou: '' })).toBe('not-eligible');
    const notIll = { fact: 'circumstance', has: 'seriously-ill', negated: true };
    expect(stateOf(notIll, { circumstances: [] })).toBe('open');
    const under60 = { fact: 'age', atLeast: 60, negated: true };
    expect(stateOf(under60, { birthOn: '1962-03-01' })).toBe('open');
    expect(stateOf(under60, { birthOn: '1962-02-28' })).toBe('not-eligible');
  });

  it('grades disability from the gravest', () => {
    const grade = { fact: 'disabilityGrade', atMost: 4 };
    expect(stateOf(grade, { disabilityGrade: 4 })).toBe('open');
    expect(stateOf(grade, { disabilityGrade: 5 })).toBe('not-eligible');
    expect(stateOf(grade, { disabilityGrade: null })).toBe('not-eligible');
  });
});
