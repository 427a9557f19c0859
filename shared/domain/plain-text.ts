/** Controls, direction marks and characters without a width: they end a text for one reader and turn it round for another. */
// oxlint-disable-next-line no-control-regex
const MARKS = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * Typed or pasted text as it is kept: nothing invisible, no blanks at its ends, lines only where the field has any. Variation
 * selectors stay: rare names need them.
 */
export function plainText(text: string, hasLines: boolean): string {
  const lines = text.replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n');
  return lines
    .replaceAll(hasLines ? /[\t\v\f]+/gu : /[\t\v\f\n]+/gu, ' ')
    .replaceAll(MARKS, '')
    .trim();
}
