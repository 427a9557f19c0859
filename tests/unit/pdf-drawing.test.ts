import { expect, test } from 'vitest';
import { fontFamily } from '#renderer/ui/theme.ts';
import { withOwnFonts } from '#renderer/features/documents/pdf/own-fonts-canvas.ts';
import { pixelsFor } from '#renderer/features/documents/pdf/pixels-for.ts';

test.each<[string, [number, number], [number, number]]>([
  ['A4', [595, 842], [1837, 2600]],
  ['A4 across', [842, 595], [2600, 1837]],
  ['a phone’s page of a metre', [3024, 4032], [1950, 2600]],
  ['a card', [153, 243], [1637, 2600]],
  ['a thread', [1, 14_400], [1, 2600]],
])('%s is drawn with somewhat more pixels than are kept', (_, [width, height], [across, down]) => {
  expect(pixelsFor({ width, height }, 2000)).toMatchObject({ width: across, height: down });
});

test.each([
  [0, 0],
  [Number.NaN, 842],
])('a page of %s × %s is none', (width, height) => {
  expect(() => pixelsFor({ width, height }, 2000)).toThrow('without a size');
});

test('text without a font of its own is drawn by the page’s, not by what the machine has', () => {
  expect(withOwnFonts('normal normal 28px "g_d0_f1", sans-serif')).toBe(`normal normal 28px "g_d0_f1", ${fontFamily}`);
  expect(withOwnFonts('italic bold 9px "g_d0_f2", serif')).toBe(`italic bold 9px "g_d0_f2", ${fontFamily}`);
  expect(withOwnFonts('9px monospace')).toBe(`9px ${fontFamily}`);
});
