import type { PaperBlock, PaperCell, PaperContent } from '#shared/domain/form-paper.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { LINE, PADDING, rowHeight, splitRow, type PlacedBox, type RowColumn } from './form-rows.ts';

/** What a layout needs of the page it will be drawn on: lengths in millimetres, sizes in points. */
export type Ruler = {
  readonly measure: (text: string, size: number) => number;
  readonly wrap: (text: string, size: number, width: number) => string[];
};

export type PlacedPage = { readonly boxes: readonly PlacedBox[] };

export type PageFrame = {
  readonly left: number;
  readonly right: number;
  /** Where the first and where every further page begins. */
  readonly firstTop: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether the first rows leave room for a photo at the right. */
  readonly photo: boolean;
  /** Least height of a row: more where people write by hand. */
  readonly row: number;
};

export const PHOTO_MM = { width: 35, height: 45, padding: 1.5 } as const;
const LABEL_WIDTH = 20;
const LABEL_SIZE = 9;
const VALUE_SIZE = 10;
const HEADING_SIZE = 10.5;
const HEADING = 6.4;
const SIGNATURE = 15;
/** A value that would need more lines than this gets more of the line. */
const USUAL_LINES = 2;
/** As many cells may share the first row of a block. */
const FIRST_CELLS = 4;

/** Sets blocks on as many pages as they need. What is too long is broken into lines, and over pages, never cut. */
export function layOutForm(blocks: readonly PaperBlock[], frame: PageFrame, ruler: Ruler): readonly PlacedPage[] {
  const flow = new Flow(frame, ruler);
  for (const [index, block] of blocks.entries()) flow.add(block, blocks[index + 1]);
  return flow.end();
}

class Flow {
  readonly #frame: PageFrame;
  readonly #ruler: Ruler;
  readonly #pages: PlacedBox[][] = [[]];
  #y: number;

  constructor(frame: PageFrame, ruler: Ruler) {
    this.#frame = frame;
    this.#ruler = ruler;
    this.#y = frame.firstTop;
  }

