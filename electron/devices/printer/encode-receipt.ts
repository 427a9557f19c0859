import type { ReceiptColumns } from '#shared/domain/receipt-models.ts';
import { rasterCommands } from './bitmap.ts';
import { type CodePage, encodeCharacter, isPrintable } from './code-page.ts';
import { drawQr, drawRule, drawTextLine } from './line-raster.ts';
import type { ReceiptFonts } from './receipt-fonts.ts';
import {
  dotsPerColumn,
  layOutReceipt,
  plainStyle,
  type ReceiptLine,
  runWidth,
  type TextStyle,
} from './receipt-layout.ts';
import { spellMissing } from './spell-missing.ts';

export type EncodeOptions = {
  readonly columns: ReceiptColumns;
  readonly fonts: ReceiptFonts;
  /** Default `gbk`, see {@link CodePage}. */
  readonly codePage?: CodePage;
  /** Draws everything, for a printer without any Chinese characters. Default false. */
  readonly rasterOnly?: boolean;
  /** Ends with GS r 1, whose answer proves the job was handled. Leave out only for a printer that cannot answer. Default true. */
  readonly askProof?: boolean;
  /** False for printers with a tear bar: feeds the paper past it instead. Default true. */
  readonly cutter?: boolean;
  /** Called once with the characters that no font can draw and that were printed as `[U+20164]`. */
  readonly onMissingGlyphs?: (characters: readonly string[]) => void;
};

/** GS r 1: transmit paper status. Handled in order, so its answer follows everything before it. */
export const proofRequest = Uint8Array.of(0x1d, 0x72, 1);

const lineFeed = Uint8Array.of(0x0a);
/** ESC @ reset · GS a 0 no unasked status · ESC t 0 · FS & Chinese on · FS S 0 0 no gaps between hanzi · ESC 2 usual line spacing. */
const opening = Uint8Array.of(0x1b, 0x40, 0x1d, 0x61, 0, 0x1b, 0x74, 0, 0x1c, 0x26, 0x1c, 0x53, 0, 0, 0x1b, 0x32);
/** GS V 66 0: feed to the cutter and cut. */
const feedAndCut = Uint8Array.of(0x1d, 0x56, 66, 0);
const feedPastTearBar = Uint8Array.of(0x1b, 0x64, 5);

/**
 * Turns receipt markup into the bytes of one print job. A line with a character the printer lacks is drawn, the others stay text.
 * Throws on markup that is not a receipt's; never on data.
 */
export function encodeReceipt(markup: string, options: EncodeOptions): Uint8Array {
  const { codePage = 'gbk', askProof = true, cutter = true } = options;
  const { fonts, rasterOnly = false } = options;
  const isShown = (character: string) =>
    (!rasterOnly && encodeCharacter(character, codePage) !== null) ||
    fonts.outline(character.codePointAt(0) ?? 0) !== null;
  const spelt = spellMissing(markup.trimEnd(), isShown);
  if (spelt.missing.length > 0) options.onMissingGlyphs?.(spelt.missing);
  const lines = layOutReceipt(spelt.markup, options.columns).map((line) => encodeLine(line, codePage, options));
  const ending = [cutter ? feedAndCut : feedPastTearBar, ...(askProof ? [proofRequest] : [])];
  return Buffer.concat([opening, ...lines, ...ending]);
}

function encodeLine(line: ReceiptLine, codePage: CodePage, options: EncodeOptions): Uint8Array {
  const { rasterOnly = false, fonts } = options;
  const width = options.columns * dotsPerColumn;
  if (line.kind === 'qr') return rasterCommands(drawQr(line, width));
  if (line.kind === 'rule') {
    if (rasterOnly) return rasterCommands(drawRule(line.x, line.columns, width));
    return Buffer.concat([moveTo(line.x), Buffer.alloc(line.columns, '-'), lineFeed]);
  }
  const asText = !rasterOnly && line.runs.every((run) => isPrintable(run.text, codePage));
  return asText ? encodeTextLine(line, codePage) : rasterCommands(drawTextLine(line, width, fonts));
}

function encodeTextLine(line: Extract<ReceiptLine, { kind: 'text' }>, codePage: CodePage): Uint8Array {
  const parts: Uint8Array[] = [];
  let style = plainStyle;
  let x = 0;
  for (const run of line.runs) {
    if (run.x !== x) parts.push(moveTo(run.x));
    if (!sameStyle(run.style, style)) parts.push(styleCommands(run.style));
    for (const character of run.text) parts.push(encodeCharacter(character, codePage) ?? new Uint8Array());
    style = run.style;
    x = run.x + runWidth(run);
  }
  // Back to plain before the feed: some printers carry the height of the style into the next line.
  if (!sameStyle(style, plainStyle)) parts.push(styleCommands(plainStyle));
  return Buffer.concat([...parts, lineFeed]);
}

function sameStyle(a: TextStyle, b: TextStyle): boolean {
  return (
    a.scaleX === b.scaleX &&
    a.scaleY === b.scaleY &&
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.inverse === b.inverse
  );
}

/** ESC $ nL nH: absolute position in dots. */
function moveTo(x: number): Uint8Array {
  return Uint8Array.of(0x1b, 0x24, Math.round(x) & 0xff, Math.round(x) >> 8);
}

/**
 * Size is said twice. GS ! holds for everything on Epson and up to 8×; clones that ignore it for hanzi follow FS !, which knows
 * only double. GS ! comes last because where both count the last one wins. FS ! also carries the underline of hanzi.
 */
function styleCommands(style: TextStyle): Uint8Array {
  const hanzi = (style.scaleX > 1 ? 0x04 : 0) | (style.scaleY > 1 ? 0x08 : 0) | (style.underline ? 0x80 : 0);
  const size = ((style.scaleX - 1) << 4) | (style.scaleY - 1);
  return Buffer.concat([
    Uint8Array.of(0x1b, 0x2d, style.underline ? 2 : 0),
    Uint8Array.of(0x1b, 0x45, style.bold ? 1 : 0),
    Uint8Array.of(0x1d, 0x42, style.inverse ? 1 : 0),
    Uint8Array.of(0x1c, 0x21, hanzi),
    Uint8Array.of(0x1d, 0x21, size),
  ]);
}
