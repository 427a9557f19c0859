/**
 * Widths in the columns of a Chinese thermal printer: one column is a half-width cell (12 dots), and whatever GB18030 writes
 * in two or four bytes fills two. That is every character beyond ASCII, so `·` takes two here though a screen gives it one.
 */
const invisible = /^[\p{Cf}\p{Variation_Selector}]$/u;

/** Columns of one code point (a surrogate pair given whole): 0 for what prints nothing, 1 for ASCII, else 2. */
export function characterWidth(character: string): 0 | 1 | 2 {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20 || codePoint === 0x7f) return 0;
  if (codePoint < 0x7f || codePoint === 0xa0) return 1;
  return invisible.test(character) ? 0 : 2;
}

/** Columns of a whole text on one line. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterWidth(character);
  return columns;
}

/**
 * Breaks a text into lines of at most `columns`, between code points and never inside one. Nothing is dropped:
 * joined again, the lines are the text. Throws below two columns, where no hanzi fits.
 */
export function wrapByWidth(text: string, columns: number): string[] {
  if (columns < 2) throw new RangeError(`cannot wrap to ${columns} columns`);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = characterWidth(character);
    if (used + width > columns) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += width;
  }
  lines.push(line);
  return lines;
}
