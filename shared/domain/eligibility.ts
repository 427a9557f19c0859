import { addDays, type CivilDate } from '#shared/civil-date.ts';
import type { Eligibility } from '#shared/contract/people.ts';
import { eligibilityText } from '#shared/i18n/zh-CN/eligibility.ts';
import { agesIn, birthdayOf, matchingAlternative, type PersonFacts, type PhaseAlternative } from './phase-rule.ts';
import type { PolicyTables } from './policy-tables.ts';
import { alternativeWords, ruleNamesOf, ruleWords, type RuleNames } from './rule-words.ts';
import type { Phase, StationProfile } from './station-profile.ts';

export type { PersonFacts } from './phase-rule.ts';

export type ProfileFrom = { readonly from: CivilDate; readonly profile: StationProfile };

export type EligibilityRules = {
  /** The profile in force on the date asked about. */
  readonly profile: StationProfile;
  readonly policy: PolicyTables;
  /** Versions that take effect after the date, oldest first. */
  readonly upcoming?: readonly ProfileFrom[];
};

export type EligibilityAnswer = Eligibility & { readonly phaseId: string | null };

/** A birthday further away than this is no answer to "when is it my turn?". */
const FURTHEST_BIRTHDAY_DAYS = 366;

/**
 * Whether somebody may apply at this station on a date, since when or from when, by which channels, and why.
 * Every person has exactly one answer on every date. Policy comes in as data; nothing here knows a class or a date.
 */
export function evaluateEligibility(facts: PersonFacts, date: CivilDate, rules: EligibilityRules): EligibilityAnswer {
  const { profile, policy } = rules;
  const names = ruleNamesOf(policy);
  const personClass = policy.personClasses.classes.find((each) => each.code === facts.personClass);
  if (personClass?.cardKind === 'file-only') return notEligible(eligibilityText.fileOnly(personClass.name));
  const open = openPhases(profile, facts, date);
  if (open[0]) return openAnswer(open[0], open, { profile, names });
  const coming = firstTurn(facts, date, rules);
  if (coming) {
    const reason = eligibilityText.notYet(coming.phase.name, coming.opensOn, whyWords(coming, names));
    const { id, name } = coming.phase;
    return { state: 'not-yet', phaseId: id, phaseName: name, opensOn: coming.opensOn, channels: [], reason };
  }
  return notEligible(whyNever(facts, date, { profile, names }));
}

/** Whether any of the alternatives holds in all its conditions for this person on that date. */
export function fits(rule: readonly PhaseAlternative[], facts: PersonFacts, date: CivilDate): boolean {
  return matchingAlternative(rule, facts, date) !== undefined;
}

type OpenPhase = { readonly phase: Phase; readonly alternative: PhaseAlternative };

/** The phases by which somebody in the station's scope may apply on a date, in the profile's order. */
export function openPhases(profile: StationProfile, facts: PersonFacts, date: CivilDate): readonly OpenPhase[] {
  if (!isInScope(profile, facts, date)) return [];
  const found: OpenPhase[] = [];
  for (const phase of profile.phases) {
    if (date < phase.opensOn || (phase.closesOn !== null && date > phase.closesOn)) continue;
    const alternative = matchingAlternative(phase.rule, facts, date);
    if (alternative) found.push({ phase, alternative });
  }
  return found;
}

function isInScope(profile: StationProfile, facts: PersonFacts, date: CivilDate): boolean {
  return profile.scope === null || matchingAlternative(profile.scope, facts, date) !== undefined;
}

type Saying = { readonly profile: StationProfile; readonly names: RuleNames };

function openAnswer(first: OpenPhase, open: readonly OpenPhase[], { profile, names }: Saying): EligibilityAnswer {
  const channels = [...new Set(open.flatMap(({ phase }) => phase.channels))];
  const channelNames = channels.map((code) => profile.channels.find((each) => each.code === code)?.name ?? code);
  const { id, name, opensOn } = first.phase;
  const reason = eligibilityText.open(name, whyWords(first, names), channelNames);
  return { state: 'open', phaseId: id, phaseName: name, opensOn, channels, reason };
}

/** The alternative that let the person in; who is let in with everybody is told whom the phase is for. */
function whyWords({ phase, alternative }: OpenPhase, names: RuleNames): string {
  const isAnyone = alternative.every((condition) => condition.fact === 'anyone');
  return isAnyone && phase.ruleText !== '' ? phase.ruleText : alternativeWords(alternative, names);
}

type Turn = OpenPhase & { readonly opensOn: CivilDate };

/** The first day after `date` on which somebody may apply: a phase opens, a version takes effect, or a birthday comes. */
function firstTurn(facts: PersonFacts, date: CivilDate, rules: EligibilityRules): Turn | undefined {
  const upcoming = rules.upcoming ?? [];
  const spans = [{ from: addDays(date, 1), profile: rules.profile }, ...upcoming];
  for (const [index, { from, profile }] of spans.entries()) {
    const until = spans[index + 1]?.from ?? null;
    for (const day of turningDays(profile, facts, { from, date, isChange: index > 0 })) {
      if (until !== null && day >= until) break;
      const open = openPhases(profile, facts, day)[0];
      if (open) return { ...open, opensOn: day };
    }
  }
  return undefined;
}

type Span = { readonly from: CivilDate; readonly date: CivilDate; readonly isChange: boolean };

function turningDays(profile: StationProfile, facts: PersonFacts, { from, date, isChange }: Span): CivilDate[] {
  const furthest = addDays(date, FURTHEST_BIRTHDAY_DAYS);
  const rule = [...profile.phases.flatMap((phase) => phase.rule), ...(profile.scope ?? [])];
  const birthdays = agesIn(rule)
    .map((years) => birthdayOf(facts.birthOn, years))
    .filter((day) => day <= furthest);
  const days = [...profile.phases.map((phase) => phase.opensOn), ...birthdays].filter((day) => day >= from);
  return [...new Set(isChange ? [from, ...days] : days)].sort();
}

function whyNever(facts: PersonFacts, date: CivilDate, { profile, names }: Saying): string {
  if (profile.scope !== null && !isInScope(profile, facts, date)) {
    const words = profile.scopeText || ruleWords(profile.scope, names);
    const isKnown = facts.hukou !== '' && facts.residence !== '';
    return isKnown ? eligibilityText.outOfScope(words) : eligibilityText.scopeUnknown(words);
  }
  const ended = profile.phases.findLast(
    ({ closesOn, rule }) => closesOn !== null && closesOn < date && matchingAlternative(rule, facts, closesOn),
  );
  if (ended?.closesOn) return eligibilityText.ended(ended.name, ended.closesOn);
  return eligibilityText.noPhase;
}

function notEligible(reason: string): EligibilityAnswer {
  return { state: 'not-eligible', phaseId: null, phaseName: null, opensOn: null, channels: [], reason };
}
