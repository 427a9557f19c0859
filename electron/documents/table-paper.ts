import type { ReceiptFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { PdfCanvas } from './pdf-canvas.ts';

/** `width` in millimetres, `size` in points. */
export type PaperColumn = {
  readonly heading: string;
  readonly width: number;
  readonly size: number;
  readonly align?: 'start' | 'middle';
};

export type TablePaper = {
  readonly title: string;
  /** Under the title: date, how many, whose. */
  readonly subtitle: string;
  /** How to fill it in; repeated on each page. */
  readonly legend: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Said instead of a table without rows. */
  readonly empty: string;
  readonly footer: string;
  readonly pageText: (page: number, pages: number) => string;
  /** Across every page of a practice station; null on a real one. */
  readonly practiceMark: string | null;
  /** Least height of a row in millimetres: room to write. */
  readonly rowHeight: number;
  readonly createdAtMs: number;
};

const MARGIN = 10;
const PADDING = 1.6;
const TITLE_SIZE = 17;
const SMALL_SIZE = 10;
const HEADING_SIZE = 10.5;
const HEADING_HEIGHT = 8;
const FOOTER_SPACE = 9;
/** Millimetres of a line of text per point of its size. */
const LINE = 0.46;

/** A list in A4 landscape over as many pages as it needs, the head on each. */
export async function makeTablePaper(paper: TablePaper, fonts: ReceiptFontFiles): Promise<Uint8Array> {
  const { title, createdAtMs } = paper;
  const canvas = new PdfCanvas({ fonts, title, landscape: true, createdAtMs });
  const bottom = canvas.height - MARGIN - FOOTER_SPACE;
  let y = beginPage(canvas, paper);
  for (const row of paper.rows) {
    const cells = row.map((text, index) => linesOf(canvas, text, paper.columns[index]));
    const height = Math.max(paper.rowHeight, ...cells.map((cell) => cell.height));
    if (y + height > bottom) y = beginPage(canvas, paper);
    drawRow(canvas, paper.columns, cells, { y, height });
    y += height;
  }
  if (paper.rows.length === 0) {
    canvas.text(paper.empty, canvas.width / 2, y + 20, { size: TITLE_SIZE, align: 'middle' });
  }
  finishPages(canvas, paper);
  return canvas.finish();
}

/** Head, legend and column headings; returns where the first row begins. */
function beginPage(canvas: PdfCanvas, paper: TablePaper): number {
  canvas.addPage();
  if (paper.practiceMark !== null) drawPracticeMark(canvas, paper.practiceMark);
  canvas.text(paper.title, MARGIN, MARGIN + 6, { size: TITLE_SIZE });
  canvas.text(paper.subtitle, canvas.width - MARGIN, MARGIN + 6, { size: SMALL_SIZE + 1, align: 'end' });
  let y = MARGIN + 11;
  for (const line of canvas.wrap(paper.legend, SMALL_SIZE, canvas.width - 2 * MARGIN)) {
    y += SMALL_SIZE * LINE;
    canvas.text(line, MARGIN, y - 1, { size: SMALL_SIZE, colour: '#333333' });
  }
  y += 1;
  canvas.box(MARGIN, y, [canvas.width - 2 * MARGIN, HEADING_HEIGHT], '#ececec');
  const cells = paper.columns.map((column) => ({
    lines: [column.heading],
    size: HEADING_SIZE,
    height: HEADING_HEIGHT,
    align: column.align ?? 'start',
  }));
  canvas.line([MARGIN, y], [canvas.width - MARGIN, y], { width: 0.35 });
  drawRow(canvas, paper.columns, cells, { y, height: HEADING_HEIGHT });
  return y + HEADING_HEIGHT;
}

type Cell = {
  readonly lines: readonly string[];
  readonly size: number;
  readonly height: number;
  readonly align: 'start' | 'middle';
};

/** A cell's lines. What does not fit is broken into more lines, never cut. */
function linesOf(canvas: PdfCanvas, text: string, column: PaperColumn | undefined): Cell {
  if (!column) return { lines: [], size: SMALL_SIZE, height: 0, align: 'start' };
  const { size, width, align = 'start' } = column;
  const lines = text.split('\n').flatMap((part) => canvas.wrap(part, size, width - 2 * PADDING));
  return { lines, size, height: lines.length * size * LINE + 2 * PADDING, align };
}

function drawRow(
  canvas: PdfCanvas,
  columns: readonly PaperColumn[],
  cells: readonly Cell[],
  { y, height }: { readonly y: number; readonly height: number },
): void {
  let x = MARGIN;
  canvas.line([x, y], [x, y + height]);
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (cell) drawCell(canvas, cell, { x, y, height, width: column.width });
    x += column.width;
    canvas.line([x, y], [x, y + height]);
  }
  canvas.line([MARGIN, y + height], [x, y + height]);
}

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function drawCell(canvas: PdfCanvas, { lines, size, align }: Cell, place: Place): void {
  const step = size * LINE;
  // A line's baseline lies at about four fifths of its height.
  const first = place.y + (place.height - lines.length * step) / 2 + step * 0.78;
  const x = align === 'middle' ? place.x + place.width / 2 : place.x + PADDING;
  for (const [index, line] of lines.entries()) canvas.text(line, x, first + index * step, { size, align });
}

function drawPracticeMark(canvas: PdfCanvas, mark: string): void {
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  canvas.turned(28, [x, y], () => canvas.text(mark, x, y + 25, { size: 190, colour: '#ededed', align: 'middle' }));
}

function finishPages(canvas: PdfCanvas, { footer, pageText }: TablePaper): void {
  const y = canvas.height - MARGIN;
  for (let page = 0; page < canvas.pageCount; page += 1) {
    canvas.toPage(page);
    canvas.text(footer, MARGIN, y, { size: SMALL_SIZE, colour: '#333333' });
    canvas.text(pageText(page + 1, canvas.pageCount), canvas.width - MARGIN, y, { size: SMALL_SIZE + 1, align: 'end' });
  }
}
