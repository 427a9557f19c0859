import type { SpeechRule } from './station-profile.ts';

/**
 * The clips that call somebody: 请 A 零 幺 二 号 到 三 号 窗口 办理. A counter whose name is no number is spoken by a
 * recording `counter-<id>` where the station has one; without it the hall is asked to look at the screen.
 */
export function spokenCall(
  call: { readonly ticketNumber: string; readonly counterId: string; readonly counterName: string },
  rule: SpeechRule,
  hasClip: (key: string) => boolean,
): readonly string[] {
  const number = Array.from(call.ticketNumber.toLowerCase()).flatMap((character) => characterKey(character, rule));
  const to = counterKeys(call, hasClip);
  return ['please', ...number, 'hao', ...(to === null ? ['look-at-screen'] : ['to', ...to, 'handle'])];
}

function characterKey(character: string, rule: SpeechRule): readonly string[] {
  if (character === '1' && rule.one === 'yao') return ['digit-1-yao'];
  if (/^\d$/.test(character)) return [`digit-${character}`];
  return /^[a-z]$/.test(character) ? [`letter-${character}`] : [];
}

function counterKeys(
  { counterId, counterName }: { readonly counterId: string; readonly counterName: string },
  hasClip: (key: string) => boolean,
): readonly string[] | null {
  const own = `counter-${counterId.toLowerCase()}`;
  if (hasClip(own)) return [own];
  const number = /^(\d{1,3})\s*号?窗口$/u.exec(counterName)?.[1];
  return number === undefined ? null : [...numeralKeys(Number(number)), 'hao', 'counter'];
}

/** A number as it is counted, 0 to 999: 三, 十二, 二十, 一百零五. */
export function numeralKeys(value: number): readonly string[] {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  if (value < 10) return [`digit-${value}`];
  const keys: string[] = [];
  if (hundreds > 0) keys.push(`digit-${hundreds}`, 'hundred');
  if (tens > 1 || (tens === 1 && hundreds > 0)) keys.push(`digit-${tens}`, 'ten');
  else if (tens === 1) keys.push('ten');
  else if (ones > 0) keys.push('digit-0');
  if (ones > 0) keys.push(`digit-${ones}`);
  return keys;
}
