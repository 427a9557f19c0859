import { describe, expect, test } from 'vitest';
import { nextKey, noKeys } from '#renderer/features/arrival/scanned-code.ts';

type Key = { readonly key: string; readonly code?: string; readonly gap?: number };

/** What is recognised when these keys come, `gap` ms after one another. */
function scan(keys: readonly Key[], gap = 10): readonly string[] {
  let [state, at] = [noKeys, 1000];
  return keys.flatMap((each) => {
    at += each.gap ?? gap;
    const step = nextKey(state, { key: each.key, code: each.code ?? '' }, at);
    state = step.keys;
    return step.scanned ?? [];
  });
}

const keysOf = (text: string): Key[] => Array.from(text, (key) => ({ key }));
const enter: Key = { key: 'Enter' };

describe('a code scanner in keyboard mode', () => {
  test('is recognised by its speed and its Enter', () => {
    expect(scan([...keysOf('XC0228-003'), enter])).toEqual(['XC0228-003']);
    expect(scan([...keysOf('XC0228-003'), enter, ...keysOf('XC0228-004'), enter])).toEqual([
      'XC0228-003',
      'XC0228-004',
    ]);
  });

  test('is not a hand that types, however long the number', () => {
    expect(scan([...keysOf('99999919430307002X'), enter], 80)).toEqual([]);
    expect(scan([...keysOf('XC0228-003'), { ...enter, gap: 400 }])).toEqual([]);
    expect(scan([...keysOf('123'), enter])).toEqual([]);
  });

  test('begins after what a hand typed before', () => {
    expect(scan([...keysOf('99'), { key: 'X', gap: 500 }, ...keysOf('C0228-003'), enter])).toEqual(['XC0228-003']);
  });

  test('may hold Shift, and may be behind an input method', () => {
    const shifted = [{ key: 'Shift' }, { key: 'X' }, { key: 'Shift' }, ...keysOf('C0228-003'), enter];
    expect(scan(shifted)).toEqual(['XC0228-003']);
    const hidden = [
      { key: 'Process', code: 'KeyX' },
      { key: 'Process', code: 'KeyC' },
      ...['0', '2', '2', '8'].map((digit) => ({ key: 'Process', code: `Digit${digit}` })),
      { key: 'Process', code: 'Minus' },
      { key: 'Process', code: 'Numpad3' },
      enter,
    ];
    expect(scan(hidden)).toEqual(['XC0228-3']);
  });
});
