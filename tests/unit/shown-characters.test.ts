import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync } from 'fontkit';
import { expect, test } from 'vitest';
import { isPrivateUse, spelledCharacter } from '#shared/spelled-character.ts';
import { spellUnshown, unshownIn } from '#renderer/lib/unshown-characters.ts';

const require = createRequire(import.meta.url);

/** Every code point that the page's style sheets lead to a file which has a glyph for it. */
function drawnByThePage(): Set<number> {
  const noto = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const hanazono = dirname(require.resolve('hanamin/package.json'));
  const drawn = new Set<number>();
  for (const css of [join(noto, 'index.css'), join(hanazono, 'HanaMin.css')]) {
    for (const [, body = ''] of readFileSync(css, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g)) {
      const file = /url\((?:\.\/)?([^)]+\.woff2)\)/.exec(body)?.[1];
      if (file === undefined) throw new Error(`a face without a file in ${css}`);
      const font = openSync(join(dirname(css), file));
      if (!('characterSet' in font)) throw new Error('a collection');
      const ranges = (/unicode-range:([^;]*)/.exec(body)?.[1] ?? '').split(',').map((range) => {
        const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      });
      for (const codePoint of font.characterSet)
        if (ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) drawn.add(codePoint);
    }
  }
  return drawn;
}

test('what the page spells is what its fonts lack: every han character and private code point, one by one', () => {
  const drawn = drawnByThePage();
  const wrong: string[] = [];
  for (let codePoint = 0x2e80; codePoint <= 0x3347f; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    const mustSpell = isPrivateUse(codePoint) || (/\p{Script=Han}/u.test(character) && !drawn.has(codePoint));
    const known = drawn.has(codePoint) && !isPrivateUse(codePoint);
    const isSpelt = spellUnshown(character) !== character;
    if ((mustSpell && !isSpelt) || (known && isSpelt)) wrong.push(spelledCharacter(character));
  }
  expect(wrong).toEqual([]);
});

test('letters, digits, dots, signs and all else a machine has itself stay', () => {
  const text = '张𠅤 Ａ１2·（）。😀️ ÀЖ';
  expect(spellUnshown(text)).toBe(text);
  expect(unshownIn(text)).toBe('');
  expect(spellUnshown('李\u{31350}\ue000试')).toBe('李[U+31350][U+E000]试');
  expect(unshownIn('李\u{31350}\ue000\u{31350}')).toBe('[U+31350][U+E000]');
});
