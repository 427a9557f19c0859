import { expect, it } from 'vitest';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import policy from '../../resources/policy/roster-columns.json' with { type: 'json' };

it('the import page names the headings that the importer understands', () => {
  const told = Object.entries(rosterScreenText.headings).map(([field, [heading, others]]) => ({
    field,
    headings: [heading, ...others.split('、')],
  }));
  expect(told).toEqual(policy.columns.map(({ field, headings }) => ({ field, headings })));
});
