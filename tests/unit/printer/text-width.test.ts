import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterWidth, displayWidth, wrapByWidth } from '#shared/text-width.ts';

describe('width in printer columns', () => {
  test.each([
    ['abc 123', 7],
    ['张三', 4],
    ['（）', 4],
    ['·', 2],
    ['𠅤', 2],
    ['张\u200b三', 4],
    ['', 0],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  test('control characters take no room', () => {
    expect(characterWidth('\u001b')).toBe(0);
    expect(characterWidth('\u007f')).toBe(0);
  });
});

describe('wrapping', () => {
  test('never cuts a surrogate pair and never leaves half a hanzi at the edge', () => {
    expect(wrapByWidth('a𠅤㛃䶮', 4)).toEqual(['a𠅤', '㛃䶮']);
  });

  test('loses nothing and exceeds nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 50 }), (text, columns) => {
        const lines = wrapByWidth(text, columns);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('refuses a width in which no hanzi fits', () => {
    expect(() => wrapByWidth('张', 1)).toThrow(RangeError);
  });
});
