import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import type { CaseForm } from '#shared/contract/cases.ts';
import type { FieldCondition, PlainField } from '#shared/contract/form-fields.ts';
import { fieldsIn, missingItems } from '#shared/domain/case-form.ts';
import { holds } from '#shared/domain/field-condition.ts';
import { isFieldValueValid, surelyBefore } from '#shared/domain/field-value.ts';
import { dateProblem } from '#shared/domain/form-dates.ts';
import { cellKey, fieldAt, filledRows, parseCellKey } from '#shared/domain/form-index.ts';
import { resolveCaseForm } from '#shared/domain/form-template.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2', '1,2'));
const comparison = fc.record({
  field: fc.constantFrom('a', 'b', 'c'),
  is: fc.constantFrom('is', 'is-not', 'one-of', 'none-of', 'includes', 'filled', 'empty'),
  value: fc.constantFrom('1', '2'),
});
const condition: fc.Arbitrary<FieldCondition> = fc.letrec<{ tree: FieldCondition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
})).tree;

describe('conditions between fields', () => {
  test('all of two is both, any of two is either', () => {
    fc.assert(
      fc.property(condition, condition, values, (a, b, at) => {
        expect(holds({ all: [a, b] }, at)).toBe(holds(a, at) && holds(b, at));
        expect(holds({ any: [a, b] }, at)).toBe(holds(a, at) || holds(b, at));
      }),
    );
  });

  test('a negated comparison is the opposite', () => {
    fc.assert(
      fc.property(comparison, values, ({ field, value }, at) => {
        expect(holds({ field, is: 'is-not', value }, at)).toBe(!holds({ field, is: 'is', value }, at));
        expect(holds({ field, is: 'empty' }, at)).toBe(!holds({ field, is: 'filled' }, at));
      }),
    );
  });

  test('one of several codes of a multiple choice is found, a part of a code is not', () => {
    expect(holds({ field: 'a', is: 'includes', value: '2' }, { a: '1,2' })).toBe(true);
    expect(holds({ field: 'a', is: 'includes', value: '2' }, { a: '12' })).toBe(false);
    expect(holds(undefined, {})).toBe(true);
  });
});

const field = (kind: PlainField['kind'], rest: Partial<PlainField> = {}): PlainField => ({
  key: 'x',
  label: 'x',
  kind,
  required: false,
  ...rest,
});

describe('values of a field', () => {
  test.each([
    ['partial-date', ['1951', '1951-03', '1951-03-12'], ['51', '1951-13', '1951-3', '1951-02-30']],
    ['date', ['1951-03-12'], ['1951-03', '长期']],
    ['yes-no', ['1', '0'], ['是', '2']],
    ['number', ['0', '36', '1200.50'], ['-1', '1,5', '三', '1e3']],
    ['area', ['120107', '999999'], ['1201', '滨海新区']],
    ['phone', ['022-2588 0000', '+86 13900000001'], ['12', '电话']],
  ] as const)('%s', (kind, good, bad) => {
    for (const value of good) expect(isFieldValueValid(field(kind), value), value).toBe(true);
    for (const value of bad) expect(isFieldValueValid(field(kind), value), value).toBe(false);
  });

  test('numbers keep their bounds, dates their words, lists their codes', () => {
    expect(isFieldValueValid(field('number', { most: 60 }), '61')).toBe(false);
    expect(isFieldValueValid(field('date', { words: ['长期'] }), '长期')).toBe(true);
    const choices = [
      { code: 'a', name: 'A' },
      { code: 'b', name: 'B' },
    ];
    expect(isFieldValueValid(field('multi-choice', { choices }), 'a,b')).toBe(true);
    expect(isFieldValueValid(field('multi-choice', { choices }), 'a,a')).toBe(false);
    expect(isFieldValueValid(field('multi-choice', { choices }), 'a,c')).toBe(false);
  });

  test('lengths count characters, not halves of them', () => {
    expect(isFieldValueValid(field('text', { maxLength: 3 }), '𠅤𠅤𠅤')).toBe(true);
    expect(isFieldValueValid(field('text', { maxLength: 3 }), '𠅤𠅤𠅤𠅤')).toBe(false);
  });
});