  add(block: PaperBlock, next: PaperBlock | undefined): void {
    switch (block.kind) {
      case 'heading':
        // A heading alone at the foot of a page says nothing.
        this.#leaveFor(HEADING + this.#beginningOf(next));
        this.#row([this.#across({ role: 'heading', lines: [block.title], size: HEADING_SIZE, least: HEADING })]);
        break;
      case 'text':
        this.#row([
          this.#across({
            role: 'text',
            lines: this.#lines(block.words, VALUE_SIZE, this.#width),
            size: VALUE_SIZE,
            least: this.#frame.row,
          }),
        ]);
        break;
      case 'cells':
        this.#cells(block.cells);
        break;
      case 'table':
        this.#table(block);
        break;
    }
  }

  end(): readonly PlacedPage[] {
    if (this.#frame.photo) this.#placePhoto();
    return this.#pages.map((boxes) => ({ boxes }));
  }

  /** How high the part of a block is that a heading must not be parted from. */
  #beginningOf(block: PaperBlock | undefined): number {
    const { row } = this.#frame;
    switch (block?.kind) {
      case 'cells': {
        const heights = block.cells.slice(0, FIRST_CELLS).map((cell) => {
          const width = this.#valueWidth(this.#quartersOf(cell, 4), 4);
          return this.#contentLines(cell.content, width).length * VALUE_SIZE * LINE + 2 * PADDING;
        });
        return Math.min(Math.max(row, ...heights), this.#frame.bottom - this.#frame.top - HEADING);
      }
      case 'table':
        return (block.caption === '' ? 0 : HEADING) + 2 * row;
      case 'text':
      case 'heading':
      case undefined:
        return 2 * row;
    }
  }

  /** How wide a row that begins here may be: narrower beside the photo. */
  get #width(): number {
    const { left, right } = this.#frame;
    return right - left - (this.#isBesidePhoto ? PHOTO_MM.width + 2 * PHOTO_MM.padding : 0);
  }

  get #isBesidePhoto(): boolean {
    const { photo, firstTop } = this.#frame;
    return photo && this.#pages.length === 1 && this.#y < firstTop + PHOTO_MM.height + 2 * PHOTO_MM.padding;
  }

  #across(part: Pick<RowColumn, 'role' | 'lines' | 'size' | 'least'>): RowColumn {
    return { key: '', x: this.#frame.left, width: this.#width, align: 'start', ...part };
  }

  #lines(words: string, size: number, width: number): string[] {
    return words
      .split('\n')
      .flatMap((line) => (line === '' ? [''] : this.#ruler.wrap(line, size, width - 2 * PADDING)));
  }

  /** As few lines, but of one length: no single character on a line of its own. */
  #evenLines(words: string, size: number, width: number): string[] {
    const lines = this.#lines(words, size, width);
    let even = lines;
    for (let narrower = width - 1; lines.length > 1 && narrower > width / 2; narrower -= 1) {
      const tried = this.#lines(words, size, narrower);
      if (tried.length > lines.length) break;
      even = tried;
    }
    return even;
  }

  #cells(cells: readonly PaperCell[]): void {
    let waiting: { readonly cell: PaperCell; readonly quarters: number }[] = [];
    let used = 0;
    for (const cell of cells) {
      const room = this.#isBesidePhoto ? 3 : 4;
      const quarters = this.#quartersOf(cell, room);
      if (used + quarters > room) {
        this.#cellRow(waiting, used);
        waiting = [];
        used = 0;
      }
      const roomNow = this.#isBesidePhoto ? 3 : 4;
      const taken = roomNow === room ? quarters : this.#quartersOf(cell, roomNow);
      waiting.push({ cell, quarters: taken });
      used += taken;
    }
    this.#cellRow(waiting, used);
  }

  /** What the schema says, or more where the content would else be a tall narrow heap. */
  #quartersOf({ quarters, content }: PaperCell, room: number): number {
    let taken = Math.min(quarters, room);
    while (taken < room && this.#contentLines(content, this.#valueWidth(taken, room)).length > USUAL_LINES) taken += 1;
    return taken;
  }

  #valueWidth(quarters: number, room: number): number {
    return (this.#width / room) * quarters - LABEL_WIDTH;
  }

  /** The last cell takes what is left of the line. */
  #cellRow(cells: readonly { readonly cell: PaperCell; readonly quarters: number }[], used: number): void {
    if (cells.length === 0) return;
    const room = this.#isBesidePhoto ? 3 : 4;
    const quarter = this.#width / room;
    let x = this.#frame.left;
    const columns = cells.flatMap(({ cell, quarters }, index): RowColumn[] => {
      const all = index === cells.length - 1 ? quarters + room - used : quarters;
      const [from, width] = [x, quarter * all];
      x += width;
      return this.#labelled(cell, from, width);
    });
    this.#row(columns);
  }

  #labelled({ key, label, content }: PaperCell, x: number, width: number): RowColumn[] {
    const signature = content.kind === 'signature';
    return [
      {
        key: '',
        role: 'label',
        x,
        width: LABEL_WIDTH,
        lines: this.#evenLines(label, LABEL_SIZE, LABEL_WIDTH),
        size: LABEL_SIZE,
        align: 'middle',
        least: this.#frame.row,
      },
      {
        key,
        role: signature && content.signed ? 'signature' : 'value',
        x: x + LABEL_WIDTH,
        width: width - LABEL_WIDTH,
        lines: this.#contentLines(content, width - LABEL_WIDTH),
        size: VALUE_SIZE,
        align: 'start',
        least: signature ? SIGNATURE : this.#frame.row,
      },
    ];
  }

  #contentLines(content: PaperContent, width: number): readonly string[] {
    switch (content.kind) {
      case 'words':
        return content.words === '' ? [] : this.#lines(content.words, VALUE_SIZE, width);
      case 'boxes':
        return this.#boxLines(content.boxes, width);
      case 'signature':
        return [];
    }
  }

  /** A box stays with its name. */
  #boxLines(boxes: Extract<PaperContent, { kind: 'boxes' }>['boxes'], width: number): readonly string[] {
    const { on, off } = caseFileText.paper.box;
    const lines: string[] = [];
    let line = '';
    for (const { name, ticked } of boxes) {
      const piece = `${ticked ? on : off}${name}`;
      const longer = line === '' ? piece : `${line}　${piece}`;
      if (line !== '' && this.#ruler.measure(longer, VALUE_SIZE) > width - 2 * PADDING) {
        lines.push(...this.#lines(line, VALUE_SIZE, width));
        line = piece;
      } else line = longer;
    }
    return line === '' ? lines : [...lines, ...this.#lines(line, VALUE_SIZE, width)];
  }

  #table({ key, caption, columns, rows }: Extract<PaperBlock, { kind: 'table' }>): void {
    // A table is read across: it begins below the photo.
    while (this.#isBesidePhoto) this.#y = this.#frame.firstTop + PHOTO_MM.height + 2 * PHOTO_MM.padding;
    this.#leaveFor(this.#beginningOf({ kind: 'table', key, caption, columns, rows }));
    if (caption !== '') this.#row([this.#across({ role: 'text', lines: [caption], size: LABEL_SIZE, least: HEADING })]);
    const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
    const line = (cells: readonly string[], role: 'label' | 'value', first: boolean): void => {
      let x = this.#frame.left;
      this.#row(
        columns.map(({ weight }, index): RowColumn => {
          const width = (this.#width * weight) / whole;
          const from = x;
          x += width;
          const lines = this.#lines(cells[index] ?? '', LABEL_SIZE, width);
          return {
            key: first && index === 0 ? key : '',
            role,
            x: from,
            width,
            lines,
            size: LABEL_SIZE,
            align: role === 'label' ? 'middle' : 'start',
            least: this.#frame.row,
          };
        }),
      );
    };
    line(
      columns.map(({ heading }) => heading),
      'label',
      true,
    );
    for (const row of rows) line(row, 'value', false);
  }

  #leaveFor(height: number): void {
    if (this.#y + height <= this.#frame.bottom) return;
    this.#pages.push([]);
    this.#y = this.#frame.top;
  }

  /** One row; taller than a page, it goes on on the next. */
  #row(columns: readonly RowColumn[]): void {
    const { top, bottom } = this.#frame;
    const height = rowHeight(columns);
    if (height > bottom - top) {
      const [head, tail] = splitRow(columns, bottom - top);
      this.#row(head);
      this.#row(tail);
      return;
    }
    this.#leaveFor(height);
    this.#pages.at(-1)?.push(...columns.map(({ least: _least, ...column }) => ({ ...column, y: this.#y, height })));
    this.#y += height;
  }

  #placePhoto(): void {
    const { right, firstTop } = this.#frame;
    const first = this.#pages[0] ?? [];
    const width = PHOTO_MM.width + 2 * PHOTO_MM.padding;
    const beside = first.filter(
      (box) => box.x + box.width <= right - width + 0.01 && box.y < firstTop + PHOTO_MM.height + 2 * PHOTO_MM.padding,
    );
    const narrow = beside.filter(
      (box) => !first.some((each) => each.y === box.y && each.x + each.width > right - width + 0.01),
    );
    const least = PHOTO_MM.height + 2 * PHOTO_MM.padding;
    const height = Math.max(least, ...narrow.map((box) => box.y + box.height - firstTop));
    const lines = caseFileText.paper.photo.split('\n');
    first.push({
      key: '',
      role: 'photo',
      x: right - width,
      y: firstTop,
      width,
      height,
      lines,
      size: LABEL_SIZE,
      align: 'middle',
    });
  }
}
