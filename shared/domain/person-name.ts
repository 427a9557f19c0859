/** Longest name taken: the contract's limit, far above the longest real ones. */
export const LONGEST_NAME = 60;

/**
 * A name as it is kept: spaces that only pad (`张  三`, full-width ones too) are dropped between Chinese characters and become
 * one elsewhere; the middle dot between parts is always `·`; invisible marks from copied cells go. Characters are never
 * replaced or cut.
 */
export function tidyName(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, '')
    .trim()
    .replaceAll(
      /(?<=\p{Script=Han})\s*[\u00B7\u2022\u2027\u2219\u22C5\u25CF\u30FB\uFF65.\uFF0E]\s*(?=\p{Script=Han})/gu,
      '\u00B7',
    )
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/gu, ' ');
}
