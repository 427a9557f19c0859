import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, openSync, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { spelledCharacter } from '#shared/spelled-character.ts';
import { spelledFontFile } from '#renderer/lib/spelled-font/font-file.ts';
import { outlines } from '#renderer/lib/spelled-font/outlines.ts';

const require = createRequire(import.meta.url);
const NOTO = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
const noto = single(openSync(require.resolve(NOTO)));

function single(font: ReturnType<typeof openSync>): Font {
  if (!('characterSet' in font)) throw new Error('a collection');
  return font;
}

test('the letters are those of the page’s own font', () => {
  expect(Object.keys(outlines)).toHaveLength(20);
  for (const [letter, { advance, path }] of Object.entries(outlines)) {
    const glyph = noto.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    expect([letter, advance, path]).toEqual([letter, glyph.advanceWidth, glyph.path.toSVG()]);
  }
});

test.each(['\ue000', '\uf137', '𱍐', '\u{10fffd}'])(
  'a font draws %j as its number, and no other character',
  (character) => {
    const font = single(create(Buffer.from(spelledFontFile(character, 'DeskSpelled'))));
    expect(font.familyName).toBe('DeskSpelled');
    expect(font.characterSet).toEqual([character.codePointAt(0)]);
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    const letters = noto.glyphsForString(spelledCharacter(character));
    expect(glyph.advanceWidth / 2).toBe(letters.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0));
    let right = 0;
    const expected = letters.map((letter) => {
      const path = letter.path.translate(right, 0).toSVG();
      right += letter.advanceWidth;
      return path;
    });
    expect(glyph.path.scale(0.5, 0.5).toSVG()).toBe(expected.join(''));
  },
);

test('the page asks for that font before any other', () => {
  for (const file of ['base.css', 'theme.ts']) {
    const text = readFileSync(new URL(`../../renderer/ui/${file}`, import.meta.url), 'utf8');
    expect(text).toContain("DeskSpelled, 'Noto Sans SC Variable', HanaMin");
  }
});
