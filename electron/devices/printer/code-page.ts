import iconv from 'iconv-lite';
import { isPrivateUse } from '#shared/spelled-character.ts';
import { characterWidth } from '#shared/text-width.ts';

/**
 * What the printer's character ROM holds. `gbk` is the default: most cheap printers say GB18030 but carry only its one- and
 * two-byte part, and would print a four-byte character as two wrong ones. Taking the smaller set costs at most a line drawn
 * as raster; taking the larger one could cost somebody's name.
 */
export type CodePage = 'gbk' | 'gb18030';

/** Bytes of one character, or `null` when the printer has none for it. */
export function encodeCharacter(character: string, codePage: CodePage): Uint8Array | null {
  const codePoint = character.codePointAt(0) ?? 0;
  // Control and format characters print nothing, and some would act on the printer.
  if (characterWidth(character) === 0) return new Uint8Array();
  if (codePoint < 0x80) return Uint8Array.of(codePoint);
  // The standard leaves them room that printers fill with signs of their own.
  if (isPrivateUse(codePoint)) return null;
  const gb18030 = iconv.encode(character, 'gb18030');
  if (codePage === 'gb18030') return gb18030;
  // iconv-lite writes '?' for what code page 936 lacks, and a lone 0x80 for the euro, which printers do not know.
  const gbk = iconv.encode(character, 'cp936');
  return gbk.length === 2 && gbk.equals(gb18030) ? gbk : null;
}

export function isPrintable(text: string, codePage: CodePage): boolean {
  for (const character of text) if (encodeCharacter(character, codePage) === null) return false;
  return true;
}
