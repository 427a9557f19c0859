import { describe, expect, test } from 'vitest';
import { caseForm } from '#shared/contract/cases.ts';
import { areaName, findAreas, parseAreas } from '#shared/domain/areas.ts';
import { formProblems } from '#shared/domain/form-problems.ts';
import { choicesOf, isRuledList, resolveCaseForm } from '#shared/domain/form-template.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const template = readCaseForm(resourcesDir);
const policy = readPolicyTables(resourcesDir);
const inputs = { policy, profile: readProfile(resourcesDir, 'xincun'), today: '2022-02-28' };
const fields = template.sections.flatMap((section) => section.fields);

describe('the shipped form', () => {
  test('has no doubled key, dangling condition or empty list', () => {
    expect(formProblems(template)).toEqual([]);
    const broken = structuredClone(template);
    broken.sections[0]?.fields.push({ key: 'name', label: '', kind: 'choice', required: false });
    expect(formProblems(broken).map(({ code }) => code)).toEqual(['twice', 'label', 'list']);
  });

  test('asks for no more than the first version did', () => {
    const required = fields.filter((field) => field.required).map((field) => field.key);
    const before =
      'name idNumber sex birthOn ethnicCode address phone community hukou personClass enlistedOn dischargedOn dischargeDocument deceasedName relation bank';
    expect(required.toSorted()).toEqual(before.split(' ').toSorted());
  });

  test('covers the parts of the ministry’s sheet in its order, the application record last', () => {
    const parts = template.sections.map((section) => section.sheet);
    expect([...new Set(parts)]).toEqual(['A', 'C', 'D', 'F', 'G', 'H', 'application']);
    expect(parts).toEqual(parts.toSorted((a, b) => rank(a) - rank(b)));
  });

  test('says of every list that is no standard and not verified why', () => {
    const named = fields.filter((field) => field.choicesFrom && !isRuledList(field.choicesFrom));
    for (const field of named) expect(field.codeTable, field.key).toMatch(/^GB/);
    for (const field of fields.filter((each) => each.unverified !== undefined)) {
      expect(field.unverified, field.key).toMatch(/\p{Script=Han}/u);
    }
    expect(fields.filter((field) => field.unverified).length).toBeGreaterThan(20);
  });

  test('resolves into what a case keeps, with every list filled in', () => {
    const form = caseForm.parse(JSON.parse(JSON.stringify(resolveCaseForm(template, inputs))));
    const lists = form.sections
      .flatMap((section) => section.fields)
      .flatMap((field) => [field, ...(field.fields ?? [])])
      .filter((field) => field.kind === 'choice' || field.kind === 'multi-choice');
    expect(lists.every((field) => (field.choices?.length ?? 0) > 0)).toBe(true);
    expect(choicesOf('political-statuses', inputs)[12]).toEqual({ code: '13', name: '群众' });
  });
});

function rank(part: string | undefined): number {
  return part === undefined || part === 'application' ? 99 : part.charCodeAt(0);
}

describe('the table of areas', () => {
  const areas = parseAreas(policy.areasCsv);

  test('knows abolished codes and what they became', () => {
    expect(areas.get('120107')).toEqual({
      code: '120107',
      name: '塘沽区',
      inUse: false,
      successor: '120116',
      endedIn: '2009',
    });
    expect(areas.get('120116')?.inUse).toBe(true);
    expect(areaName(areas, '120107')).toBe('天津市塘沽区');
    expect(areaName(areas, '999999')).toBeNull();
  });

  test('has Tianjin complete and the country at large', () => {
    const tianjin = [...areas.values()].filter(({ code, inUse }) => code.startsWith('12') && inUse);
    expect(tianjin).toHaveLength(17);
    expect([...areas.values()].filter(({ inUse }) => inUse).length).toBeGreaterThan(3000);
    expect(new Set([...areas.keys()].map((code) => code.slice(0, 2))).size).toBe(34);
  });

  test('is searched by name or code, codes in use first', () => {
    expect(findAreas(areas, '塘沽').map(({ code }) => code)).toEqual(['120107']);
    expect(findAreas(areas, '1201').at(0)?.inUse).toBe(true);
    expect(findAreas(areas, ' ')).toEqual([]);
  });
});
