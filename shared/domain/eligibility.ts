import { ageOn, type CivilDate } from '#shared/civil-date.ts';
import type { Eligibility } from '#shared/contract/people.ts';
import { eligibilityText } from '#shared/i18n/zh-CN/eligibility.ts';
import type { PolicyTables } from './policy-tables.ts';
import type { Phase, PhaseCondition, StationProfile } from './station-profile.ts';

/** What the rules look at. `personClass` is `''` while nobody knows it. */
export type PersonFacts = {
  readonly personClass: string;
  readonly hukou: string;
  /** Code of where the person lives, `''` while nobody knows. */
  readonly residence: string;
  /** 1 (gravest) to 10, null while nobody knows of one. */
  readonly disabilityGrade: number | null;
  readonly circumstances: readonly string[];
  readonly birthOn: CivilDate;
};

/**
 * Whether somebody may apply at this station on a date, since when or from when, by which channels, and why.
 * Every person has exactly one answer on every date. Policy comes in as data; nothing here knows a class or a date.
 */
export function evaluateEligibility(
  facts: PersonFacts,
  date: CivilDate,
  rules: { readonly profile: StationProfile; readonly policy: PolicyTables },
): Eligibility {
  const personClass = rules.policy.personClasses.classes.find((each) => each.code === facts.personClass);
  if (personClass?.cardKind === 'file-only') {
    return notEligible(eligibilityText.fileOnly(personClass.name));
  }
  const running = rules.profile.phases.filter((phase) => !phase.closesOn || date <= phase.closesOn);
  const open = running.filter((phase) => phase.opensOn <= date && matches(phase, facts, date));
  const first = open[0];
  if (first) {
    const channels = [...new Set(open.flatMap((phase) => phase.channels))];
    const reason = eligibilityText.open(first.name, first.ruleText);
    return { state: 'open', phaseName: first.name, opensOn: first.opensOn, channels, reason };
  }
  const coming = running
    .filter((phase) => phase.opensOn > date && matches(phase, facts, phase.opensOn))
    .sort((a, b) => a.opensOn.localeCompare(b.opensOn))[0];
  if (!coming) return notEligible(eligibilityText.outOfScope);
  return {
    state: 'not-yet',
    phaseName: coming.name,
    opensOn: coming.opensOn,
    channels: [],
    reason: eligibilityText.notYet(coming.name, coming.opensOn, coming.ruleText),
  };
}

function notEligible(reason: string): Eligibility {
  return { state: 'not-eligible', phaseName: null, opensOn: null, channels: [], reason };
}

function matches(phase: Phase, facts: PersonFacts, date: CivilDate): boolean {
  return fits(phase.rule, facts, date);
}

/** Whether any of the alternatives holds in all its conditions for this person on that date. */
export function fits(rule: Phase['rule'], facts: PersonFacts, date: CivilDate): boolean {
  return rule.some((conditions) => conditions.every((condition) => holds(condition, facts, date)));
}

function holds(condition: PhaseCondition, facts: PersonFacts, date: CivilDate): boolean {
  switch (condition.fact) {
    case 'anyone':
      return true;
    case 'personClass':
      return condition.in.includes(facts.personClass);
    case 'hukou':
      return condition.in.includes(facts.hukou);
    case 'residence':
      return condition.in.includes(facts.residence);
    case 'disabilityGrade':
      return facts.disabilityGrade !== null && facts.disabilityGrade <= condition.atMost;
    case 'circumstance':
      return facts.circumstances.includes(condition.has);
    case 'age':
      return ageOn(facts.birthOn, date) >= condition.atLeast;
  }
}
