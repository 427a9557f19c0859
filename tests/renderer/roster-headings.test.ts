import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';

it('the import page names the headings that the importer understands', () => {
  const file = join(import.meta.dirname, '../../resources/policy/roster-columns.json');
  const policy = JSON.parse(readFileSync(file, 'utf8')) as { columns: { field: string; headings: string[] }[] };
  const told = Object.entries(rosterScreenText.headings).map(([field, [heading, others]]) => ({
    field,
    headings: [heading, ...others.split('、')],
  }));
  expect(told).toEqual(policy.columns.map(({ field, headings }) => ({ field, headings })));
});
