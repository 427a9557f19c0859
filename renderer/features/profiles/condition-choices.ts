import type { PhaseCondition } from '#shared/domain/phase-rule.ts';
import { profilesText } from '#shared/i18n/zh-CN/profiles.ts';

const text = profilesText.phases;

export type Fact = PhaseCondition['fact'];

/** The facts in the order in which a manager thinks of them. */
export const facts: readonly Fact[] = [
  'personClass',
  'age',
  'circumstance',
  'disabilityGrade',
  'hukou',
  'residence',
  'anyone',
];

type Lists = {
  readonly personClasses: readonly { readonly code: string }[];
  readonly circumstances: readonly { readonly code: string }[];
};

/** A condition over a fact as it first appears; valid at once, so that nothing half made can be saved. */
export function newCondition(fact: Fact, lists: Lists): PhaseCondition {
  switch (fact) {
    case 'personClass':
      return { fact, in: [lists.personClasses[0]?.code ?? '1'] };
    case 'hukou':
    case 'residence':
      return { fact, in: ['district'] };
    case 'circumstance':
      return { fact, has: lists.circumstances[0]?.code ?? '' };
    case 'age':
      return { fact, atLeast: 60 };
    case 'disabilityGrade':
      return { fact, atMost: 4 };
    case 'anyone':
      return { fact };
  }
}

/** The two ways to read a condition, in the words that fit its fact. */
export function readings(fact: Exclude<Fact, 'anyone'>): readonly [string, string] {
  switch (fact) {
    case 'personClass':
    case 'hukou':
    case 'residence':
      return [text.is, text.isNot];
    case 'circumstance':
    case 'disabilityGrade':
      return [text.has, text.hasNot];
    case 'age':
      return [text.reached, text.notReached];
  }
}
