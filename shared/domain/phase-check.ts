import { isCivilDate } from '#shared/civil-date.ts';
import type { PhaseAlternative, PhaseCondition } from './phase-rule.ts';
import type { PolicyTables } from './policy-tables.ts';
import { problem, type ProfileProblem } from './profile-problem.ts';
import type { Phase, StationProfile } from './station-profile.ts';

export function phaseProblems(phase: Phase, profile: StationProfile, policy: PolicyTables): ProfileProblem[] {
  const { name, opensOn, closesOn } = phase;
  const unknown = phase.channels.filter((code) => !profile.channels.some((each) => each.code === code));
  return [
    ...(name.trim() === '' ? [problem('phases', 'text-missing', 'phase')] : []),
    ...(isCivilDate(opensOn) ? [] : [problem('phases', 'date', name, opensOn)]),
    ...(closesOn === null || isCivilDate(closesOn) ? [] : [problem('phases', 'date', name, closesOn)]),
    ...(closesOn !== null && closesOn < opensOn ? [problem('phases', 'date-order', name, closesOn)] : []),
    ...(phase.channels.length === 0 ? [problem('phases', 'channel-missing', name)] : []),
    ...unknown.map((code) => problem('phases', 'channel-unknown', name, code)),
    ...ruleProblems(phase.rule, name, policy),
  ];
}

/** Codes that no policy table has, and 所有人 beside a condition that would then never count. */
export function ruleProblems(rule: readonly PhaseAlternative[], where: string, policy: PolicyTables): ProfileProblem[] {
  return rule.flatMap((alternative) => {
    const hasAnyone = alternative.some((condition) => condition.fact === 'anyone');
    return [
      ...(hasAnyone && alternative.length > 1 ? [problem('phases', 'anyone-with-others', where)] : []),
      ...alternative
        .flatMap((condition) => unknownCodes(condition, policy))
        .map((code) => problem('phases', 'code-unknown', where, code)),
    ];
  });
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
