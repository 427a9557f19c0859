import { describe, expect, test } from 'vitest';
import type { PlainField } from '#shared/contract/form-fields.ts';
import { parseAreas } from '#shared/domain/areas.ts';
import { readEntry } from '#shared/domain/form-entry.ts';

const areas = parseAreas('120000,天津市,,,\n120107,塘沽区,x,120116,2009\n120116,滨海新区,,,');
const choices = ['自建房', '公有住房', '公租房'].map((name) => ({ code: name, name }));
const many = Array.from({ length: 15 }, (_, index) => ({ code: `c${index + 1}`, name: `第${index + 1}项` }));
const read = (kind: PlainField['kind'], typed: string, list = choices) =>
  readEntry({ key: 'x', label: 'x', kind, required: false, choices: list }, typed, { choices: list, areas });

describe('a line typed from paper', () => {
  test.each([
    ['choice', '2', '公有住房'],
    ['choice', '２', '公有住房'],
    ['choice', '自', '自建房'],
    ['choice', '公租房', '公租房'],
    ['multi-choice', '31', '自建房,公租房'],
    ['multi-choice', '3、1', '自建房,公租房'],
    ['partial-date', '1951', '1951'],
    ['partial-date', '195103', '1951-03'],
    ['partial-date', '1951年3月', '1951-03'],
    ['partial-date', '19510312', '1951-03-12'],
    ['date', '1951.3.12', '1951-03-12'],
    ['area', '120107', '120107'],
    ['area', '塘沽', '120107'],
    ['id-number', '99999919491231005x', '99999919491231005X'],
    ['text', ' 张𠅤䶮 ', '张𠅤䶮'],
    ['number', '３６', '36'],
    ['text', '', ''],
  ] as const)('%s %s', (kind, typed, value) => {
    expect(read(kind, typed)).toEqual({ kind: 'value', value });
  });

  test.each([
    ['choice', '9'],
    ['choice', '公'],
    ['choice', '0'],
    ['multi-choice', '14'],
    ['date', '195103'],
    ['partial-date', '195113'],
    ['area', '没有这个地方'],
    ['number', '三十六'],
  ] as const)('%s %s fits nothing', (kind, typed) => {
    expect(read(kind, typed)).toEqual({ kind: 'unfit' });
  });

  test('of a long list the numbers are divided: 12 is the twelfth, not the first and the second', () => {
    expect(read('multi-choice', '12', many)).toEqual({ kind: 'value', value: 'c12' });
    expect(read('multi-choice', '12 1', many)).toEqual({ kind: 'value', value: 'c1,c12' });
  });

  test('a question mark of either width says that nobody can read it', () => {
    expect(read('text', '?')).toEqual({ kind: 'unclear' });
    expect(read('date', '？')).toEqual({ kind: 'unclear' });
    expect(read('text', '真的?')).toEqual({ kind: 'value', value: '真的?' });
  });
});
