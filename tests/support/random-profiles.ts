import fc from 'fast-check';
import { addDays } from '#shared/civil-date.ts';
import type { PersonFacts } from '#shared/domain/eligibility.ts';
import type { PhaseCondition } from '#shared/domain/phase-rule.ts';
import type { Phase, StationProfile } from '#shared/domain/station-profile.ts';
import { readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from './test-context.ts';

export const policy = readPolicyTables(resourcesDir);
export const FIRST_DAY = '2022-02-28';

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);
const classes = codesOf(policy.personClasses.classes);
const places = ['district', 'city', 'other'];
const circumstances = codesOf(policy.circumstances.circumstances);
const some = (codes: readonly string[]) =>
  fc.subarray([...codes], { minLength: 1, maxLength: Math.min(4, codes.length) });

export const day = fc.integer({ min: -60, max: 500 }).map((days) => addDays(FIRST_DAY, days));

/** Anybody at all, known well or hardly, born on any day since 1920, a 29 February among them. */
export const person: fc.Arbitrary<PersonFacts> = fc.record({
  personClass: fc.constantFrom('', ...classes),
  hukou: fc.constantFrom('', ...places),
  residence: fc.constantFrom('', ...places),
  disabilityGrade: fc.option(fc.integer({ min: 1, max: 10 })),
  circumstances: fc.subarray(circumstances),
  birthOn: fc.oneof(
    fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1920-01-01', days)),
    fc.constantFrom('1940-02-29', '1942-02-28', '1942-03-01'),
  ),
});

type Wishes = { readonly negations: boolean; readonly closings: boolean };

function condition({ negations }: Wishes): fc.Arbitrary<PhaseCondition> {
  const negated = negations ? fc.constantFrom(true, undefined) : fc.constant(undefined);
  return fc.oneof(
    fc.record({ fact: fc.constantFrom('personClass' as const), in: some(classes), negated }),
    fc.record({ fact: fc.constantFrom('hukou' as const), in: some(places), negated }),
    fc.record({ fact: fc.constantFrom('residence' as const), in: some(places), negated }),
    fc.record({ fact: fc.constant('circumstance' as const), has: fc.constantFrom(...circumstances), negated }),
    fc.record({ fact: fc.constant('disabilityGrade' as const), atMost: fc.integer({ min: 1, max: 10 }), negated }),
    fc.record({ fact: fc.constant('age' as const), atLeast: fc.integer({ min: 18, max: 95 }), negated }),
  );
}

function rule(wishes: Wishes): fc.Arbitrary<PhaseCondition[][]> {
  const alternative = fc.array(condition(wishes), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(alternative, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant<PhaseCondition[][]>([[{ fact: 'anyone' }]]) },
  );
}

function phase(wishes: Wishes): fc.Arbitrary<Omit<Phase, 'id' | 'name'>> {
  return fc
    .record({
      opensOn: day,
      length: wishes.closings ? fc.option(fc.integer({ min: 0, max: 200 })) : fc.constant(null),
      rule: rule(wishes),
      ruleText: fc.constantFrom('', '其他人'),
      channels: fc.subarray(['phone', 'home', 'agreed', 'group', 'onsite', 'online'], { minLength: 1 }),
    })
    .map(({ length, ...rest }) => ({ ...rest, closesOn: length === null ? null : addDays(rest.opensOn, length) }));
}

const base = readProfile(resourcesDir, 'xincun');

/** A station with phases of any rules, dates and channels, and sometimes a scope. */
export function profile(wishes: Wishes): fc.Arbitrary<StationProfile> {
  return fc
    .record({
      phases: fc.array(phase(wishes), { minLength: 1, maxLength: 4 }),
      scope: fc.option(rule(wishes), { freq: 3 }),
    })
    .map(({ phases, scope }) => ({
      ...base,
      scope,
      phases: phases.map((each, index) => ({ ...each, id: `p${index}`, name: `第${index + 1}批` })),
    }));
}
