import type { CivilDate } from '#shared/civil-date.ts';
import { parseIdNumber, type IdNumberProblem } from '#shared/domain/id-number.ts';

export type NumberKind = 'id-number' | 'phone';
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'X';
export type NumberProblem = IdNumberProblem | 'phone.number';

export const FULL_LENGTH = { 'id-number': 18, phone: 11 } as const satisfies Record<NumberKind, number>;
const GROUPS = { 'id-number': [6, 4, 4, 4], phone: [3, 4, 4] } as const;
const MOBILE = /^1\d{10}$/u;

/** Adds one key; X is taken in the last place of an ID number only, and nothing after a full number. */
export function addKey(typed: string, key: PadKey, kind: NumberKind): string {
  const full = FULL_LENGTH[kind];
  if (typed.length >= full) return typed;
  if (key === 'X' && (kind === 'phone' || typed.length !== full - 1)) return typed;
  return typed + key;
}

/** The number as people read it aloud: 6-4-4-4, or 3-4-4. */
export function inGroups(typed: string, kind: NumberKind): readonly string[] {
  let from = 0;
  return GROUPS[kind].map((length) => {
    const group = typed.slice(from, from + length);
    from += length;
    return group;
  });
}

/** What is wrong with a number meant to be whole; null when nothing is. */
export function problemOf(typed: string, kind: NumberKind, today: CivilDate): NumberProblem | null {
  if (kind === 'phone') {
    if (typed.length < FULL_LENGTH.phone) return 'idNumber.length';
    return MOBILE.test(typed) ? null : 'phone.number';
  }
  const parsed = parseIdNumber(typed, today);
  return parsed.ok ? null : parsed.problem;
}

/** While typing only a full number is judged: fifteen digits may be an old number or a new one half typed. */
export function problemWhileTyping(typed: string, kind: NumberKind, today: CivilDate): NumberProblem | null {
  return typed.length === FULL_LENGTH[kind] ? problemOf(typed, kind, today) : null;
}
