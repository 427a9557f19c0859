import { isCivilDate } from '#shared/civil-date.ts';
import type { PhaseAlternative, PhaseCondition } from './phase-rule.ts';
import type { PolicyTables } from './policy-tables.ts';
import { inField, problem, type ProfilePart, type ProfileProblem } from './profile-problem.ts';
import type { Phase, StationProfile } from './station-profile.ts';

type Placed = { readonly phase: Phase; readonly index: number };

export function phaseProblems(
  { phase, index }: Placed,
  profile: StationProfile,
  policy: PolicyTables,
): ProfileProblem[] {
  const { name, opensOn, channels } = phase;
  const at = (key: keyof Phase) => `phases.${index}.${key}`;
  const unknown = channels.filter((code) => !profile.channels.some((each) => each.code === code));
  return [
    ...(name.trim() === '' ? [inField(at('name'), problem('phases', 'text-missing', 'phase'))] : []),
    ...(isCivilDate(opensOn) ? [] : [inField(at('opensOn'), problem('phases', 'date', name, opensOn))]),
    ...closingProblems(phase).map((each) => inField(at('closesOn'), each)),
    ...(channels.length === 0 ? [inField(at('channels'), problem('phases', 'channel-missing', name))] : []),
    ...unknown.map((code) => inField(at('channels'), problem('phases', 'channel-unknown', name, code))),
    ...ruleProblems(phase.rule, { part: 'phases', where: name, field: at('rule') }, policy),
  ];
}

function closingProblems({ name, opensOn, closesOn }: Phase): ProfileProblem[] {
  if (closesOn === null) return [];
  return [
    ...(isCivilDate(closesOn) ? [] : [problem('phases', 'date', name, closesOn)]),
    ...(closesOn < opensOn ? [problem('phases', 'date-order', name, closesOn)] : []),
  ];
}

/** Where a rule stands: its page, whose rule it is, and its path in the profile. */
type RulePlace = { readonly part: ProfilePart; readonly where: string; readonly field: string };

/** Codes that no policy table has, and 所有人 beside a condition that would then never count. */
export function ruleProblems(
  rule: readonly PhaseAlternative[],
  { part, where, field }: RulePlace,
  policy: PolicyTables,
): ProfileProblem[] {
  const found = rule.flatMap((alternative) => {
    const hasAnyone = alternative.some((condition) => condition.fact === 'anyone');
    return [
      ...(hasAnyone && alternative.length > 1 ? [problem(part, 'anyone-with-others', where)] : []),
      ...alternative
        .flatMap((condition) => unknownCodes(condition, policy))
        .map((code) => problem(part, 'code-unknown', where, code)),
    ];
  });
  return found.map((each) => inField(field, each));
}

function unknownCodes(condition: PhaseCondition, policy: PolicyTables): readonly string[] {
  const among = (codes: readonly string[], list: readonly { readonly code: string }[]) =>
    codes.filter((code) => !list.some((each) => each.code === code));
  switch (condition.fact) {
    case 'personClass':
      return among(condition.in, policy.personClasses.classes);
    case 'hukou':
      return among(condition.in, policy.circumstances.hukouKinds);
    case 'residence':
      return among(condition.in, policy.circumstances.residenceKinds);
    case 'circumstance':
      return among([condition.has], policy.circumstances.circumstances);
    case 'disabilityGrade':
    case 'age':
    case 'anyone':
      return [];
  }
}
