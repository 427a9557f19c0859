import { displayWidth } from './text-width.ts';

/** What may not begin a line, what may not end one, and what is read as one number, time or telephone number. */
const CLOSING = /^[，。；：、？！）》〉」』】〕”’…·,.;:?!)\]%℃ ]$/u;
const OPENING = /^[（《〈「『【〔“‘([]$/u;
const NUMERAL = /^[0-9:.–-]$/u;

/** Numerals longer than this may be broken anywhere: in a narrow column they would not fit at all. */
const LONGEST_NUMERAL = 11;

/** A text in pieces between which a line may be broken; joined they are the text. */
export function breakablePieces(text: string): string[] {
  const pieces: string[] = [];
  let glued = false;
  for (const character of text) {
    const last = pieces.at(-1);
    const joins = last !== undefined && (glued || CLOSING.test(character) || isNumeralPart(last, character));
    if (joins) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    glued = OPENING.test(character);
  }
  return pieces;
}

function isNumeralPart(piece: string, character: string): boolean {
  const lastCharacter = piece.at(-1) ?? '';
  return NUMERAL.test(character) && NUMERAL.test(lastCharacter) && displayWidth(piece) < LONGEST_NUMERAL;
}
