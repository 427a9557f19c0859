import receiptline, { type BaseCommand, type QRCode } from 'receiptline';
import { ReceiptTemplateError } from '#shared/domain/receipt-template.ts';
import { breakablePieces } from '#shared/line-breaks.ts';
import { characterWidth, displayWidth } from '#shared/text-width.ts';

/** Dots of one column (font A, 12×24). 58 mm paper = 32 columns = 384 dots, 80 mm = 48 = 576. */
export const dotsPerColumn = 12;
export const dotsPerTextRow = 24;

export type TextStyle = {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
};

export type TextRun = { readonly x: number; readonly text: string; readonly style: TextStyle };

/** One thing that comes out of the printer, positions and sizes in dots. */
export type ReceiptLine =
  | { readonly kind: 'text'; readonly runs: readonly TextRun[]; readonly height: number }
  | { readonly kind: 'rule'; readonly x: number; readonly columns: number }
  | { readonly kind: 'qr'; readonly matrix: readonly Uint8Array[]; readonly cell: number; readonly x: number };

export const plainStyle: TextStyle = { scaleX: 1, scaleY: 1, bold: false, underline: false, inverse: false };

/**
 * Lets receiptline parse and lay out the markup, and keeps what it decided instead of the bytes it would make.
 * Its own ESC/POS back end cannot draw single lines as raster, draws rules from a Japanese code page and positions
 * QR codes by commands that cheap printers lack. Throws on markup this program's templates do not use.
 */
export function layOutReceipt(markup: string, columns: number): ReceiptLine[] {
  const pieces = layOutPieces(markup, columns, breakablePieces);
  const characters = layOutPieces(markup, columns, Array.from);
  // receiptline leaves out a piece that is wider than its column; a lone comma at a line's start is the lesser evil.
  return charactersIn(pieces) < charactersIn(characters) ? characters : pieces;
}

function layOutPieces(markup: string, columns: number, cut: (text: string) => string[]): ReceiptLine[] {
  const collector = new LayoutCollector(columns, cut);
  receiptline.transform(markup, { cpl: columns, encoding: 'gb18030', cutting: false, command: collector.command() });
  return collector.lines;
}

function charactersIn(lines: readonly ReceiptLine[]): number {
  return lines.reduce(
    (sum, line) =>
      sum + (line.kind === 'text' ? line.runs.reduce((all, { text }) => all + text.replaceAll(' ', '').length, 0) : 0),
    0,
  );
}

class LayoutCollector {
  readonly lines: ReceiptLine[] = [];
  private readonly columns: number;
  private readonly cut: (text: string) => string[];
  private left = 0;
  private width: number;
  private alignment = 0;
  private position = 0;
  private style = plainStyle;
  private runs: TextRun[] = [];
  private rule = 0;

  constructor(columns: number, cut: (text: string) => string[]) {
    this.columns = columns;
    this.cut = cut;
    this.width = columns;
  }

  /** receiptline copies the object it is given, so nothing here may rely on `this` being the command. */
  command(): BaseCommand {
    return {
      ...receiptline.commands.base,
      ...this.measuring(),
      ...this.placing(),
      ...this.styling(),
      ...this.drawing(),
    };
  }

  private measuring() {
    return {
      measureText: (text: string) => displayWidth(text),
      arrayFrom: (text: string) => this.cut(text),
    };
  }

  private placing() {
    return {
      area: (left: number, width: number) => {
        this.left = left;
        this.width = width;
        return '';
      },
      align: (align: number) => {
        this.alignment = align;
        return '';
      },
      absolute: (position: number) => {
        this.position = position;
        return '';
      },
      relative: (position: number) => {
        this.position += position;
        return '';
      },
    };
  }

  private styling() {
    const set = (change: Partial<TextStyle>) => {
      this.style = { ...this.style, ...change };
      return '';
    };
    return {
      normal: () => set(plainStyle),
      ul: () => set({ underline: true }),
      em: () => set({ bold: true }),
      iv: () => set({ inverse: true }),
      // ^ is double width, ^^ double height, ^^^ both, then 3× and on.
      wh: (carets: number) =>
        set({ scaleX: carets < 2 ? carets + 1 : carets - 1, scaleY: carets < 3 ? carets : carets - 1 }),
    };
  }

  private drawing() {
    return {
      text: (text: string) => {
        const scaleY = Math.max(this.style.scaleY, 1);
        this.runs.push({ x: (this.left + this.position) * dotsPerColumn, text, style: { ...this.style, scaleY } });
        this.position += displayWidth(text) * this.style.scaleX;
        return '';
      },
      hr: (width: number) => {
        this.rule = width;
        return '';
      },
      lf: () => this.feed(),
      qrcode: (symbol: QRCode) => this.placeQr(symbol),
      // The end of a receipt is the encoder's to write, and only once.
      cut: () => unsupported('a cut'),
      vr: () => unsupported('ruled tables'),
      vrlf: () => unsupported('ruled tables'),
      image: () => unsupported('images'),
      barcode: () => unsupported('barcodes'),
      command: () => unsupported('raw commands'),
    };
  }

  private feed(): string {
    if (this.rule > 0) {
      this.lines.push({ kind: 'rule', x: this.left * dotsPerColumn, columns: this.rule });
    } else {
      const runs = this.runs.filter((run) => run.text !== '' && !(run.text.trim() === '' && !run.style.inverse));
      const scale = this.runs.reduce((most, run) => Math.max(most, run.style.scaleY), 1);
      this.lines.push({ kind: 'text', runs: [...runs].sort((a, b) => a.x - b.x), height: scale * dotsPerTextRow });
    }
    this.runs = [];
    this.rule = 0;
    this.position = 0;
    return '';
  }

  private placeQr(symbol: QRCode): string {
    const matrix = receiptline.qrcode.generate({ ...symbol, quietZone: true });
    const available = this.width * dotsPerColumn;
    const cell = Math.min(symbol.cell, Math.floor(available / matrix.length));
    // Below 3 dots (0.375 mm) hand scanners stop reading.
    if (matrix.length === 0 || cell < 3)
      throw new ReceiptTemplateError('qr', String(this.columns), `QR payload does not fit ${this.columns} columns`);
    const free = available - matrix.length * cell;
    this.lines.push({
      kind: 'qr',
      matrix,
      cell,
      x: this.left * dotsPerColumn + Math.floor((free * this.alignment) / 2),
    });
    return '';
  }
}

function unsupported(what: string): never {
  throw new ReceiptTemplateError('unsupported', what, `receipt markup may not use ${what}`);
}

/** Width in dots a run takes on paper. */
export function runWidth(run: TextRun): number {
  let columns = 0;
  for (const character of run.text) columns += characterWidth(character);
  return columns * run.style.scaleX * dotsPerColumn;
}
