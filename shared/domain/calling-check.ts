import { ruleProblems } from './phase-check.ts';
import type { PolicyTables } from './policy-tables.ts';
import { inField, problem, twice, type ProfileProblem } from './profile-problem.ts';
import type { StationProfile } from './station-profile.ts';

/** Who is called before others: each kind with a name of its own and a rule that the policy tables know. */
export function callingProblems({ calling }: StationProfile, policy: PolicyTables): ProfileProblem[] {
  const kinds = calling.priorityClasses;
  const field = (index: number) => `calling.priorityClasses.${index}.name`;
  return [
    ...kinds.flatMap(({ name, rule }, index) => [
      ...(name.trim() === '' ? [inField(field(index), problem('calling', 'text-missing', 'priority'))] : []),
      ...ruleProblems(rule, { part: 'calling', where: name, field: `calling.priorityClasses.${index}.rule` }, policy),
    ]),
    ...twice(
      { part: 'calling', where: 'priority', field },
      kinds.map(({ name }) => name.trim()),
    ),
    ...twice(
      { part: 'calling', where: 'priority', field },
      kinds.map(({ code }) => code),
    ),
  ];
}
