import { spelledCharacter } from '#shared/spelled-character.ts';
import { outlines } from './outlines.ts';

type Point = { readonly x: number; readonly y: number; readonly onCurve: boolean };
type Contour = readonly Point[];

/** Twice the outlines' own, for they have halves. */
const SCALE = 2;
const UNITS_PER_EM = 1000 * SCALE;
const ASCENT = 1160 * SCALE;
const DESCENT = -288 * SCALE;

/**
 * A TrueType font whose only character is drawn as its own number, `[U+31350]`, in one glyph: a box whose text holds the
 * character then shows what the rest of the page shows, and its text stays what it is. Takes one code point.
 */
export function spelledFontFile(character: string, family: string): Uint8Array<ArrayBuffer> {
  const { contours, advance } = drawn(spelledCharacter(character));
  const points = contours.flat();
  const across = points.map(({ x }) => x);
  const up = points.map(({ y }) => y);
  const bounds = [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)];
  const glyph = glyphTable(contours, bounds);
  return fontOf({
    'OS/2': os2Table(advance),
    cmap: cmapTable(character.codePointAt(0) ?? 0),
    glyf: glyph,
    head: headTable(bounds),
    hhea: hheaTable(advance, bounds),
    hmtx: bytes(shorts(advance, 0, advance, bounds[0] ?? 0)),
    // The missing glyph is empty, the other one is the whole table.
    loca: bytes(longs(0, 0, glyph.length)),
    maxp: maxpTable(contours),
    name: nameTable(family),
    post: bytes(longs(0x0003_0000, 0), shorts(-200, 100), longs(0, 0, 0, 0, 0)),
  });
}

/** The letters set one behind the other. */
function drawn(word: string): { readonly contours: readonly Contour[]; readonly advance: number } {
  let advance = 0;
  const contours: Contour[] = [];
  for (const letter of word) {
    const outline = outlines[letter];
    if (outline === undefined) throw new Error(`no outline for ${letter}`);
    contours.push(...contoursOf(outline.path, advance));
    advance += outline.advance * SCALE;
  }
  return { contours, advance };
}

function contoursOf(path: string, right: number): Contour[] {
  return path
    .split('Z')
    .filter((part) => part !== '')
    .map((part) => {
      const points = [...part.matchAll(/([MLQ])([^MLQ]*)/g)].flatMap(([, kind, numbers = '']) => {
        const [first = 0, second = 0, third = 0, fourth = 0] = numbers.trim().split(/[ ,]+/).map(Number);
        if (kind !== 'Q') return [pointAt(first, second, true)];
        return [pointAt(first, second, false), pointAt(third, fourth, true)];
      });
      const [start] = points;
      const end = points.at(-1);
      // A contour closes itself.
      return start?.x === end?.x && start?.y === end?.y ? points.slice(0, -1) : points;
    })
    .map((points) => points.map(({ x, y, onCurve }) => ({ x: x + right, y, onCurve })));
}

function pointAt(x: number, y: number, onCurve: boolean): Point {
  return { x: x * SCALE, y: y * SCALE, onCurve };
}

function glyphTable(contours: readonly Contour[], bounds: readonly number[]): Uint8Array {
  const points = contours.flat();
  let last = -1;
  const ends = contours.map(({ length }) => (last += length));
  const steps = (values: readonly number[]) => shorts(...values.map((value, at) => value - (values[at - 1] ?? 0)));
  return padded(
    bytes(
      shorts(contours.length, ...bounds, ...ends, 0),
      points.map(({ onCurve }) => (onCurve ? 1 : 0)),
      steps(points.map(({ x }) => x)),
      steps(points.map(({ y }) => y)),
    ),
  );
}

/** Format 12, for characters beyond the first plane. */
function cmapTable(codePoint: number): Uint8Array {
  const header = bytes(shorts(0, 1, 3, 10), longs(12));
  return bytes(header, shorts(12, 0), longs(28, 0, 1, codePoint, codePoint, 1));
}

function headTable(bounds: readonly number[]): Uint8Array {
  return bytes(
    longs(0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5),
    shorts(0, UNITS_PER_EM),
    longs(0, 0, 0, 0),
    // No style, readable from 8 px, left to right, long offsets.
    shorts(...bounds, 0, 8, 2, 1, 0),
  );
}

function hheaTable(advance: number, [left = 0, , right = 0]: readonly number[]): Uint8Array {
  const sizes = shorts(ASCENT, DESCENT, 0, advance, left, advance - right, right);
  return bytes(longs(0x0001_0000), sizes, shorts(1, 0, 0, 0, 0, 0, 0, 0, 2));
}

function maxpTable(contours: readonly Contour[]): Uint8Array {
  const sizes = shorts(2, contours.flat().length, contours.length, 0, 0, 1);
  return bytes(longs(0x0001_0000), sizes, new Uint8Array(16));
}

function os2Table(advance: number): Uint8Array {
  return bytes(
    shorts(4, advance, 400, 5, 0),
    // Subscripts, the family's class, its drawing, its scripts.
    new Uint8Array(22 + 10 + 16),
    longs(0x4445_534b),
    shorts(0x40, 0xffff, 0xffff, ASCENT, DESCENT, 0, ASCENT, -DESCENT),
    longs(0, 0),
    shorts(530 * SCALE, 733 * SCALE, 0, 32, 1),
  );
}

function nameTable(family: string): Uint8Array {
  const text = shorts(...lettersOf(family));
  const ids = [1, 4, 6];
  const records = ids.flatMap((id) => shorts(3, 1, 0x409, id, text.length, 0));
  return bytes(shorts(0, ids.length, 6 + 12 * ids.length), records, text);
}

/** Directory, then the tables by name, each at a multiple of four bytes. */
function fontOf(tables: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const sorted = Object.entries(tables).toSorted(([first], [second]) => (first < second ? -1 : 1));
  let offset = 12 + 16 * sorted.length;
  const directory = sorted.map(([name, body]) => {
    const entry = bytes(lettersOf(name), longs(checksum(body), offset, body.length));
    offset += padded(body).length;
    return entry;
  });
  const header = bytes(longs(0x0001_0000), shorts(sorted.length, 128, 3, sorted.length * 16 - 128));
  return bytes(header, ...directory, ...sorted.map(([, body]) => padded(body)));
}

function checksum(body: Uint8Array): number {
  const view = new DataView(padded(body).buffer);
  let sum = 0;
  for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Of names in letters of ASCII. */
function lettersOf(name: string): number[] {
  return Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
}

function bytes(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function padded(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes(body, new Uint8Array((4 - (body.length % 4)) % 4));
}

function shorts(...values: readonly number[]): number[] {
  return values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
}

function longs(...values: readonly number[]): number[] {
  return values.flatMap((value) => shorts(value >>> 16, value & 0xffff));
}
