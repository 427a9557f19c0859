import { openSync, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { isPrivateUse, spelledCharacter } from '#shared/spelled-character.ts';
import { openReceiptFonts, type ReceiptFontFiles, type ReceiptFonts } from '#electron/devices/printer/receipt-fonts.ts';

const POINTS_PER_MM = 72 / 25.4;

export type PdfWish = {
  readonly fonts: ReceiptFontFiles;
  readonly title: string;
  readonly landscape: boolean;
  /** Goes into the file instead of the clock's time, so that the same paper is the same bytes. */
  readonly createdAtMs: number;
  /** Takes the file as it grows instead of keeping it: pages behind the newest can then not be gone back to. */
  readonly onBytes?: (bytes: Uint8Array) => void;
};

export type TextStyle = {
  /** In points. */
  readonly size: number;
  readonly colour?: string;
  readonly align?: 'start' | 'middle' | 'end';
};

/** A run of text that the base font can draw, or one character that only an outline font has. */
type Run = { readonly text: string; readonly drawn: boolean };

let openedBase: { readonly file: string; readonly font: Font } | undefined;

function openBase(file: string): Font {
  if (openedBase?.file !== file) {
    const font = openSync(file);
    if (!('glyphForCodePoint' in font)) throw new Error(`${file} is a font collection, not one font`);
    openedBase = { file, font };
  }
  return openedBase.font;
}

/**
 * A PDF in A4, measured in millimetres from the top left corner. The one font is embedded, cut down to what is used; a
 * character it lacks (rare names) is drawn as a shape, or spelt as its code point where no font has it: never a box or `?`.
 */
export class PdfCanvas {
  readonly width: number;
  readonly height: number;
  readonly #document: PDFKit.PDFDocument;
  readonly #base: Font;
  readonly #rare: ReceiptFonts;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;

  constructor({ fonts, title, landscape, createdAtMs, onBytes }: PdfWish) {
    [this.width, this.height] = landscape ? [297, 210] : [210, 297];
    this.#base = openBase(fonts.base);
    this.#rare = openReceiptFonts(fonts);
    this.#document = new PDFDocument({
      size: 'A4',
      layout: landscape ? 'landscape' : 'portrait',
      margin: 0,
      autoFirstPage: false,
      bufferPages: onBytes === undefined,
      font: fonts.base,
      info: { Title: title, Producer: 'youdai-desk', Creator: 'youdai-desk', CreationDate: new Date(createdAtMs) },
      lang: 'zh-CN',
    });
    const take = onBytes ?? ((chunk: Uint8Array) => void this.#chunks.push(chunk));
    this.#document.on('data', (chunk: Buffer) => take(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.#document.on('end', resolve);
      this.#document.on('error', reject);
    });
  }

  addPage(): void {
    this.#document.addPage();
  }

  get pageCount(): number {
    return this.#document.bufferedPageRange().count;
  }

  /** Goes back to a page, counted from 0, to write what is only known at the end. */
  toPage(index: number): void {
    this.#document.switchToPage(index);
  }

  /** One line with its baseline at `y`. It is as long as it is: see `wrap` and `fit`. */
  text(text: string, x: number, y: number, { size, colour = '#000000', align = 'start' }: TextStyle): void {
    const length = this.measure(text, size);
    const shift = align === 'start' ? 0 : align === 'middle' ? length / 2 : length;
    let at = x - shift;
    for (const run of this.#runs(text)) {
      if (run.drawn) this.#drawOutline(run.text, [at, y], size, colour);
      else {
        this.#document.fontSize(size).fillColor(colour);
        this.#document.text(run.text, at * POINTS_PER_MM, y * POINTS_PER_MM, {
          lineBreak: false,
          baseline: 'alphabetic',
        });
      }
      at += this.#measureRun(run, size);
    }
  }

  /** Length of a line in millimetres. */
  measure(text: string, size: number): number {
    return this.#runs(text).reduce((sum, run) => sum + this.#measureRun(run, size), 0);
  }

  /** Lines no longer than `width`: broken after a name's dots if that will do, else between characters, never inside a number. */
  wrap(text: string, size: number, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const piece of this.#pieces(text, size, width)) {
      if (line !== '' && this.measure(line + piece, size) > width) {
        lines.push(line);
        line = piece.trimStart();
      } else line += piece;
    }
    return line === '' ? lines : [...lines, line];
  }

  #pieces(text: string, size: number, width: number): string[] {
    return text
      .split(/(?<=[·　])/u)
      .flatMap((part) => (this.measure(part, size) <= width ? [part] : (part.match(/[!-~]+|[^]/gu) ?? [])))
      .flatMap((part) => (part.length === 1 || this.measure(part, size) <= width ? [part] : Array.from(part)));
  }

  line(from: readonly [number, number], to: readonly [number, number], { width = 0.2, colour = '#000000' } = {}): void {
    this.#document
      .lineWidth(width * POINTS_PER_MM)
      .strokeColor(colour)
      .moveTo(from[0] * POINTS_PER_MM, from[1] * POINTS_PER_MM)
      .lineTo(to[0] * POINTS_PER_MM, to[1] * POINTS_PER_MM)
      .stroke();
  }

  box(x: number, y: number, [width, height]: readonly [number, number], fill: string): void {
    this.#document
      .rect(x * POINTS_PER_MM, y * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM)
      .fillColor(fill)
      .fill();
  }

  /** The lines around a rectangle. */
  frame(x: number, y: number, [width, height]: readonly [number, number]): void {
    this.#document
      .lineWidth(0.2 * POINTS_PER_MM)
      .strokeColor('#000000')
      .rect(x * POINTS_PER_MM, y * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM)
      .stroke();
  }

  /** A JPEG or PNG, as large as fits into the rectangle, in its middle. False when it cannot be read. */
  picture(bytes: Uint8Array, [x, y]: readonly [number, number], [width, height]: readonly [number, number]): boolean {
    try {
      this.#document.image(Buffer.from(bytes), x * POINTS_PER_MM, y * POINTS_PER_MM, {
        fit: [width * POINTS_PER_MM, height * POINTS_PER_MM],
        align: 'center',
        valign: 'center',
      });
      return true;
    } catch {
      return false;
    }
  }

  /** An entry of the reader's table of contents that leads to the newest page. */
  bookmark(title: string): void {
    this.#document.outline.addItem(title);
  }

  /** What `draw` puts on the page, turned around a point by degrees against the clock. */
  turned(degrees: number, around: readonly [number, number], draw: () => void): void {
    this.#document.save();
    this.#document.rotate(-degrees, { origin: [around[0] * POINTS_PER_MM, around[1] * POINTS_PER_MM] });
    draw();
    this.#document.restore();
  }

  async finish(): Promise<Uint8Array> {
    this.#document.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #runs(text: string): Run[] {
    const runs: { text: string; drawn: boolean }[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const known = this.#base.hasGlyphForCodePoint(codePoint) && !isPrivateUse(codePoint);
      const drawn = !known && this.#rare.outline(codePoint) !== null;
      // What no font here can draw is named, as on receipts: an empty box would say nothing.
      const shown = known || drawn ? character : spelledCharacter(character);
      const last = runs.at(-1);
      if (last && !last.drawn && !drawn) last.text += shown;
      else runs.push({ text: shown, drawn });
    }
    return runs;
  }

  #measureRun({ text, drawn }: Run, size: number): number {
    if (!drawn) return this.#document.fontSize(size).widthOfString(text) / POINTS_PER_MM;
    const outline = this.#rare.outline(text.codePointAt(0) ?? 0);
    return outline === null ? 0 : ((outline.advance / outline.unitsPerEm) * size) / POINTS_PER_MM;
  }

  #drawOutline(character: string, [x, y]: readonly [number, number], size: number, colour: string): void {
    const outline = this.#rare.outline(character.codePointAt(0) ?? 0);
    if (outline === null) return;
    const scale = size / outline.unitsPerEm;
    this.#document
      .save()
      .translate(x * POINTS_PER_MM, y * POINTS_PER_MM)
      .scale(scale, -scale)
      .path(outline.path)
      .fillColor(colour)
      .fill()
      .restore();
  }
}
