import { ruleText } from '#shared/i18n/zh-CN/rules.ts';
import type { PhaseAlternative, PhaseCondition } from './phase-rule.ts';
import type { PolicyTables } from './policy-tables.ts';

type Named = { readonly code: string; readonly name: string };

/** The lists whose names the words need; a station's description holds them too. */
export type RuleNames = {
  readonly personClasses: readonly Named[];
  readonly hukouKinds: readonly Named[];
  readonly residenceKinds: readonly Named[];
  readonly circumstances: readonly Named[];
  readonly disabilityGrades: readonly Named[];
};

export function ruleNamesOf(policy: PolicyTables): RuleNames {
  return { ...policy.circumstances, personClasses: policy.personClasses.classes };
}

/** One condition as a clerk would say it. A code nobody knows is said as it is. */
export function conditionWords(condition: PhaseCondition, names: RuleNames): string {
  if (condition.fact === 'anyone') return ruleText.anyone;
  if (condition.fact === 'age') {
    return condition.negated === true ? ruleText.ageNot(condition.atLeast) : ruleText.age(condition.atLeast);
  }
  const words = plainWords(condition, names);
  return condition.negated === true ? ruleText.not(words) : words;
}

function plainWords(condition: Exclude<PhaseCondition, { fact: 'anyone' | 'age' }>, names: RuleNames): string {
  const listed = (codes: readonly string[], list: readonly Named[]) =>
    codes.map((code) => nameOf(list, code)).join(ruleText.or);
  switch (condition.fact) {
    case 'personClass':
      return listed(condition.in, names.personClasses);
    case 'hukou':
      return listed(condition.in, names.hukouKinds);
    case 'residence':
      return listed(condition.in, names.residenceKinds);
    case 'circumstance':
      return nameOf(names.circumstances, condition.has);
    case 'disabilityGrade':
      if (condition.atMost === 10) return ruleText.gradeAll;
      return ruleText.grade(
        nameOf(names.disabilityGrades, '1'),
        nameOf(names.disabilityGrades, String(condition.atMost)),
      );
  }
}

function nameOf(list: readonly Named[], code: string): string {
  return list.find((each) => each.code === code)?.name ?? code;
}

/** 本区户籍且享受定期抚恤补助 */
export function alternativeWords(alternative: PhaseAlternative, names: RuleNames): string {
  return alternative.map((condition) => conditionWords(condition, names)).join(ruleText.and);
}

/** All alternatives of a rule, in their order. */
export function ruleWords(rule: readonly PhaseAlternative[], names: RuleNames): string {
  return rule.map((alternative) => alternativeWords(alternative, names)).join(ruleText.alternatives);
}
