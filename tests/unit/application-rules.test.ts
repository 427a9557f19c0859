import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import type { CardKind } from '#shared/contract/station.ts';
import {
  judgeApplication,
  rulesInForce,
  rulesToAsk,
  type ApplicationRule,
  type ApplicationRuleTable,
} from '#shared/domain/application-rules.ts';
import { consentsAsked } from '#shared/domain/consent-policy.ts';
import { readPolicyTables } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const { applicationRules: shipped, consents } = readPolicyTables(resourcesDir);
const DAY = '2022-02-28';

const judge = (held: readonly string[], kinds: readonly CardKind[] = ['veteran'], personClass = '2') =>
  judgeApplication(shipped, DAY, { values: { personClass }, kinds, held });
const ids = (rules: readonly ApplicationRule[]) => rules.map(({ id }) => id);

describe('the shipped rules', () => {
  test('let somebody apply of whom none holds', () => {
    expect(judge([])).toEqual({ outcome: 'may', reasons: [] });
  });

  test.each([
    ['expelled-from-army', 'refused'],
    ['political-rights', 'refused'],
    ['in-custody', 'refused'],
    ['criminal-record', 'province'],
    ['expelled-from-party', 'province'],
    ['expelled-from-office', 'province'],
    ['honour-harmed', 'province'],
  ])('%s: %s', (id, outcome) => {
    expect(judge([id])).toMatchObject({ outcome, reasons: [{ id }] });
  });

  test.each(['died-after-retirement', 'disabled-died', 'old-wound'])('%s leaves a family on file only', (id) => {
    expect(judge([id], ['bereaved-family'], '9')).toMatchObject({ outcome: 'file-only', reasons: [{ id }] });
  });

  test.each(['4', '8', '12'])('put class %s on file without asking', (personClass) => {
    expect(judge([], ['file-only'], personClass)).toMatchObject({ outcome: 'file-only' });
  });

  test('ask a family nothing that is about soldiers, and the other way round', () => {
    const asked = (kind: CardKind) => ids(rulesToAsk(rulesInForce(shipped, DAY, [kind])));
    expect(asked('bereaved-family')).not.toContain('expelled-from-army');
    expect(asked('bereaved-family')).toContain('old-wound');
    expect(asked('veteran')).not.toContain('old-wound');
  });

  test('ask whoever holds both identities about both', () => {
    const asked = ids(rulesToAsk(rulesInForce(shipped, DAY, ['veteran', 'bereaved-family'])));
    expect(asked).toEqual(expect.arrayContaining(['expelled-from-army', 'old-wound']));
  });

  test('ship the variants of other places switched off', () => {
    const off = shipped.rules.filter(({ active }) => !active);
    expect(ids(off)).toEqual(['shanxi-expelled', 'guangxi-opinion', 'gaoyou-foreign']);
    expect(judge(ids(off))).toMatchObject({ outcome: 'may' });
  });
});

const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(DAY, days));
const rule: fc.Arbitrary<Omit<ApplicationRule, 'id'>> = fc.record({
  tier: fc.constantFrom('refuse', 'province', 'file-only'),
  asks: fc.oneof(
    fc.constant({ by: 'tick' as const }),
    fc.constantFrom('2', '9', '12').map((value) => ({
      by: 'fields' as const,
      when: { field: 'personClass', is: 'is' as const, value },
    })),
  ),
  sentence: fc.constant('情形'),
  article: fc.constant('规定'),
  source: fc.constant(''),
  grade: fc.constantFrom('A', 'C', 'unverified'),
  effectiveFrom: day,
  effectiveTo: fc.option(day),
  active: fc.boolean(),
  notice: fc.constantFrom('refusal', 'information'),
});
const tables: fc.Arbitrary<ApplicationRuleTable> = fc.array(rule, { maxLength: 8 }).map((rules) => ({
  ...shipped,
  rules: rules.map((each, index) => ({ ...each, id: `rule-${index}` })),
}));
const facts = fc.record({
  values: fc.constantFrom('2', '9', '12', '').map((personClass) => ({ personClass })),
  kinds: fc.subarray<CardKind>(['veteran', 'bereaved-family', 'file-only']),
  held: fc.subarray(Array.from({ length: 8 }, (_, index) => `rule-${index}`)),
});

describe('any table, person and date', () => {
  test('have exactly one outcome, by rules of its own tier that count that day, and none graver that holds', () => {
    const gravity = { may: 0, province: 1, 'file-only': 2, refused: 3 } as const;
    const outcomeOf = { refuse: 'refused', province: 'province', 'file-only': 'file-only' } as const;
    fc.assert(
      fc.property(tables, facts, day, (table, person, on) => {
        const { outcome, reasons } = judgeApplication(table, on, person);
        expect(outcome === 'may').toBe(reasons.length === 0);
        for (const { tier, active, effectiveFrom, effectiveTo } of reasons) {
          expect(outcomeOf[tier]).toBe(outcome);
          expect(active && effectiveFrom <= on && (effectiveTo ?? on) >= on).toBe(true);
        }
        const alone = table.rules.map((each) => judgeApplication({ ...table, rules: [each] }, on, person).outcome);
        expect(gravity[outcome]).toBe(Math.max(0, ...alone.map((each) => gravity[each])));
      }),
    );
  });

  test('change on the day a rule begins and the day after it ends', () => {
    const [first] = shipped.rules;
    if (!first) throw new Error('no rule');
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 300 }), (from, length) => {
        const bounded = { ...first, effectiveFrom: from, effectiveTo: addDays(from, length) };
        const table = { ...shipped, rules: [bounded] };
        const on = (date: string) =>
          judgeApplication(table, date, { values: {}, kinds: ['veteran'], held: [first.id] }).outcome;
        expect([addDays(from, -1), from, bounded.effectiveTo, addDays(bounded.effectiveTo, 1)].map(on)).toEqual([
          'may',
          'refused',
          'refused',
          'may',
        ]);
      }),
    );
  });
});

test('health is asked about only of those whose file says something of it', () => {
  const kinds = (values: Record<string, string>) => consentsAsked(consents, values).map(({ code }) => code);
  expect(kinds({ personClass: '2' })).toEqual(['photo', 'bank-account', 'specific-identity']);
  expect(kinds({ personClass: '2', disabilityGrade: '5' })).toContain('health');
});
