import { z } from 'zod';
import type { CivilDate } from '#shared/civil-date.ts';
import { fieldCondition } from '#shared/contract/form-fields.ts';
import { cardKind, type CardKind } from '#shared/contract/station.ts';
import { holds, type FieldValues } from './field-condition.ts';

/** What follows when a rule holds: nothing can be applied for, the province decides, or the person is only put on file. */
export const ruleTier = z.enum(['refuse', 'province', 'file-only']);
export type RuleTier = z.infer<typeof ruleTier>;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const applicationRule = z.object({
  id: z.string().min(1).max(60),
  tier: ruleTier,
  /** A clerk asks and ticks, or fields of the case answer it. */
  asks: z.discriminatedUnion('by', [
    z.object({ by: z.literal('tick') }),
    z.object({ by: z.literal('fields'), when: fieldCondition }),
  ]),
  /** Kinds of card the rule is about; all when left out. */
  onlyFor: z.array(cardKind).optional(),
  /** What the clerk reads out and the notice prints. */
  sentence: z.string().trim().min(1).max(200),
  /** The provision it stands in, as a notice names it. */
  article: z.string().trim().min(1).max(200),
  /** Where that was read (domain.md), and how sure it is. */
  source: z.string().max(200),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  effectiveFrom: date,
  /** The last day it counts; null = until further notice. */
  effectiveTo: date.nullable(),
  /** Variants of other places lie in the table switched off. */
  active: z.boolean(),
  notice: z.enum(['refusal', 'information']),
});
export type ApplicationRule = z.infer<typeof applicationRule>;

export const applicationRuleTable = z.object({
  version: z.int(),
  /** How often this station changed the shipped table; 0 = never. */
  edition: z.int().default(0),
  effectiveOn: date,
  source: z.string(),
  /** Younger people need a guardian who comes along. */
  guardianBelowAge: z.int().min(0).max(30),
  rules: z.array(applicationRule).refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length),
});
export type ApplicationRuleTable = z.infer<typeof applicationRuleTable>;

export const ruleOutcome = z.enum(['may', 'refused', 'province', 'file-only']);
export type RuleOutcome = z.infer<typeof ruleOutcome>;

export type RuleFacts = {
  readonly values: FieldValues;
  /** Kinds of card the person's identities lead to; none known = every rule is asked. */
  readonly kinds: readonly CardKind[];
  /** Ids of the asked rules that hold, as the person declared. */
  readonly held: readonly string[];
};

export type RuleJudgement = {
  readonly outcome: RuleOutcome;
  /** The rules that led there, in the table's order; none when the application may be taken. */
  readonly reasons: readonly ApplicationRule[];
};

/** Rules that count on a date for these kinds of card, both days included. */
export function rulesInForce(
  table: ApplicationRuleTable,
  on: CivilDate,
  kinds: readonly CardKind[],
): readonly ApplicationRule[] {
  return table.rules.filter(
    ({ active, effectiveFrom, effectiveTo, onlyFor }) =>
      active &&
      effectiveFrom <= on &&
      (effectiveTo === null || on <= effectiveTo) &&
      (onlyFor === undefined || kinds.length === 0 || onlyFor.some((kind) => kinds.includes(kind))),
  );
}

/** Those of the rules that the person must be asked about. */
export function rulesToAsk(rules: readonly ApplicationRule[]): readonly ApplicationRule[] {
  return rules.filter(({ asks }) => asks.by === 'tick');
}

const OUTCOME = { refuse: 'refused', 'file-only': 'file-only', province: 'province' } as const;

/**
 * Whether an application may be taken on a date: exactly one outcome, the gravest tier that holds, with its rules.
 * A refusal outweighs being only on file, which outweighs a decision of the province. Source: domain.md 1.2, 1.3.
 */
export function judgeApplication(table: ApplicationRuleTable, on: CivilDate, facts: RuleFacts): RuleJudgement {
  const holding = rulesInForce(table, on, facts.kinds).filter(({ id, asks }) =>
    asks.by === 'tick' ? facts.held.includes(id) : holds(asks.when, facts.values),
  );
  for (const tier of ['refuse', 'file-only', 'province'] as const) {
    const reasons = holding.filter((rule) => rule.tier === tier);
    if (reasons.length > 0) return { outcome: OUTCOME[tier], reasons };
  }
  return { outcome: 'may', reasons: [] };
}
