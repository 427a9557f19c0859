/** A character by its number, for where its shape cannot be shown: `[U+20164]`. Takes one code point. */
export function spelledCharacter(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * True for a code point whose meaning only its maker knows (Unicode's private use areas). Old cards hold such for characters
 * that had no number yet; what a font draws there is another character.
 */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}
