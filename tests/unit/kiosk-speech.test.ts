import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineClips, lineText, recordedPieces, sayNumber } from '#shared/domain/kiosk-speech.ts';
import { voiceManifest } from '#shared/domain/voice-manifest.ts';
import { kioskSentences, type KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';

const folder = join(import.meta.dirname, '../../resources/voice');
const { clips } = voiceManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
const textOf = new Map(clips.map(({ key, text }) => [key, text]));
const keys = Object.keys(kioskSentences) as KioskSentenceKey[];
const pieces = keys.flatMap((key) => recordedPieces(key));

describe('what the kiosk says', () => {
  test.each(pieces)('$clip is recorded as it is shown: $text', ({ clip, text }) => {
    expect(textOf.get(clip)).toBe(text);
    expect(existsSync(join(folder, `${clip}.ogg`))).toBe(true);
  });

  test('and nothing is recorded that it cannot say', () => {
    const sayable = new Set(pieces.map(({ clip }) => clip));
    expect(clips.filter(({ key }) => key.startsWith('kiosk-') && !sayable.has(key))).toEqual([]);
  });

  test('no Chinese character of a sentence is left without a recording', () => {
    for (const key of keys) {
      const shown = kioskSentences[key].replaceAll(/\{\w+\}/gu, '');
      const said = recordedPieces(key).map(({ text }) => text);
      expect(said.join('').replaceAll(/\P{L}/gu, '')).toBe(shown.replaceAll(/\P{L}/gu, ''));
    }
  });

  const spoken = (key: KioskSentenceKey, gaps: Record<string, string | number>) =>
    lineClips({ key, gaps })
      .map((clip) => textOf.get(clip) ?? `?${clip}`)
      .join(' ');

  test.each([
    ['ticket-ahead', { count: 12 }, '前面还有 十 二 人'],
    ['ticket-number', { digits: 'A012' }, 'A 零 幺 二'],
    ['confirm-question', { name: '欧阳**', title: '女士' }, '您是 这位 女士 对吗？'],
    ['ticket-booked', { name: '张**', time: '09:30' }, '这位 预约时间 九 点半'],
    [
      'refused-other-day',
      { month: 3, day: 2, half: '下午', time: '2:05' },
      '您预约的是 三 月 二 日 下午 二 点 零 五 分',
    ],
    ['ticket-go-to', { counter: '3号窗口' }, '已经叫到您，请到 三 号 窗口'],
    ['ticket-go-to', { counter: '综合窗口' }, '已经叫到您，请到 请看屏幕'],
    ['help-coming', { clerk: '李晓梅' }, '工作人员 马上来帮您'],
    ['refused-reason', { free: '4月1日起开放' }, '请看屏幕'],
    ['refused-ask', { digits: '022-0042' }, '想问清楚，请到窗口，或打电话 零 二 二 零 零 四 二'],
  ] as const)('%s with %o', (key, gaps, said) => {
    expect(spoken(key, gaps)).toBe(said);
  });

  test.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [20, '二 十'],
    [45, '四 十 五'],
    [100, '一 百'],
    [105, '一 百 零 五'],
    [110, '一 百 一 十'],
    [1000, '幺 零 零 零'],
  ])('%i is said as people count', (value, said) => {
    expect(
      sayNumber(value)
        .map((clip) => textOf.get(clip))
        .join(' '),
    ).toBe(said);
  });

  test('shows what fills the gaps', () => {
    expect(lineText({ key: 'ticket-ahead', gaps: { count: 3 } })).toBe('前面还有 3 人');
  });
});
