import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync, type Font } from 'fontkit';
import { isPrivateUse } from '#shared/spelled-character.ts';

/** Outline of one character as an SVG path in font units, y upwards. */
export type GlyphOutline = { readonly path: string; readonly advance: number; readonly unitsPerEm: number };

export type ReceiptFonts = {
  /** `null` when no font here can draw the code point. */
  outline(codePoint: number): GlyphOutline | null;
};

/**
 * Where the font files are. `base` is one TTF with all everyday characters; `slicesCss` is the style sheet of a font cut into
 * WOFF2 slices, whose `unicode-range`s tell which slice holds a rare character. A packaged application passes its own paths.
 */
export type ReceiptFontFiles = { readonly base: string; readonly slicesCss: string };

type Slice = { readonly file: string; readonly ranges: readonly (readonly [number, number])[] };

/** The files as `npm ci` lays them: Noto Sans SC (OFL) and the Hanazono slices for extensions B to F. */
export function installedFontFiles(): ReceiptFontFiles {
  const require = createRequire(import.meta.url);
  const noto = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const hanazono = dirname(require.resolve('hanamin/package.json'));
  return { base: join(noto, '500Medium', 'NotoSansSC_500Medium.ttf'), slicesCss: join(hanazono, 'HanaMin.css') };
}

/** Opens nothing yet: most receipts hold no rare character, and the base font alone is 10 MB. Throws when a file is missing at first use. */
export function openReceiptFonts(files: ReceiptFontFiles): ReceiptFonts {
  const opened = new Map<string, Font>();
  const outlines = new Map<number, GlyphOutline | null>();
  let slices: Slice[] | undefined;

  const open = (file: string): Font => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const font = openSync(file);
    if (!('glyphForCodePoint' in font)) throw new Error(`${file} is a font collection, not one font`);
    opened.set(file, font);
    return font;
  };

  const find = (codePoint: number): GlyphOutline | null => {
    // Hanazono draws signs of its own there.
    if (isPrivateUse(codePoint)) return null;
    const base = outlineIn(open(files.base), codePoint);
    if (base !== null) return base;
    slices ??= readSlices(files.slicesCss);
    for (const slice of slices) {
      if (!slice.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
      const found = outlineIn(open(slice.file), codePoint);
      if (found !== null) return found;
    }
    return null;
  };

  return {
    outline(codePoint) {
      const known = outlines.get(codePoint);
      if (known !== undefined) return known;
      const found = find(codePoint);
      outlines.set(codePoint, found);
      return found;
    },
  };
}

function outlineIn(font: Font, codePoint: number): GlyphOutline | null {
  if (!font.hasGlyphForCodePoint(codePoint)) return null;
  const glyph = font.glyphForCodePoint(codePoint);
  // Glyph 0 is .notdef: an empty box that says nothing about which character is missing.
  if (glyph.id === 0) return null;
  return { path: glyph.path.toSVG(), advance: glyph.advanceWidth, unitsPerEm: font.unitsPerEm };
}

function readSlices(cssFile: string): Slice[] {
  const css = readFileSync(cssFile, 'utf8');
  const slices: Slice[] = [];
  for (const [, body = ''] of css.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
    const file = /url\(([^)]+\.woff2)\)/.exec(body)?.[1];
    const ranges = /unicode-range:([^;]*)/.exec(body)?.[1];
    if (file === undefined || ranges === undefined) continue;
    slices.push({ file: join(dirname(cssFile), file), ranges: ranges.split(',').map(parseRange) });
  }
  if (slices.length === 0) throw new Error(`${cssFile} names no font slices`);
  return slices;
}

function parseRange(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
