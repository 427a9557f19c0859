import type { ApplicationRule, ApplicationRuleTable } from './application-rules.ts';
import type { ConsentPolicy } from './consent-policy.ts';

/**
 * `sentence`, `article`, `source`, `name`, `purpose`, `recipient`, `keptFor`, `ifRefused`, `notice`: nothing is written there ·
 * `dates`: it ends before it begins · `twice`: another one says the same.
 */
export type PolicyProblem = {
  /** Id of the rule, code of the kind; `''` for the notice. */
  readonly at: string;
  /** What it is called on the page, `''` while it has no words. */
  readonly called: string;
  readonly code:
    | 'sentence'
    | 'article'
    | 'source'
    | 'dates'
    | 'twice'
    | 'name'
    | 'purpose'
    | 'recipient'
    | 'keptFor'
    | 'ifRefused'
    | 'notice';
};

const isBlank = (text: string): boolean => text.trim() === '';

/** What keeps a table of rules from being saved; empty = it may be. */
export function ruleTableProblems({ rules }: ApplicationRuleTable): readonly PolicyProblem[] {
  return rules.flatMap((rule, index) => {
    const problem = (code: PolicyProblem['code']): PolicyProblem => ({
      at: rule.id,
      called: rule.sentence.trim(),
      code,
    });
    const blank = (['sentence', 'article', 'source'] as const).filter((part) => isBlank(rule[part]));
    const reversed = rule.effectiveTo !== null && rule.effectiveTo < rule.effectiveFrom;
    const twice = rules.slice(0, index).some((other) => saysTheSame(rule, other));
    return [...blank.map(problem), ...(reversed ? [problem('dates')] : []), ...(twice ? [problem('twice')] : [])];
  });
}

/** Two rules of one wording that count on the same day: a clerk would ask twice. */
function saysTheSame(one: ApplicationRule, other: ApplicationRule): boolean {
  const same = one.sentence.trim() === other.sentence.trim() && !isBlank(one.sentence);
  const meets =
    (one.effectiveTo ?? '9999') >= other.effectiveFrom && (other.effectiveTo ?? '9999') >= one.effectiveFrom;
  return same && one.active && other.active && meets;
}

/** What keeps the consents and their words from being saved; empty = they may be. */
export function consentProblems({ notice, kinds }: Pick<ConsentPolicy, 'notice' | 'kinds'>): readonly PolicyProblem[] {
  const lacking = kinds.flatMap((kind, index) => {
    const problem = (code: PolicyProblem['code']): PolicyProblem => ({ at: kind.code, called: kind.name.trim(), code });
    const parts = ['name', 'purpose', 'recipient', 'keptFor', 'ifRefused'] as const;
    const twice = kinds.slice(0, index).some((other) => other.name.trim() === kind.name.trim());
    return [...parts.filter((part) => isBlank(kind[part])).map(problem), ...(twice ? [problem('twice')] : [])];
  });
  const empty = notice.filter((line) => !isBlank(line)).length === 0;
  return [...(empty ? [{ at: '', called: '', code: 'notice' } as const] : []), ...lacking];
}