describe('dates in order', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1920-01-01', days));
  const precision = fc.constantFrom(4, 7, 10);

  test('what is known less exactly never contradicts what it may be', () => {
    fc.assert(
      fc.property(day, day, precision, precision, (a, b, first, second) => {
        if (a <= b) expect(surelyBefore(b.slice(0, second), a.slice(0, first))).toBe(false);
        if (a.slice(0, 4) < b.slice(0, 4)) expect(surelyBefore(a.slice(0, first), b.slice(0, second))).toBe(true);
      }),
    );
  });

  test('a discharge before enlistment and a day to come are named', () => {
    const discharged = { ...field('partial-date', { notBefore: ['enlistedOn'], pastOnly: true }), key: 'dischargedOn' };
    const at = (enlistedOn: string, dischargedOn: string) =>
      dateProblem(discharged, { enlistedOn, dischargedOn }, '2022-02-28');
    expect(at('1958-03', '1955')).toEqual({ code: 'before', than: 'enlistedOn' });
    expect(at('1958-03', '1958')).toBeNull();
    expect(at('', '2022-03-01')).toEqual({ code: 'future' });
    expect(at('1958', '')).toBeNull();
  });

  test('a birth that the ID number says otherwise is named, with what the number says', () => {
    const born = { ...field('date', { asIn: 'idNumber' }), key: 'birthOn' };
    const at = (idNumber: string, birthOn: string) => dateProblem(born, { idNumber, birthOn }, '2022-02-28');
    expect(at('99999919491231005X', '1949-12-13')).toEqual({ code: 'number', in: 'idNumber', says: '1949-12-31' });
    expect(at('99999919491231005X', '1949-12-31')).toBeNull();
    expect(at('999999491231005', '1949-12-13')).toMatchObject({ code: 'number' });
    expect(at('ABC123456789012', '1949-12-13')).toBeNull();
    expect(at('', '1949-12-13')).toBeNull();
    expect(missing({ idNumber: '99999919491231005X', birthOn: '1949-12-13' })).toContain('birthOn');
    expect(missing({ idNumber: '99999919491231005X', birthOn: '1949-12-31' })).not.toContain('birthOn');
  });
});

const form: CaseForm = resolveCaseForm(readCaseForm(resourcesDir), {
  policy: readPolicyTables(resourcesDir),
  profile: readProfile(resourcesDir, 'xincun'),
  today: '2022-02-28',
});
const missing = (filled: Readonly<Record<string, string>>) =>
  missingItems({
    form,
    cardKind: 'veteran',
    values: filled,
    materials: {},
    hasPhoto: true,
    hasSignature: true,
    declared: true,
    application: [],
    today: '2022-02-28',
  });

describe('what hinders acceptance', () => {
  test('a field that another one makes necessary', () => {
    expect(missing({ applicationKind: '首次申领' })).not.toContain('replacementReason');
    expect(missing({ applicationKind: '更换' })).toContain('replacementReason');
  });

  test('a date that cannot be, until it can', () => {
    expect(missing({ enlistedOn: '1958-03', dischargedOn: '1955-01' })).toContain('dischargedOn');
    expect(missing({ enlistedOn: '1958-03', dischargedOn: '1962-01' })).not.toContain('dischargedOn');
  });

  test('a date in a row of a group that cannot be', () => {
    const award = (on: string) => missing({ 'awards.2.kind': '4', 'awards.2.on': on });
    expect(award('2022-03')).toContain('awards.2.on');
    expect(award('2022-02')).not.toContain('awards.2.on');
  });

  test('a row of a group that lacks its first cells; empty rows do not', () => {
    expect(missing({ 'family.2.phone': '13900000000' })).toEqual(
      expect.arrayContaining(['family.2.relation', 'family.2.name']),
    );
    expect(missing({}).filter((key) => key.startsWith('family'))).toEqual([]);
  });

  test('nothing of the other kind of card', () => {
    const bereaved = form.sections.find((section) => section.key === 'bereaved');
    expect(bereaved && fieldsIn(bereaved, { cardKind: 'veteran', values: {} })).toEqual([]);
    expect(missing({})).not.toContain('deceasedName');
  });
});

test('cells of a group are found by their key, and only as many rows as it has', () => {
  expect(parseCellKey(cellKey('family', 3, 'name'))).toEqual({ group: 'family', row: 3, column: 'name' });
  expect(fieldAt(form, 'family.3.name')?.label).toBe('姓名');
  expect(fieldAt(form, 'family.9.name')).toBeNull();
  expect(fieldAt(form, 'family')).toBeNull();
  const family = form.sections.flatMap((section) => section.fields).find((each) => each.key === 'family');
  expect(family && filledRows(family, { 'family.1.name': '', 'family.4.phone': '1' })).toEqual([4]);
});
