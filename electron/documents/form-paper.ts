import type { FormPaperKind } from '#shared/contract/case-files.ts';
import type { PaperBlock } from '#shared/domain/form-paper.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { layOutForm, PHOTO_MM, type PageFrame, type PlacedPage } from './form-layout.ts';
import { LINE, PADDING, type PlacedBox } from './form-rows.ts';
import type { PdfCanvas } from './pdf-canvas.ts';

const text = caseFileText.paper;

export type FormPaper = {
  readonly kind: FormPaperKind;
  readonly blocks: readonly PaperBlock[];
  readonly stationName: string;
  /** `null` on a blank. */
  readonly number: string | null;
  readonly hint: string;
  readonly photo: Uint8Array | null;
  readonly signature: Uint8Array | null;
  readonly footer: string;
  /** Across every page of a practice station. */
  readonly practice: boolean;
  /** Under which a reader finds it in a file of many. */
  readonly bookmark: string;
};

const MARGIN = 10;
const TITLE_SIZE = 17;
const SMALL_SIZE = 8.5;
const FOOTER_SPACE = 8;
const LABEL_FILL = '#f2f2f2';
const HEADING_FILL = '#dedede';
const GREY = '#555555';

/** Where a paper's pages are set, before anything is drawn: the number of pages is known then. */
export function layOutPaper(canvas: PdfCanvas, paper: FormPaper): readonly PlacedPage[] {
  const ruler = {
    measure: (words: string, size: number) => canvas.measure(words, size),
    wrap: (words: string, size: number, width: number) => canvas.wrap(words, size, width),
  };
  return layOutForm(paper.blocks, frameOf(canvas, paper), ruler);
}

export function frameOf(
  { width, height }: { readonly width: number; readonly height: number },
  { kind, number }: Pick<FormPaper, 'kind' | 'number'>,
): PageFrame {
  return {
    left: MARGIN,
    right: width - MARGIN,
    firstTop: MARGIN + 25,
    top: MARGIN + 7,
    bottom: height - MARGIN - FOOTER_SPACE,
    photo: kind !== 'sign-off',
    row: number === null ? 8 : 7.2,
  };
}

/** Draws one page of a paper on a new page of the file. */
export function drawPaperPage(canvas: PdfCanvas, paper: FormPaper, pages: readonly PlacedPage[], index: number): void {
  canvas.addPage();
  if (paper.practice) drawPracticeMark(canvas);
  if (index === 0) drawHead(canvas, paper);
  else drawRunningHead(canvas, paper);
  for (const box of pages[index]?.boxes ?? []) drawBox(canvas, paper, box);
  const y = canvas.height - MARGIN;
  canvas.line([MARGIN, y - 5], [canvas.width - MARGIN, y - 5], { width: 0.15, colour: GREY });
  canvas.text(paper.footer, MARGIN, y - 1, { size: SMALL_SIZE, colour: GREY });
  const personal = paper.number === null ? '' : `${text.personal}　`;
  canvas.text(personal + text.page(index + 1, pages.length), canvas.width - MARGIN, y - 1, {
    size: SMALL_SIZE,
    colour: GREY,
    align: 'end',
  });
}

function drawHead(canvas: PdfCanvas, paper: FormPaper): void {
  const { kind, stationName, number, hint } = paper;
  canvas.text(text.title[kind], canvas.width / 2, MARGIN + 7, { size: TITLE_SIZE, align: 'middle' });
  canvas.text(text.note, canvas.width / 2, MARGIN + 12.5, { size: SMALL_SIZE, colour: GREY, align: 'middle' });
  canvas.text(text.station(stationName), MARGIN, MARGIN + 18.5, { size: 10 });
  canvas.text(numberText(number), canvas.width - MARGIN, MARGIN + 18.5, { size: 10, align: 'end' });
  canvas.text(hint, MARGIN, MARGIN + 23.5, { size: SMALL_SIZE, colour: GREY });
}

function drawRunningHead(canvas: PdfCanvas, { kind, number }: FormPaper): void {
  canvas.text(text.title[kind], MARGIN, MARGIN + 4, { size: 10 });
  canvas.text(numberText(number), canvas.width - MARGIN, MARGIN + 4, { size: 10, align: 'end' });
}

function numberText(number: string | null): string {
  return number === null ? text.numberBlank : text.number(number);
}

function drawBox(canvas: PdfCanvas, paper: FormPaper, box: PlacedBox): void {
  const { x, y, width, height, role } = box;
  const fill = role === 'heading' ? HEADING_FILL : role === 'label' ? LABEL_FILL : null;
  if (fill !== null) canvas.box(x, y, [width, height], fill);
  canvas.frame(x, y, [width, height]);
  if (role === 'photo' && paper.photo !== null) {
    const at = [x + PHOTO_MM.padding, y + (height - PHOTO_MM.height) / 2] as const;
    // One picture that a reader of papers stumbles over must not cost the other cases of a file.
    if (canvas.picture(paper.photo, at, [PHOTO_MM.width, PHOTO_MM.height])) return;
  }
  if (role === 'signature' && paper.signature !== null) {
    if (canvas.picture(paper.signature, [x + PADDING, y + 1], [width - 2 * PADDING, height - 2])) return;
  }
  drawLines(canvas, box);
}

function drawLines(canvas: PdfCanvas, { x, y, width, height, lines, size, align }: PlacedBox): void {
  const step = size * LINE;
  // A line's baseline lies at about four fifths of its height.
  const first = y + (height - lines.length * step) / 2 + step * 0.78;
  const at = align === 'middle' ? x + width / 2 : x + PADDING;
  for (const [index, line] of lines.entries()) canvas.text(line, at, first + index * step, { size, align });
}

function drawPracticeMark(canvas: PdfCanvas): void {
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  canvas.turned(45, [x, y], () =>
    canvas.text(text.practice, x, y + 20, { size: 170, colour: '#ededed', align: 'middle' }),
  );
}
