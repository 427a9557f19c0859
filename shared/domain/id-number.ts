import { isCivilDate, type CivilDate } from '#shared/civil-date.ts';

/** Also the error codes a screen words. */
export type IdNumberProblem = 'idNumber.length' | 'idNumber.characters' | 'idNumber.birthDate' | 'idNumber.checkDigit';

export type ParsedIdNumber =
  | {
      readonly ok: true;
      /** 18 characters, a check digit X in upper case. */
      readonly idNumber: string;
      readonly sex: '1' | '2';
      readonly birthOn: CivilDate;
      readonly areaCode: string;
      /** The text was a 15-digit number of before 1999. */
      readonly upgraded: boolean;
    }
  | { readonly ok: false; readonly problem: IdNumberProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** Check digit of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). Throws RangeError on anything else. */
export function idCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check digit needs 17 digits');
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * (first17.charCodeAt(index) - 48);
  return CHECK_DIGITS.charAt(sum % 11);
}

/**
 * The number as a keyboard or an input method may write it, in plain characters: full-width digits and letters, the Roman
 * numeral Ⅹ, the multiplication sign used for X; spaces (of any width) and invisible marks from copied cells are dropped.
 */
export function foldIdNumberText(text: string): string {
  if (/^\d*X?$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF']/gu, '')
    .toUpperCase()
    .replaceAll('\u00D7', 'X');
}

/**
 * Reads a citizen number, 18 characters or the 15 digits of before 1999 (upgraded: century 19, check digit added). Permit
 * numbers of the same make pass too: foreigners (2023, beginning with 9), residents of Hong Kong, Macau, Taiwan (81…83).
 * No area code is refused: cards keep the code of the place at issue, long abolished or not. `today` bounds the birth date.
 */
export function parseIdNumber(text: string, today: CivilDate): ParsedIdNumber {
  const folded = foldIdNumberText(text);
  if (!/^[0-9X]*$/.test(folded)) return { ok: false, problem: 'idNumber.characters' };
  if (folded.length !== 18 && folded.length !== 15) return { ok: false, problem: 'idNumber.length' };
  if (!/^\d+X?$/.test(folded) || (folded.length === 15 && folded.endsWith('X'))) {
    return { ok: false, problem: 'idNumber.characters' };
  }
  const upgraded = folded.length === 15;
  const first17 = upgraded ? `${folded.slice(0, 6)}19${folded.slice(6)}` : folded.slice(0, 17);
  const birthOn = `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`;
  if (!isRealDay(birthOn) || birthOn > today || birthOn < '1800') return { ok: false, problem: 'idNumber.birthDate' };
  const checkDigit = idCheckDigit(first17);
  if (!upgraded && folded.slice(17) !== checkDigit) return { ok: false, problem: 'idNumber.checkDigit' };
  const sex = Number(first17.charAt(16)) % 2 === 1 ? '1' : '2';
  return { ok: true, idNumber: first17 + checkDigit, sex, birthOn, areaCode: first17.slice(0, 6), upgraded };
}

/** A roster has tens of thousands of them: only the last days of a month need the calendar. */
function isRealDay(date: CivilDate): boolean {
  const month = date.slice(5, 7);
  const day = date.slice(8);
  if (month < '01' || month > '12' || day < '01') return false;
  return day <= '28' || isCivilDate(date);
}
