import { type Command } from './commands.ts';
import { type Cell, type PaperLine, textOf } from './paper.ts';

export type EngineOptions = {
  readonly columns: number;
  /** `gbk` printers take the four bytes of a GB18030 character for something else, as many cheap ones do. */
  readonly codePage: 'gbk' | 'gb18030';
};

type Mode = {
  hanzi: boolean;
  bold: boolean;
  inverse: boolean;
  underline: boolean;
  scaleX: number;
  scaleY: number;
  align: number;
  left: number;
  lineSpacing: number;
};

// The platform's decoder, not the library the encoder uses.
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const unprintable = '\u25a1';

const switchedOn: Mode = {
  hanzi: false,
  bold: false,
  inverse: false,
  underline: false,
  scaleX: 1,
  scaleY: 1,
  align: 0,
  left: 0,
  lineSpacing: 30,
};

/** Carries out commands as a printer would and keeps what came onto the paper, cut into pieces. */
export class PrintEngine {
  readonly unknown: Uint8Array[] = [];
  private readonly options: EngineOptions;
  private mode = { ...switchedOn };
  private cells: Cell[] = [];
  private x = 0;
  private qr = { cell: 3, payload: '' };
  private lines: PaperLine[] = [];

  constructor(options: EngineOptions) {
    this.options = options;
  }

  get printed(): readonly PaperLine[] {
    return this.lines;
  }

  /** Switching off loses what is in the line buffer and every setting, not what is on paper. */
  reset(): void {
    this.mode = { ...switchedOn };
    this.cells = [];
    this.x = 0;
  }

  /** Takes the piece that a cut just separated. */
  takePiece(): PaperLine[] {
    const piece = this.lines;
    this.lines = [];
    return piece;
  }

  run(command: Command): void {
    const [a = 0, b = 0] = command.args;
    const mode = this.mode;
    switch (command.name) {
      case 'TEXT': this.print(command.args); break;
      case 'LF': this.feed(); break;
      case 'ESC @': this.reset(); break;
      case 'ESC a': mode.align = a % 48; break;
      case 'ESC d': this.feed(); this.blank(Math.max(0, a - 1)); break;
      case 'ESC 2': mode.lineSpacing = 30; break;
      case 'ESC 3': mode.lineSpacing = a; break;
      case 'ESC E': mode.bold = (a & 1) === 1; break;
      case 'ESC -': mode.underline = a % 48 > 0; break;
      case 'FS -': mode.underline = a % 48 > 0; break;
      case 'GS B': mode.inverse = (a & 1) === 1; break;
      case 'FS &': mode.hanzi = true; break;
      case 'FS .': mode.hanzi = false; break;
      case 'FS !': mode.scaleX = (a & 4) === 0 ? 1 : 2; mode.scaleY = (a & 8) === 0 ? 1 : 2; break;
      case 'GS !': mode.scaleX = (a >> 4) + 1; mode.scaleY = (a & 15) + 1; break;
      case 'GS L': mode.left = a + b * 256; break;
      case 'ESC $': this.x = a + b * 256; break;
      case 'ESC \\': this.x += a + b * 256; break;
      case 'GS V': this.flush(); break;
      case 'GS v 0': this.image(command.args); break;
      case 'GS ( k': this.symbol(command.args); break;
      case 'CR': case 'ESC M': case 'ESC  ': case 'ESC t': case 'ESC R': case 'ESC {': case 'FS S': case 'FS C': case 'GS W': break;
      default: this.unknown.push(command.bytes);
    } // prettier-ignore
  }

  private print(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const length = this.mode.hanzi ? this.lengthAt(bytes, at) : 1;
      this.put(this.decode(bytes.subarray(at, at + length)), length === 1 ? 1 : 2);
      at += length;
    }
  }

  private lengthAt(bytes: Uint8Array, at: number): number {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    if (first < 0x81) return 1;
    return this.options.codePage === 'gb18030' && second >= 0x30 && second <= 0x39 ? 4 : 2;
  }

  private decode(bytes: Uint8Array): string {
    if (bytes.length === 1 && (bytes[0] ?? 0) >= 0x80) return unprintable;
    try {
      return gb18030.decode(bytes);
    } catch {
      return unprintable;
    }
  }

  private put(character: string, columns: number): void {
    const { scaleX, scaleY, bold, inverse, underline } = this.mode;
    const width = columns * 12 * scaleX;
    const paper = this.options.columns * 12;
    if (this.mode.left + this.x + width > paper) this.flush(true);
    this.cells.push({ x: this.mode.left + this.x, character, width, height: 24 * scaleY, bold, inverse, underline });
    this.x += width;
  }

  private flush(overflowed = false): void {
    if (this.cells.length > 0) this.endLine(overflowed);
  }

  private feed(): void {
    this.endLine(false);
  }

  private blank(count: number): void {
    for (let line = 0; line < count; line++) this.endLine(false);
  }

  private endLine(overflowed: boolean): void {
    const tallest = this.cells.reduce((most, cell) => Math.max(most, cell.height), 0);
    const used = this.x;
    const shift = Math.floor(((this.options.columns * 12 - used) * this.mode.align) / 2);
    const cells = shift > 0 ? this.cells.map((cell) => ({ ...cell, x: cell.x + shift })) : this.cells;
    const feed = Math.max(tallest === 0 ? 0 : tallest + Math.max(0, this.mode.lineSpacing - 24), this.mode.lineSpacing);
    this.lines.push({ kind: 'text', text: textOf(cells), cells, feed, overflowed });
    this.cells = [];
    this.x = 0;
  }

  private image(args: Uint8Array): void {
    this.flush();
    const [, widthLow = 0, widthHigh = 0, heightLow = 0, heightHigh = 0] = args;
    const width = (widthLow + widthHigh * 256) * 8;
    const height = heightLow + heightHigh * 256;
    const data = args.slice(5);
    const last = this.lines.at(-1);
    // Bands of one picture follow each other without a gap; only a full band can have a continuation.
    if (last?.kind === 'image' && last.width === width && last.height % 255 === 0) {
      this.lines.pop();
      this.lines.push({ ...last, height: last.height + height, data: Buffer.concat([last.data, data]) });
      return;
    }
    const free = this.options.columns * 12 - width;
    this.lines.push({ kind: 'image', x: Math.max(0, Math.floor((free * this.mode.align) / 2)), width, height, data });
  }

  private symbol(args: Uint8Array): void {
    const [type = 0, task = 0, value = 0] = args;
    if (type !== 49) return;
    if (task === 67) this.qr.cell = value;
    if (task === 80) this.qr.payload = new TextDecoder().decode(args.subarray(3));
    if (task === 81) this.lines.push({ kind: 'qr', x: 0, ...this.qr });
  }
}
