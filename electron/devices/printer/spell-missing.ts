import { spelledCharacter } from '#shared/spelled-character.ts';
import { characterWidth } from '#shared/text-width.ts';

/**
 * Spells what cannot be shown as its code point, before the layout, so that it gets the room it needs. Markup is safe to
 * replace in: its own characters are all ASCII, and those are always shown, as is what prints nothing.
 */
export function spellMissing(
  markup: string,
  isShown: (character: string) => boolean,
): { readonly markup: string; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  let result = '';
  // receiptline normalises; doing it first keeps both from seeing different characters.
  for (const character of markup.normalize()) {
    const shown = (character.codePointAt(0) ?? 0) < 0x80 || characterWidth(character) === 0 || isShown(character);
    if (!shown) missing.add(character);
    result += shown ? character : spelledCharacter(character);
  }
  return { markup: result, missing: [...missing] };
}
