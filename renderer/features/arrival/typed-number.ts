import type { CivilDate } from '#shared/civil-date.ts';
import { parseIdNumber, type IdNumberProblem } from '#shared/domain/id-number.ts';

export const FULL_LENGTH = 18;
const GROUPS = [6, 4, 4, 4] as const;

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'X';

/** Adds one key; X is taken in the last place only, and nothing after the eighteenth. */
export function addKey(typed: string, key: PadKey): string {
  if (typed.length >= FULL_LENGTH) return typed;
  if (key === 'X' && typed.length !== FULL_LENGTH - 1) return typed;
  return typed + key;
}

/** The number as people read it aloud: 6-4-4-4. */
export function inGroups(typed: string): readonly string[] {
  let from = 0;
  return GROUPS.map((length) => {
    const group = typed.slice(from, from + length);
    from += length;
    return group;
  });
}

/** What is wrong with a number meant to be whole; null when nothing is. */
export function problemOf(typed: string, today: CivilDate): IdNumberProblem | null {
  const parsed = parseIdNumber(typed, today);
  return parsed.ok ? null : parsed.problem;
}

/** While typing only a full number is judged: fifteen digits may be an old number or a new one half typed. */
export function problemWhileTyping(typed: string, today: CivilDate): IdNumberProblem | null {
  return typed.length === FULL_LENGTH ? problemOf(typed, today) : null;
}
