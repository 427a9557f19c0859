import { isCivilDate, type CivilDate } from '#shared/civil-date.ts';
import { foldIdNumberText } from './id-number.ts';
import { isSameName, phoneNumbers } from './person-tokens.ts';

/** What of a person is compared when their ID numbers differ. */
export type Likeness = { readonly name: string; readonly birthOn: CivilDate | null; readonly phone: string };

/** What must agree besides the name (resources/policy/roster-merge.json). */
export type SuspectRule = { readonly birth: boolean; readonly phone: boolean };

/** Whether two records may be the same person. A birth date nobody knows agrees with any; a missing phone with none. */
export function isSuspect(one: Likeness, other: Likeness, rule: SuspectRule): boolean {
  if (!isSameName(one.name, other.name)) return false;
  if (rule.birth && one.birthOn !== null && other.birthOn !== null && one.birthOn !== other.birthOn) return false;
  if (!rule.phone) return one.birthOn !== null && one.birthOn === other.birthOn;
  const numbers = new Set(phoneNumbers(other.phone));
  return phoneNumbers(one.phone).some((number) => numbers.has(number));
}

/** The birth date in what is left of an ID number, whatever else is wrong with it; null when it holds none. */
export function birthInBrokenNumber(text: string, today: CivilDate): CivilDate | null {
  const folded = foldIdNumberText(text);
  // Eight digits as in a number of 18; if they are no date, six as in one of 15, all of whose holders were born after 1900.
  const candidates = [folded.slice(6, 14), `19${folded.slice(6, 12)}`];
  const dates = candidates.map((digits) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
  return dates.find((date) => isCivilDate(date) && date >= '1900' && date <= today) ?? null;
}
