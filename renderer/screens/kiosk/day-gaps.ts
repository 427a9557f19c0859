import { kioskSentences } from '#shared/i18n/zh-CN/kiosk-sentences.ts';

/** `3月2日下午 14:30`: as it is read off a wall. */
export function dayGaps(date: string, time: string) {
  const morning = Number(time.slice(0, 2)) < 12;
  return {
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
    half: morning ? kioskSentences['gap-morning'] : kioskSentences['gap-afternoon'],
    time: twelveHours(time),
  };
}

function twelveHours(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour > 12 ? hour - 12 : hour}:${time.slice(3, 5)}`;
}
