import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, phoneNumbers } from '#shared/domain/person-tokens.ts';

/** As the rule is written, without the short way for plain names. */
const foldedTheLongWay = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/[\s·]/gu, '');

test('a plain name folds to what the whole rule makes of it: to itself', () => {
  const plain = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(plain, (units) => {
      const name = String.fromCodePoint(...units);
      expect(foldName(name)).toBe(foldedTheLongWay(name));
    }),
  );
  for (let unit = 0x4e00; unit <= 0x9fff; unit += 1) {
    const character = String.fromCodePoint(unit);
    if (character.normalize('NFKC') !== character) throw new Error(`${character} is not plain`);
  }
});

test('names that are not plain are folded: dots, spaces, width, case, compatibility forms', () => {
  expect(foldName('阿依·古丽')).toBe('阿依古丽');
  expect(foldName(' 张 三')).toBe('张三');
  expect(foldName('ＡＢ张')).toBe('ab张');
  expect(foldName('\uF9D0三')).toBe('類三');
  expect(foldName('𠀋三')).toBe('𠀋三');
});

test('a phone cell of digits alone is one number; others are taken apart', () => {
  expect(phoneNumbers('13900000001')).toEqual(['13900000001']);
  expect(phoneNumbers('022-6530 0001、１３９00000001')).toEqual(['02265300001', '13900000001']);
  expect(phoneNumbers('')).toEqual([]);
});
