/** What one read of an identity card's chip yields. Source: SAM text record, four layouts (GA/T 490 and its successors). */
export type IdCardKind = 'citizen' | 'hmt-permit' | 'foreigner-2017' | 'foreigner-2023';

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export type SexCode = '0' | '1' | '2' | '9';

/**
 * Decoded text of a card. Names are whole Unicode text, trailing padding removed, never cut.
 * Dates are `YYYY-MM-DD`; `validTo` is that or the word 长期 as the chip writes it; a date the chip holds in no valid form is `''`.
 * `name` is never empty: a foreigner without a Chinese name has the English one here too.
 * `idNumber` is the citizen number, the permit holder's number, or the foreigner's permit number (15 or 18 characters).
 */
export type IdCardRecord = {
  readonly kind: IdCardKind;
  readonly name: string;
  readonly englishName: string;
  readonly sex: SexCode;
  /** GB/T 3304 code, two digits; `''` where the layout has none. */
  readonly ethnicCode: string;
  readonly birthOn: string;
  readonly address: string;
  readonly idNumber: string;
  readonly authority: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Travel permit number of a Hong Kong, Macau or Taiwan resident; `''` otherwise. */
  readonly travelPermitNumber: string;
  /** ISO 3166 alpha-3; `''` for citizens. */
  readonly nationality: string;
};

const NAME_UNITS = 15;

/**
 * True if the chip's name is the beginning of this longer one: its field holds fifteen UTF-16 units, and a longer name was
 * cut when the card was made, perhaps in the middle of a character.
 */
export function isCutName(chipName: string, wholeName: string): boolean {
  if (chipName.length < NAME_UNITS || wholeName.length <= NAME_UNITS) return false;
  const half = chipName.endsWith('\u{FFFD}');
  return wholeName.startsWith(half ? chipName.slice(0, -1) : chipName);
}
