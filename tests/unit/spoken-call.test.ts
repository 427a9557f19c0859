import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectedWaitMinutes } from '#shared/domain/expected-wait.ts';
import { numeralKeys, spokenCall } from '#shared/domain/spoken-call.ts';
import { voiceManifest } from '#shared/domain/voice-manifest.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const { clips } = voiceManifest.parse(JSON.parse(readFileSync(join(resourcesDir, 'voice/manifest.json'), 'utf8')));
const texts = new Map(clips.map(({ key, text }) => [key, text]));
const said = (keys: readonly string[]) => keys.map((key) => texts.get(key) ?? `<${key}>`).join('');

describe('a call in words', () => {
  test.each([
    ['A012', '1', '3号窗口', '请A零幺二号到三号窗口办理'],
    ['B110', '2', '12号窗口', '请B幺幺零号到十二号窗口办理'],
    ['A001', '综', '综合窗口', '请A零零幺号请看屏幕'],
  ])('%s to %s', (ticketNumber, counterId, counterName, words) => {
    const keys = spokenCall({ ticketNumber, counterId, counterName }, { times: 2, one: 'yao' }, () => false);
    expect(said(keys)).toBe(words);
  });

  test('reads 1 as 一 where the station says so, and a counter by its own recording', () => {
    const call = { ticketNumber: 'A1', counterId: 'X', counterName: '综合窗口' };
    const keys = spokenCall(call, { times: 1, one: 'yi' }, (key) => key === 'counter-x');
    expect(keys).toEqual(['please', 'letter-a', 'digit-1', 'hao', 'to', 'counter-x', 'handle']);
  });

  test.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [25, '二十五'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%i is counted', (value, words) => {
    expect(said(numeralKeys(value))).toBe(words);
  });
});

describe('the expected wait', () => {
  const minutes = (...values: number[]) => values.map((value) => value * 60_000);
  test.each([
    ['is not guessed from two services', { peopleAhead: 3, recentServiceMs: minutes(10, 10), openCounters: 2 }, null],
    [
      'is unknown while no counter is open',
      { peopleAhead: 3, recentServiceMs: minutes(9, 9, 9), openCounters: 0 },
      null,
    ],
    ['is shared by the counters', { peopleAhead: 4, recentServiceMs: minutes(10, 10, 10), openCounters: 2 }, 25],
    ['is half a service for the first', { peopleAhead: 0, recentServiceMs: minutes(10, 10, 10), openCounters: 1 }, 5],
    [
      'does not trust misclicks and lunches',
      { peopleAhead: 1, recentServiceMs: [1000, ...minutes(10, 12, 14, 200)], openCounters: 1 },
      20,
    ],
  ])('%s', (_, facts, expected) => {
    expect(expectedWaitMinutes(facts)).toBe(expected);
  });
});
