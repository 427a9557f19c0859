import { weekdayOf } from '#shared/civil-date.ts';
import { dayAndTime, kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { refusalCode, refusalData } from '#renderer/lib/refusal.ts';

const text = kioskText.refused;

export type RefusedMessage = {
  readonly title: string;
  readonly body: readonly string[];
  /** Beside "good": correct the number, or simply try the same again. */
  readonly offer: 'type-again' | 'try-again' | null;
};

/** What a visitor reads when arrival was refused: what it is, and the one thing to do next. */
export function refusedMessage(error: unknown, typed: boolean, hotline: string): RefusedMessage {
  const notOpen = refusalData(error, 'phase.notOpen');
  if (notOpen !== null) {
    return { title: text.notOpen.title, body: [notOpen.reason, text.notOpen.next(hotline)], offer: null };
  }
  const day = refusalData(error, 'appointment.otherDay');
  if (day !== null) {
    const when = dayAndTime(day.date, weekdayOf(day.date), day.time);
    return { title: text.otherDay.title(when), body: [text.otherDay.next], offer: null };
  }
  const online = refusalData(error, 'onlineApplication.exists');
  if (online !== null) {
    return { title: text.online.title, body: [text.online.number(online.number), text.online.next], offer: null };
  }
  const code = refusalCode(error);
  if (code?.startsWith('idNumber.') === true && typed) {
    return { title: text.number.title, body: [text.number.next], offer: 'type-again' };
  }
  // On a card the number is the chip's own; only a person can help there.
  if (code === 'person.notFound' || code?.startsWith('idNumber.') === true) {
    return { title: text.notFound.title, body: [text.notFound.next], offer: typed ? 'type-again' : null };
  }
  if (code === 'cardRead.expired') {
    return { title: text.cardAgain.title, body: [text.cardAgain.next], offer: null };
  }
  return { title: text.trouble.title, body: [text.trouble.next], offer: 'try-again' };
}
